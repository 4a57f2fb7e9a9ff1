namespace Coroutines.CompilerServices;

/// <summary>The frame of an operation that was made a coroutine object.</summary>
internal struct OperationFrame<T> : ICoroutineFrame<T>
{
    internal AsyncOperation<T> Operation;
    private OperationAwaiter<T> awaiter;
    private bool suspended;

    public readonly CoroutinePosition Position => new(Operation.ToString(), "", 0);

    public bool Resume(CoroutineTask task, out T result)
    {
        if (suspended)
        {
            task.ThrowIfInterrupted();
        }
        else
        {
            awaiter = Operation.GetAwaiter();
            if (!awaiter.IsCompleted)
            {
                suspended = true;
                awaiter.Suspend(task);
                result = default!;
                return false;
            }
        }

        result = awaiter.GetResult();
        return true;
    }
}
