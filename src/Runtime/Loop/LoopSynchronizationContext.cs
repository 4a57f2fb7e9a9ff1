namespace Coroutines;

/// <summary>Brings the continuations of <c>async Task</c> helpers that a coroutine calls back to the loop's thread (R26).</summary>
internal sealed class LoopSynchronizationContext(EventLoop loop) : SynchronizationContext
{
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

    public override SynchronizationContext CreateCopy() => this;
}
