using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Coroutines.CompilerServices;

/// <summary>Awaits an operation of a primitive. It is completed where the operation could be done at once; no delegate is made for a coroutine.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OperationAwaiter<T> : ICoroutineAwaiter, ICriticalNotifyCompletion
{
    /// <summary>With its result as argument where it is done.</summary>
    private readonly AsyncOperation<T> operation;
    private readonly Waiter? waiter;

    internal OperationAwaiter(AsyncOperation<T> operation, Waiter? waiter)
    {
        this.operation = operation;
        this.waiter = waiter;
    }

    /// <summary>True when the operation was done at once; then the await does not suspend (R8).</summary>
    public bool IsCompleted => waiter is null;

    /// <summary>Takes the result.</summary>
    /// <returns>The result.</returns>
    [StackTraceHidden]
    public T GetResult()
    {
        if (waiter is null)
        {
            return operation.Argument!;
        }

        Interruption.Check();
        waiter.ThrowIfFailed();
        var result = operation.Source.Take(operation, waiter);
        waiter.Return();
        return result;
    }

    /// <inheritdoc/>
    public void Suspend(CoroutineTask task)
    {
        waiter!.Begin(task);
        try
        {
            operation.Source.Enlist(operation, waiter);
        }
        catch (Exception e)
        {
            waiter.Leave();
            task.waitingOn = null;
            task.FaultWait(e);
        }
    }

    /// <summary>Calls back on the loop when it is this operation's turn: for plain <c>async</c> methods on the loop's thread.</summary>
    /// <param name="continuation">What to call.</param>
    public void OnCompleted(Action continuation)
    {
        waiter!.Begin(continuation);
        operation.Source.Enlist(operation, waiter);
    }

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => OnCompleted(continuation);
}
