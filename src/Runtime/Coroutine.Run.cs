using System.Reflection;
using System.Runtime.CompilerServices;

namespace Coroutines;

public readonly partial struct Coroutine
{
    /// <summary>The task whose step is executing on this thread, or null (asyncio: <c>current_task()</c>).</summary>
    public static CoroutineTask? CurrentTask => EventLoop.Running?.currentTask;

    /// <summary>
    /// The token of the current task, or of the innermost <see cref="CancelScope"/> in which it runs, for .NET operations: it is cancelled when they are (R21). After a
    /// cancellation of the task was thrown, there is a new one. Outside a task, <see cref="CancellationToken.None"/>.
    /// </summary>
    public static CancellationToken CancellationToken => CurrentTask is not { } task ? CancellationToken.None : task.Scope?.Token ?? task.Token;

    /// <summary>
    /// Runs a program: makes a loop, runs the coroutine to its end, cancels and awaits every task that is left, and closes the loop (asyncio: <c>run</c>; R23).
    /// The first Ctrl+C or SIGTERM cancels the main task and lets it clean up; the second ends the process at once.
    /// </summary>
    /// <param name="main">The main coroutine.</param>
    /// <param name="options">How the loop is made.</param>
    /// <param name="cancellationToken">Cancels the main task, as the first Ctrl+C does; on any thread.</param>
    /// <exception cref="InvalidOperationException">A loop runs on this thread already (R28).</exception>
    /// <exception cref="OperationCanceledException">The main task was cancelled, by Ctrl+C for one.</exception>
    public static void Run(Coroutine main, EventLoopOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var runner = new Runner(options);
        runner.Run(runner.Loop.CreateTask(main), cancellationToken);
    }

    /// <inheritdoc cref="Run(Coroutine, EventLoopOptions?, CancellationToken)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <returns>The result of the main coroutine.</returns>
    public static T Run<T>(Coroutine<T> main, EventLoopOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var runner = new Runner(options);
        var task = runner.Loop.CreateTask(main);
        runner.Run(task, cancellationToken);
        return task.Result;
    }

    /// <summary>Makes a task of a coroutine on this thread's loop (<see cref="EventLoop.Current"/>).</summary>
    /// <param name="coroutine">The coroutine.</param>
    /// <param name="name">The task's name.</param>
    /// <returns>The task.</returns>
    /// <exception cref="InvalidOperationException">It was awaited or made a task before (R2).</exception>
    public static CoroutineTask CreateTask(Coroutine coroutine, string? name = null) => EventLoop.Current.CreateTask(coroutine, name);

    /// <inheritdoc cref="CreateTask(Coroutine, string?)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    public static CoroutineTask<T> CreateTask<T>(Coroutine<T> coroutine, string? name = null) => EventLoop.Current.CreateTask(coroutine, name);

    /// <summary>Makes a task of a coroutine in the generator style on this thread's loop.</summary>
    /// <param name="coroutine">The iterator, not yet advanced.</param>
    /// <param name="name">The task's name.</param>
    /// <returns>The task.</returns>
    public static CoroutineTask CreateTask(IEnumerator<Coroutine> coroutine, string? name = null) => EventLoop.Current.CreateTask(coroutine, name);

    /// <summary>A task of the coroutine (asyncio: <c>ensure_future</c>).</summary>
    /// <param name="coroutine">The coroutine.</param>
    /// <returns>The task.</returns>
    public static CoroutineTask EnsureFuture(Coroutine coroutine) => EventLoop.Current.CreateTask(coroutine);

    /// <inheritdoc cref="EnsureFuture(Coroutine)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    public static CoroutineTask<T> EnsureFuture<T>(Coroutine<T> coroutine) => EventLoop.Current.CreateTask(coroutine);

    /// <summary>The future itself: it is one already (asyncio: <c>ensure_future</c>).</summary>
    /// <typeparam name="TFuture">The type of the future.</typeparam>
    /// <param name="future">The future or task.</param>
    /// <returns>The same.</returns>
    public static TFuture EnsureFuture<TFuture>(TFuture future)
        where TFuture : Future => future;

    /// <summary>True for a method or lambda that makes coroutines (asyncio: <c>iscoroutinefunction</c>).</summary>
    /// <param name="method">The method, as a delegate.</param>
    /// <returns>True where it is marked <c>[Coroutine]</c>, or is async and returns a coroutine.</returns>
    public static bool IsCoroutineMethod(Delegate method)
    {
        ArgumentNullException.ThrowIfNull(method);
        var info = method.Method;
        return info.IsDefined(typeof(CoroutineAttribute))
            || (info.IsDefined(typeof(AsyncStateMachineAttribute)) && IsCoroutineType(info.ReturnType));
    }

    private static bool IsCoroutineType(Type type) =>
        type == typeof(Coroutine) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Coroutine<>));
}
