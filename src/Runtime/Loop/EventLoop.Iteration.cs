using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Coroutines;

public sealed partial class EventLoop
{
    /// <summary>Adds a task's step to the ready queue, behind what other threads posted before (R6).</summary>
    internal void Enqueue(CoroutineTask task)
    {
        if (inbox.HasItems)
        {
            TakePosts();
        }

        ready.Enqueue(task);
        guest?.OnReady();
    }

    /// <summary>Adds a callback to the ready queue, behind what other threads posted before (R6).</summary>
    internal void Enqueue(object target, object argument)
    {
        if (inbox.HasItems)
        {
            TakePosts();
        }

        ready.Enqueue(target, argument);
        guest?.OnReady();
    }

    /// <summary>As <see cref="Enqueue(CoroutineTask)"/>, for what is just being taken from the inbox.</summary>
    internal void EnqueueArrived(CoroutineTask task) => ready.Enqueue(task);

    /// <summary>As <see cref="Enqueue(object, object)"/>, for what is just being taken from the inbox.</summary>
    internal void EnqueueArrived(object target, object argument) => ready.Enqueue(target, argument);

    /// <summary>
    /// One iteration: waits until something is ready, then runs exactly what was ready when it began (R5). What is ready comes in order of
    /// arrival, timers that are due behind it (R6).
    /// </summary>
    [StackTraceHidden]
    private void RunIteration(bool mayWait)
    {
        if (inbox.HasItems)
        {
            TakePosts();
        }

        schedule?.Deliver(this, ready.Count > 0 || CanAdvanceClock);
        if (mayWait && ready.Count == 0 && !stopping)
        {
            WaitForWork();
        }

        if (timers.Count != 0)
        {
            FireDueTimers();
        }

        if (--untilLook < 0)
        {
            LookForListeners();
        }

        if (schedule is not null)
        {
            RunReadyScheduled(schedule);
        }
        else if (told.Length != 0)
        {
            RunReadyObserved();
        }
        else
        {
            RunReady();
        }
    }

    [StackTraceHidden]
    private void RunReady()
    {
        for (var left = ready.Count; left > 0; left--)
        {
            var target = ready.Dequeue(out var argument);
            if (argument is null)
            {
                Unsafe.As<CoroutineTask>(target).Step();
            }
            else
            {
                RunCallback(target, argument);
            }
        }
    }

    private void TakePosts()
    {
        var item = inbox.TakeAll();
        while (item is not null)
        {
            var following = item.next;
            item.next = null;
            if (schedule is null)
            {
                item.Arrive(this);
            }
            else
            {
                schedule.Hold(item);
            }

            item = following;
        }
    }

    private void RunCallback(object target, object argument)
    {
        currentTask = null;
        try
        {
            switch (target)
            {
                case Handle handle:
                    handle.Run(this);
                    break;
                case PostedContinuation continuation:
                    continuation.Run();
                    break;
                case WaitNode node:
                    node.ObserveAbandoned();
                    break;
                default:
                    ((Future)argument).InvokeCallback(target);
                    break;
            }
        }
        catch (Exception e)
        {
            ReportError(new EventLoopError($"Exception in callback {Describe(target)}", e, argument as Future));
        }

        if (ExecutionContext.Capture() != baseContext)
        {
            ExecutionContext.Restore(baseContext);
        }
    }
}
