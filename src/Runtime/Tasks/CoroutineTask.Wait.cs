using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Coroutines;

public abstract partial class CoroutineTask
{
    /// <summary>
    /// Registers the running task with what it awaits: through <see cref="ICoroutineAwaiter"/>, else through a pooled wait node.
    /// Generated code calls it, and returns to the loop at once. It never throws: what goes wrong is thrown at the await.
    /// </summary>
    /// <typeparam name="TAwaiter">The type of the awaiter.</typeparam>
    /// <param name="awaiter">The awaiter, which is not completed.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void SuspendOn<[DynamicallyAccessedMembers(WaitNode.Needs)] TAwaiter>(ref TAwaiter awaiter)
        where TAwaiter : INotifyCompletion
    {
        if (awaiter is ICoroutineAwaiter)
        {
            ((ICoroutineAwaiter)awaiter).Suspend(this);
        }
        else
        {
            WaitNode<TAwaiter>.Wait(this, ref awaiter, toEnd: false);
        }
    }

    /// <summary>
    /// As <see cref="SuspendOn"/>, for what may not be left before it has completed: <c>MoveNextAsync</c>, as <c>DisposeAsync</c> may not run beside it (R21).
    /// A cancellation is thrown when it has completed.
    /// </summary>
    /// <typeparam name="TAwaiter">The type of the awaiter.</typeparam>
    /// <param name="awaiter">The awaiter, which is not completed.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void SuspendToEnd<[DynamicallyAccessedMembers(WaitNode.Needs)] TAwaiter>(ref TAwaiter awaiter)
        where TAwaiter : INotifyCompletion
    {
        if (awaiter is ICoroutineAwaiter)
        {
            ((ICoroutineAwaiter)awaiter).Suspend(this);
        }
        else
        {
            WaitNode<TAwaiter>.Wait(this, ref awaiter, toEnd: true);
        }
    }

    /// <summary>Puts the task, which is not in the ready queue, into it.</summary>
    internal void Wake()
    {
        flags |= FutureFlags.Scheduled;
        loop!.Enqueue(this);
    }
}
