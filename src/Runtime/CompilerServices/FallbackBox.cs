using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Coroutines.CompilerServices;

/// <summary>The result of a coroutine that has none.</summary>
internal readonly struct NoResult;

/// <summary>The part of a box for the C# compiler's state machine that does not depend on the state machine's type.</summary>
internal abstract class FallbackBox<T> : CoroutineTask<T>
{
    /// <summary>Null while suspended on an awaiter of our own, which throws an interrupt by itself.</summary>
    private protected AwaiterSubstitute? foreign;

    /// <summary>The method has returned or thrown.</summary>
    private protected bool ended;

    private Exception? thrown;

    /// <summary>True where the method has an <c>await foreach</c>: then its wait may be for <c>MoveNextAsync</c>.</summary>
    private protected abstract bool HoldsAsyncEnumerator { get; }

    internal void SetResult(T value)
    {
        result = value;
        ended = true;
    }

    internal void SetThrown(Exception exception)
    {
        thrown = exception;
        ended = true;
        flags |= FutureFlags.Threw;
    }

    /// <summary>The running task is suspended, here in this box.</summary>
    internal new void SuspendOn<[DynamicallyAccessedMembers(WaitNode.Needs)] TAwaiter>(ref TAwaiter awaiter)
        where TAwaiter : INotifyCompletion
    {
        var task = loop!.currentTask!;
        if (awaiter is ICoroutineAwaiter)
        {
            foreign = null;
            ((ICoroutineAwaiter)awaiter).Suspend(task);
        }
        else
        {
            foreign = AwaiterSubstitute.Of(ref awaiter);
            WaitNode<TAwaiter>.Wait(task, ref awaiter, toEnd: AsyncEnumeratorUse.CouldBeMoveNext(typeof(TAwaiter)) && HoldsAsyncEnumerator);
        }
    }

    internal override Exception TakeThrown() => thrown!;
}
