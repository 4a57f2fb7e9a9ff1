using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Coroutines.CompilerServices;

/// <summary>Awaits a future or task without taking a value.</summary>
/// <param name="future">The future.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FutureAwaiter(Future future) : ICoroutineAwaiter, ICriticalNotifyCompletion
{
    /// <summary>True when the future is done; then the await does not suspend (R8).</summary>
    public bool IsCompleted => future.IsDone;

    /// <summary>Takes the outcome.</summary>
    [StackTraceHidden]
    public void GetResult()
    {
        Interruption.Check();
        future.ThrowIfUnsuccessful();
    }

    /// <inheritdoc/>
    public void Suspend(CoroutineTask task) => FutureAwaiting.Suspend(task, future);

    /// <summary>Calls back on the loop when the future is done: for plain <c>async</c> methods.</summary>
    /// <param name="continuation">What to call.</param>
    public void OnCompleted(Action continuation) => FutureAwaiting.OnCompleted(future, continuation);

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => FutureAwaiting.OnCompleted(future, continuation);
}

/// <summary>Awaits a future or task with a value.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FutureAwaiter<T> : ICoroutineAwaiter, ICriticalNotifyCompletion
{
    private readonly Future future;

    internal FutureAwaiter(Future future) => this.future = future;

    /// <summary>True when the future is done; then the await does not suspend (R8).</summary>
    public bool IsCompleted => future.IsDone;

    /// <summary>Takes the outcome.</summary>
    /// <returns>The value.</returns>
    [StackTraceHidden]
    public T GetResult()
    {
        Interruption.Check();
        future.ThrowIfUnsuccessful();
        return future is CoroutineTask<T> task ? task.result! : ((Future<T>)future).result!;
    }

    /// <inheritdoc/>
    public void Suspend(CoroutineTask task) => FutureAwaiting.Suspend(task, future);

    /// <summary>Calls back on the loop when the future is done: for plain <c>async</c> methods.</summary>
    /// <param name="continuation">What to call.</param>
    public void OnCompleted(Action continuation) => FutureAwaiting.OnCompleted(future, continuation);

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => FutureAwaiting.OnCompleted(future, continuation);
}

/// <summary>What both awaiters do.</summary>
internal static class FutureAwaiting
{
    internal static void Suspend(CoroutineTask task, Future future)
    {
        if (future == task)
        {
            task.FaultWait(new InvalidOperationException($"A task can't await itself: {task}."));
        }
        else if (future.loop != task.loop)
        {
            task.FaultWait(new InvalidOperationException($"{task.DescribeBriefly()} awaits {future.DescribeBriefly()}, which belongs to another event loop."));
        }
        else
        {
            task.waitingOn = future;
            future.AddWaiter(task);
        }
    }

    internal static void OnCompleted(Future future, Action continuation)
    {
        if (EventLoop.Running == future.loop)
        {
            future.AddDoneCallback((Future _) => continuation());
        }
        else
        {
            future.Loop.CallSoonThreadSafe(() => future.AddDoneCallback((Future _) => continuation()));
        }
    }
}
