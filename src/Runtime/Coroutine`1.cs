using System.Runtime.CompilerServices;

namespace Coroutines;

/// <summary>
/// A coroutine object with a result: what calling a <c>[Coroutine]</c> method returns. Nothing runs until it is awaited or made a task (R1),
/// and it can be used once (R2).
/// </summary>
/// <typeparam name="T">The type of the result.</typeparam>
[AsyncMethodBuilder(typeof(CoroutineMethodBuilder<>))]
public readonly struct Coroutine<T>
{
    private readonly CoroutineTask<T>? box;

    /// <summary>A handle to a box. Called by generated code.</summary>
    /// <param name="box">The box, which nobody has scheduled or awaited.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Coroutine(CoroutineTask<T> box) => this.box = box;

    /// <summary>The box behind the handle.</summary>
    /// <exception cref="InvalidOperationException">The handle is <c>default(Coroutine&lt;T&gt;)</c>.</exception>
    internal CoroutineTask<T> Box => box ?? throw Coroutine.NotMade($"Coroutine<{typeof(T).Name}>");

    /// <summary>The same coroutine, its result left aside.</summary>
    /// <param name="coroutine">The coroutine.</param>
    public static implicit operator Coroutine(Coroutine<T> coroutine) => new(coroutine.Box);

    /// <summary>Lets a coroutine await it: it runs inside the same task, at once (R3).</summary>
    /// <returns>The awaiter.</returns>
    /// <exception cref="InvalidOperationException">It was awaited or made a task before (R2).</exception>
    public CoroutineAwaiter<T> GetAwaiter()
    {
        CoroutineAwaiting.ThrowIfUsed(Box);
        return new CoroutineAwaiter<T>(box!);
    }

    /// <summary>Makes a task of the coroutine on this thread's loop, and returns it as a .NET task.</summary>
    /// <param name="cancellationToken">Cancels the coroutine's task; on any thread.</param>
    /// <returns>A .NET task, for code that knows nothing of coroutines. Never block on it on the loop's own thread. It fails when the loop is closed before it is done.</returns>
    public Task<T> AsTask(CancellationToken cancellationToken = default) => Bridge.ToTask(Coroutine.CreateTask(this), static f => Arguments.ValueOf<T>(f), cancellationToken);

    /// <summary>The method, and where it stands.</summary>
    /// <returns>A text like <c>&lt;coroutine Work.DoSomeWork() running at Work.cs:12&gt;</c>.</returns>
    public override string ToString() => box?.ToString() ?? $"default(Coroutine<{typeof(T).Name}>)";
}
