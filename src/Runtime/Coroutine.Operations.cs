namespace Coroutines;

public readonly partial struct Coroutine
{
    /// <summary>Makes a task of an operation on this thread's loop (<see cref="EventLoop.Current"/>).</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="operation">The operation.</param>
    /// <param name="name">The task's name.</param>
    /// <returns>The task.</returns>
    public static CoroutineTask<T> CreateTask<T>(AsyncOperation<T> operation, string? name = null) => CreateTask(operation.AsCoroutine(), name);

    /// <summary>Awaits an operation, for a time at most (R22). When the time is up it was not done, and a <see cref="TimeoutException"/> is thrown.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="operation">The operation.</param>
    /// <param name="timeout">How long at most.</param>
    /// <returns>The result.</returns>
    /// <exception cref="TimeoutException">The time was up.</exception>
    public static Coroutine<T> WaitFor<T>(AsyncOperation<T> operation, TimeSpan timeout) => WaitFor(operation.AsCoroutine(), timeout);

    /// <summary>As <see cref="Gather{T}(Coroutine{T}[])"/>, for operations. To have only one of them done, use <see cref="Select{T}"/>.</summary>
    /// <typeparam name="T">The type of the results.</typeparam>
    /// <param name="operations">The operations.</param>
    /// <returns>A future of the results.</returns>
    public static Future<T[]> Gather<T>(params AsyncOperation<T>[] operations) => Gather(operations.Select(static o => o.AsCoroutine()));
}
