using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Coroutines;

/// <summary>A wait node that keeps a copy of the awaiter, for the case that the wait is abandoned. Pooled per loop and type.</summary>
internal sealed class WaitNode<[DynamicallyAccessedMembers(WaitNode.Needs)] TAwaiter> : WaitNode
    where TAwaiter : INotifyCompletion
{
    private static readonly int Kind = WaitNodePool.NewKind();

    private static readonly bool KeepsContext = NeedsContext(typeof(TAwaiter));

    private TAwaiter? awaiter;
    private WaitNode<TAwaiter>? nextFree;

    private WaitNode(EventLoop loop)
        : base(loop)
    {
    }

    internal override string Awaited => TypeName.OfAwaiter(awaiter?.GetType() ?? typeof(TAwaiter));

    /// <summary>Has <paramref name="task"/> resumed when <paramref name="awaiter"/> completes.</summary>
    internal static void Wait(CoroutineTask task, ref TAwaiter awaiter, bool toEnd)
    {
        var node = Rent(task.loop!);
        node.awaiter = awaiter;
        node.IsToEnd = toEnd;
        node.Arm(task);
        try
        {
            node.Subscribe(ref awaiter);
        }
        catch (Exception e)
        {
            node.Disarm(task);
            task.FaultWait(e);
        }
    }

    private protected override void TakeResult()
    {
        try
        {
            TypeOfAwaiter().GetMethod("GetResult", Type.EmptyTypes)?.Invoke(awaiter, BindingFlags.DoNotWrapExceptions, null, null, null);
        }
        catch (Exception)
        {
            // Nobody waits for this result any more; having asked for it is what counts as observing its failure.
        }
    }

    private protected override void Recycle()
    {
        awaiter = default;
        ref var free = ref loop.waitNodes.Free(Kind);
        nextFree = Unsafe.As<WaitNode<TAwaiter>?>(free);
        free = this;
    }

    private static WaitNode<TAwaiter> Rent(EventLoop loop)
    {
        ref var free = ref loop.waitNodes.Free(Kind);
        if (free is null)
        {
            return new WaitNode<TAwaiter>(loop);
        }

        var node = Unsafe.As<WaitNode<TAwaiter>>(free);
        free = node.nextFree;
        node.nextFree = null;
        return node;
    }

    /// <summary>
    /// The loop's synchronization context is hidden from awaiters that would post to it, which costs more than firing the node. Not from that of
    /// <see cref="Task"/>: without the context, one that completes on the loop's own thread would take a detour through the thread pool, and arrive out of order.
    /// </summary>
    private void Subscribe(ref TAwaiter awaiter)
    {
        if (typeof(TAwaiter).IsInterface ? NeedsContext(awaiter.GetType()) : KeepsContext)
        {
            OnCompleted(ref awaiter);
            return;
        }

        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            OnCompleted(ref awaiter);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private static bool NeedsContext(Type awaiter) =>
        awaiter == typeof(YieldAwaitable.YieldAwaiter) || awaiter == typeof(TaskAwaiter) || (awaiter.IsGenericType && awaiter.GetGenericTypeDefinition() == typeof(TaskAwaiter<>));

    /// <summary>Of a <c>dynamic</c> awaiter, <typeparamref name="TAwaiter"/> says no more than that it notifies.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2073", Justification = "Awaiters known by interface come from 'dynamic', whose users keep the members that it calls, GetResult among them.")]
    [return: DynamicallyAccessedMembers(Needs)]
    private Type TypeOfAwaiter() => typeof(TAwaiter).IsInterface ? awaiter!.GetType() : typeof(TAwaiter);

    private void OnCompleted(ref TAwaiter awaiter)
    {
        if (awaiter is ICriticalNotifyCompletion)
        {
            ((ICriticalNotifyCompletion)awaiter).UnsafeOnCompleted(fire);
        }
        else
        {
            awaiter.OnCompleted(fire);
        }
    }
}
