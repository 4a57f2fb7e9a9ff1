namespace Coroutines;

/// <summary>Brings the continuations of <c>async Task</c> helpers that a coroutine calls back to the loop's thread (R26).</summary>
internal sealed class LoopSynchronizationContext : SynchronizationContext
{
    private readonly EventLoop loop;
    private readonly BlockingWaits? waits;

    internal LoopSynchronizationContext(EventLoop loop, BlockingWaits? waits)
    {
        this.loop = loop;
        this.waits = waits;
        if (waits is not null)
        {
            SetWaitNotificationRequired();
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        // What a task posts for one of our own waits is the node's continuation, which can be called on any thread: it only posts.
        if (state is Action { Target: WaitNode node })
        {
            node.Fire();
        }
        else
        {
            loop.inbox.TryPost(new PostedContinuation(d, state));
        }
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (EventLoop.Running == loop)
        {
            d(state);
            return;
        }

        using var done = new ManualResetEventSlim();
        Exception? failure = null;
        var handle = new DroppableHandle(Call, ExecutionContext.Capture(), Drop);
        if (!loop.inbox.TryPost(new PostedCall(handle)))
        {
            throw EventLoop.Closed();
        }

        done.Wait();
        if (failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }

        void Call()
        {
            try
            {
                d(state);
            }
            catch (Exception e)
            {
                failure = e;
            }
            finally
            {
                done.Set();
            }
        }

        void Drop()
        {
            failure = EventLoop.Closed();
            done.Set();
        }
    }

    /// <summary>In debug mode, .NET asks here before the loop's thread waits for anything.</summary>
    [System.Diagnostics.StackTraceHidden]
    public override int Wait(IntPtr[] waitHandles, bool waitAll, int millisecondsTimeout) =>
        waits is null || millisecondsTimeout == 0
            ? WaitHelper(waitHandles, waitAll, millisecondsTimeout)
            : waits.Watch(limit => WaitHelper(waitHandles, waitAll, limit), millisecondsTimeout);

    public override SynchronizationContext CreateCopy() => this;
}
