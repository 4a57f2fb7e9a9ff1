using System.Runtime.CompilerServices;

namespace Coroutines;

/// <summary>
/// A coroutine object without a result: what calling a <c>[Coroutine]</c> method returns. Nothing runs until it is awaited or made a task (R1),
/// and it can be used once (R2). Its static members are what asyncio has as module functions.
/// </summary>
[AsyncMethodBuilder(typeof(CoroutineMethodBuilder))]
public readonly partial struct Coroutine
{
    private readonly CoroutineTask? box;

    /// <summary>A handle to a box. Called by generated code.</summary>
    /// <param name="box">The box, which nobody has scheduled or awaited.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Coroutine(CoroutineTask box) => this.box = box;

    /// <summary>The box behind the handle.</summary>
    /// <exception cref="InvalidOperationException">The handle is <c>default(Coroutine)</c>.</exception>
    internal CoroutineTask Box => box ?? throw NotMade("Coroutine");

    /// <summary>A coroutine that ends at once. It may be awaited any number of times.</summary>
    public static Coroutine Completed { get; } = new(new ReadyMade<NoResult>(default, null));

    /// <summary>A coroutine that returns <paramref name="value"/> at once. It may be awaited any number of times.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="value">The result.</param>
    /// <returns>The coroutine.</returns>
    public static Coroutine<T> FromResult<T>(T value) => new(new ReadyMade<T>(value, null));

    /// <summary>A coroutine that throws <paramref name="exception"/> when it is awaited. It may be awaited any number of times.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>The coroutine.</returns>
    public static Coroutine FromException(Exception exception) =>
        new(new ReadyMade<NoResult>(default, FailureTrace.Capture(exception)));

    /// <summary>A coroutine that throws <paramref name="exception"/> when it is awaited. It may be awaited any number of times.</summary>
    /// <typeparam name="T">The type of the result it does not have.</typeparam>
    /// <param name="exception">The exception.</param>
    /// <returns>The coroutine.</returns>
    public static Coroutine<T> FromException<T>(Exception exception) =>
        new(new ReadyMade<T>(default, FailureTrace.Capture(exception)));

    /// <summary>Lets a coroutine await it: it runs inside the same task, at once (R3).</summary>
    /// <returns>The awaiter.</returns>
    /// <exception cref="InvalidOperationException">It was awaited or made a task before (R2).</exception>
    public CoroutineAwaiter GetAwaiter()
    {
        CoroutineAwaiting.ThrowIfUsed(Box);
        return new CoroutineAwaiter(box!);
    }

    /// <summary>The method, and where it stands.</summary>
    /// <returns>A text like <c>&lt;coroutine Work.DoSomeWork() running at Work.cs:12&gt;</c>.</returns>
    public override string ToString() => box?.ToString() ?? "default(Coroutine)";

    internal static InvalidOperationException NotMade(string type) => new(
        $"This {type} was never made by a coroutine method: it is default({type}). A method that returns {type} must be async, or return a coroutine, "
        + "Coroutine.Completed or Coroutine.FromResult.");
}
