using System.Diagnostics.CodeAnalysis;

namespace Coroutines;

public partial class AsyncQueue<T>
{
    string IOperationSource.Describe(int kind) => kind switch
    {
        Operations.Put => "AsyncQueue.Put",
        Operations.Get => "AsyncQueue.Get",
        _ => "AsyncQueue.MoveNextAsync",
    };

    bool IOperationSource<T>.TryDo(in AsyncOperation<T> operation, [MaybeNullWhen(false)] out T result)
    {
        if (operation.Kind == Operations.Put)
        {
            result = operation.Argument;
            return TryPut(result!);
        }

        if (TryGet(out result))
        {
            return true;
        }

        ThrowIfEnded();
        return false;
    }

    void IOperationSource<T>.Enlist(in AsyncOperation<T> operation, Waiter waiter) => (operation.Kind == Operations.Put ? writers : readers).Add(waiter);

    T IOperationSource<T>.Take(in AsyncOperation<T> operation, Waiter waiter)
    {
        if (operation.Kind == Operations.Put)
        {
            promisedPlaces--;
            ThrowIfClosed();
            try
            {
                Add(operation.Argument!);
            }
            catch
            {
                // The items can't be compared: the place is the next writer's.
                PromisePlace();
                throw;
            }

            return operation.Argument!;
        }

        promisedItems--;
        ThrowIfEnded();
        return Remove();
    }

    void IOperationSource.GiveBack(Waiter waiter)
    {
        if (waiter.Kind == Operations.Put)
        {
            promisedPlaces--;
            PromisePlace();
        }
        else if (waiter.note != Ended)
        {
            promisedItems--;
            PromiseItem();
        }
    }

    /// <summary>Which operation an <see cref="AsyncOperation{T}"/> of a queue is.</summary>
    private static class Operations
    {
        internal const int Get = 0;
        internal const int Put = 1;
        internal const int MoveNext = 2;
    }
}
