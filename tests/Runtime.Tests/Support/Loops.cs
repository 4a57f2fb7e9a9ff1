using Coroutines;

namespace Runtime.Tests;

/// <summary>Loops in virtual time that collect what they report.</summary>
internal sealed class Loops
{
    public List<EventLoopError> Errors { get; } = [];

    public EventLoopOptions Options => new() { TimeProvider = new VirtualClock(), ExceptionHandler = Errors.Add };

    public static EventLoop New() => new(new EventLoopOptions
    {
        TimeProvider = new VirtualClock(),
        ExceptionHandler = error => throw new InvalidOperationException(error.ToString()),
    });

    public static void Run(Coroutine main) => Coroutine.Run(main, new Loops().Options);

    public static T Run<T>(Coroutine<T> main) => Coroutine.Run(main, new Loops().Options);
}
