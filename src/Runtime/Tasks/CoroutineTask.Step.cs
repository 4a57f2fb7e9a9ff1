using System.Diagnostics;

namespace Coroutines;

public abstract partial class CoroutineTask
{
    /// <summary>One step: resumes the innermost box until the task is suspended or done. Called by the loop.</summary>
    [StackTraceHidden]
    internal void Step()
    {
        var stepLoop = loop!;
        if (stepLoop.currentTask != this)
        {
            stepLoop.currentTask = this;
        }

        var awaited = waitingOn;
        waitingOn = null;
        if (extras is not null)
        {
            RestoreContext(stepLoop);
        }

        var before = flags;
        flags = (before & ~FutureFlags.Scheduled) | FutureFlags.Started;
        if ((before & (FutureFlags.CancelRequested | FutureFlags.Interrupt)) == 0)
        {
            Drive();
        }
        else
        {
            StepInterrupted(before, awaited as Waiter);
        }

        if (ExecutionContext.Capture() != stepLoop.baseContext)
        {
            SaveContext(stepLoop);
        }
    }

    /// <summary>Makes <paramref name="child"/>, which the running box awaits, the innermost box. The driver goes on with it in this step (R3).</summary>
    internal void Push(CoroutineTask child)
    {
        child.flags = (child.flags & ~FutureFlags.Created) | FutureFlags.Consumed | FutureFlags.Started;
        child.loop = loop;
        child.link = Innermost;
        child.waitingOn = ExecutionContext.Capture();
        if (child.extras is NeverAwaited watch)
        {
            watch.Settle();
            child.extras = null;
        }

        link = child;
    }

    /// <summary>
    /// Resumes boxes, innermost first, with no recursion: a box that awaited a boxed coroutine is followed by that, a box that ended by its parent.
    /// </summary>
    [StackTraceHidden]
    private void Drive()
    {
        var box = Innermost;
        do
        {
            Exception? error = null;
            try
            {
                if (!box.ResumeBox(this))
                {
                    var innermost = Innermost;
                    if (innermost == box)
                    {
                        break;
                    }

                    box = innermost;
                    continue;
                }
            }
            catch (Exception e)
            {
                error = e;
            }

            box = End(box, error);
        }
        while (box is not null);

        if ((flags & (FutureFlags.CancelRequested | FutureFlags.Interrupt | FutureFlags.InScope)) != 0)
        {
            SuspendedWithCancelPending();
        }
    }

    /// <summary>A box has ended, and with it the task if it is the outermost.</summary>
    /// <returns>The box that awaits it, to be resumed next; null for the task.</returns>
    private CoroutineTask? End(CoroutineTask box, Exception? error)
    {
        if ((box.flags & FutureFlags.Threw) != 0)
        {
            error = box.TakeThrown();
        }

        if (box != this)
        {
            return Pop(box, error);
        }

        Finish(error);
        return null;
    }

    /// <summary>Stores the outcome of a box that has ended, and returns the box that awaits it.</summary>
    private CoroutineTask Pop(CoroutineTask box, Exception? error)
    {
        var parent = box.link!;
        box.link = null;
        link = parent == this ? null : parent;

        var context = (ExecutionContext?)box.waitingOn;
        box.waitingOn = null;
        if (context is not null && ExecutionContext.Capture() != context)
        {
            ExecutionContext.Restore(context);
        }

        if (error is not null)
        {
            box.Forget();
        }

        box.flags |= error is null ? FutureFlags.Finished : FutureFlags.Failed;
        box.callbacks = error is null ? null : FailureTrace.Capture(error);
        return parent;
    }

    /// <summary>Ends the task (R19).</summary>
    private void Finish(Exception? error)
    {
        flags &= ~(FutureFlags.CancelRequested | FutureFlags.Interrupt | FutureFlags.InScope);
        loop!.Forget(this);
        if (error is null)
        {
            TryComplete(FutureFlags.Finished, null);
        }
        else
        {
            Forget();
            CompleteWith(FailureTrace.Capture(error));
        }
    }
}
