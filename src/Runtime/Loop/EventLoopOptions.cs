namespace Coroutines;

/// <summary>How an <see cref="EventLoop"/> is made.</summary>
public sealed class EventLoopOptions
{
    /// <summary>The clock (R30): the system's, a <see cref="VirtualClock"/>, or any other.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets what callbacks throw, and failures nobody retrieved (R11, R15). Standard error where none is given.</summary>
    public Action<EventLoopError>? ExceptionHandler { get; init; }

    /// <summary>True to have a <see cref="VirtualClock"/> stand still while a .NET awaitable is awaited, not only while <c>ToThread</c> works (R30).</summary>
    public bool ForeignAwaitsHoldClock { get; init; }

    /// <summary>
    /// True to have mistakes looked for that cost time to find: coroutines that were never awaited (R4), calls from the wrong thread (R25), slow
    /// steps and blocking waits (R29). By default what the environment variable <c>COROUTINES_DEBUG</c> says: <c>1</c> switches it on.
    /// </summary>
    public bool Debug { get; init; } = Environment.GetEnvironmentVariable("COROUTINES_DEBUG") == "1";

    /// <summary>
    /// True to have <c>Coroutine.Run</c> write <see cref="EventLoop.Dump"/> to standard error on SIGQUIT (Ctrl+\, <c>kill -QUIT</c>) and go on. By default in debug mode only:
    /// without this, the signal ends the process. Not on Windows.
    /// </summary>
    public bool? DumpOnQuit { get; init; }

    /// <summary>In debug mode, how long a step or callback may run, in real time, before it is reported (R29).</summary>
    public TimeSpan SlowStep { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// True to have <see cref="EventLoop.RunUntilComplete(Future)"/> throw when tasks wait and nothing is in sight that could wake them, as it does under a
    /// <see cref="VirtualClock"/>. By default this is reported once, as another thread might still post something (R29).
    /// </summary>
    public bool ThrowOnDeadlock { get; init; }

    /// <summary>In a test: what decides where the rules leave something open.</summary>
    internal Testing.TestSchedule? Schedule { get; init; }

    /// <summary>In a test: the coroutine objects that were made.</summary>
    internal Testing.MadeCoroutines? Made { get; init; }
}
