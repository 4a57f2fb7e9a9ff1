using System.Diagnostics.CodeAnalysis;

namespace Coroutines;

/// <summary>
/// What a foreign awaiter gets as its continuation. Firing it, on any thread, only posts it to the loop, which then looks whose it is.
/// A task that leaves its wait takes itself off the node; the node is used again only after its late fire came.
/// </summary>
internal abstract class WaitNode : InboxItem
{
    /// <summary>The members of an awaiter that an abandoned wait needs: <c>GetResult</c>.</summary>
    internal const DynamicallyAccessedMemberTypes Needs = DynamicallyAccessedMemberTypes.PublicMethods;

    /// <summary>The continuation, made once per node.</summary>
    internal readonly Action fire;

    private protected readonly EventLoop loop;
    private CoroutineTask? task;

    /// <summary>Who waits; null where nobody does any more.</summary>
    internal CoroutineTask? Waiting => task;
    private int armed;

    private protected WaitNode(EventLoop loop)
    {
        this.loop = loop;
        fire = Fire;
    }

    /// <summary>What is awaited, for texts: <c>Task&lt;string&gt;</c>.</summary>
    internal abstract string Awaited { get; }

    /// <summary>True for a wait that may not be left before its end.</summary>
    internal bool IsToEnd { get; private protected set; }

    /// <summary>The task leaves its wait. The awaiter stays with the node until it fires.</summary>
    internal void Abandon() => task = null;

    internal override void Arrive(EventLoop loop)
    {
        loop.foreignWaits--;
        if (task is not { } waiting)
        {
            loop.Enqueue(this, this);
            return;
        }

        task = null;
        Recycle();
        waiting.flags |= FutureFlags.Scheduled;
        loop.EnqueueArrived(waiting);
    }

    /// <summary>The node is not used again: it would be put back on a foreign thread.</summary>
    internal override void ArriveTooLate() => TakeResult();

    /// <summary>
    /// Takes the result of an awaitable that nobody waits for any more, so that pooled sources go back and faults are observed (R21).
    /// </summary>
    internal void ObserveAbandoned()
    {
        TakeResult();
        Recycle();
    }

    private protected void Arm(CoroutineTask waiting)
    {
        task = waiting;
        waiting.waitingOn = this;
        next = null;
        Volatile.Write(ref armed, 1);
        loop.foreignWaits++;
    }

    /// <summary>The wait never began.</summary>
    private protected void Disarm(CoroutineTask waiting)
    {
        // It may have fired all the same: then the item in the inbox finds no task.
        task = null;
        waiting.waitingOn = null;
        if (Interlocked.Exchange(ref armed, 0) == 1)
        {
            loop.foreignWaits--;
        }
    }

    private protected abstract void TakeResult();

    private protected abstract void Recycle();

    /// <summary>What was awaited is done. On any thread.</summary>
    internal void Fire()
    {
        // An awaiter that fires twice would put the node into the list twice.
        if (Interlocked.Exchange(ref armed, 0) == 1 && !loop.inbox.TryPost(this))
        {
            ArriveTooLate();
        }
    }
}
