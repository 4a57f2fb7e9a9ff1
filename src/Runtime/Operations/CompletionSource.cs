using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Coroutines;

/// <summary>An operation that is done when a future or task is. Where it leaves, the future stays as it is: it is not cancelled.</summary>
internal sealed class CompletionSource<T>(Future future, Func<Future, T> value) : IOperationSource<T>, IWaitPlace
{
    public string Describe(int kind) => $"Coroutine.WhenDone({future.DescribeBriefly()})";

    [StackTraceHidden]
    public bool TryDo(in AsyncOperation<T> operation, [MaybeNullWhen(false)] out T result)
    {
        if (!future.IsDone)
        {
            result = default;
            return false;
        }

        result = value(future);
        return true;
    }

    public void Enlist(in AsyncOperation<T> operation, Waiter waiter)
    {
        if (future.Loop != EventLoop.RunningOrThrow)
        {
            throw new InvalidOperationException($"{future.DescribeBriefly()} belongs to another event loop.");
        }

        waiter.Stand(this);
        future.AddWaiter(waiter);
    }

    [StackTraceHidden]
    public T Take(in AsyncOperation<T> operation, Waiter waiter) => value(future);

    public void GiveBack(Waiter waiter)
    {
    }

    public void Remove(Waiter waiter) => future.RemoveWaiter(waiter);
}
