using System.Diagnostics;

namespace Coroutines;

public abstract partial class CoroutineTask
{
    /// <summary>
    /// Asks the task to stop: an <see cref="OperationCanceledException"/> is thrown at the await where it is suspended, in its next step (R17).
    /// What it awaits, if that is a future or task, is cancelled first (R20). Before its first step the body never runs (R18).
    /// </summary>
    /// <param name="message">The message of the exception. Of several requests before the exception is thrown, the first counts.</param>
    /// <returns>False when the task is done already.</returns>
    public override bool Cancel(string? message = null)
    {
        if (IsDone)
        {
            return false;
        }

        if (id == 0)
        {
            throw new InvalidOperationException($"Only a task can be cancelled: {this}. Make a task of it first (CreateTask).");
        }

        loop!.debug?.CheckThread();

        RequestCancel(0, message);
        return true;
    }

    /// <summary>
    /// Takes one request back; whoever turns a cancellation that it asked for into something else calls it (asyncio: <c>uncancel()</c>).
    /// When none is left, an exception not yet thrown is not thrown.
    /// </summary>
    /// <returns>How many requests are left.</returns>
    public int Uncancel()
    {
        var own = Extras;
        own.CancelRequests = Math.Max(0, own.CancelRequests - 1);
        if (RequestsHere == 0)
        {
            flags &= ~FutureFlags.CancelRequested;
        }

        return own.CancelRequests;
    }

    /// <summary>Throws the pending cancellation at the await that was resumed. Generated code calls it after each resume label.</summary>
    /// <exception cref="OperationCanceledException">The task was cancelled.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [StackTraceHidden]
    public void ThrowIfInterrupted()
    {
        if ((flags & FutureFlags.Interrupt) != 0)
        {
            throw TakeInterrupt();
        }
    }

    /// <summary>The exception of the pending interrupt, which is on its way from now on.</summary>
    internal Exception TakeInterrupt()
    {
        flags &= ~FutureFlags.Interrupt;
        var own = Extras;
        if (own.Fault is { } fault)
        {
            own.Fault = null;
            return fault;
        }

        var message = own.CancelMessage;
        var token = own.Scope?.CanceledToken ?? default;
        own.CancelMessage = null;
        own.Scope?.RenewTokens();
        if (own.Source is { IsCancellationRequested: true } canceled)
        {
            token = token.CanBeCanceled ? token : canceled.Token;
            own.Source = null;
        }

        return NewCancellation(message, token);
    }

    /// <summary>The exception of a request that waited for the end of a shield; null where there is none. It is on its way from now on.</summary>
    internal Exception? TakePendingCancel()
    {
        if ((flags & FutureFlags.CancelRequested) == 0)
        {
            return null;
        }

        flags &= ~FutureFlags.CancelRequested;
        return TakeInterrupt();
    }

    /// <summary>Has <paramref name="fault"/> thrown at the await that could not begin: one tick later, as nothing may throw while a frame suspends.</summary>
    internal void FaultWait(Exception fault)
    {
        Extras.Fault = fault;
        flags |= FutureFlags.Interrupt;
        Wake();
    }

    /// <summary>A step that begins with a cancellation.</summary>
    [StackTraceHidden]
    private void StepInterrupted(FutureFlags before, Waiter? awaited)
    {
        if ((before & FutureFlags.Started) == 0)
        {
            Finish(TakeInterrupt());
            return;
        }

        // It had been its turn already: what it was handed goes to the next.
        awaited?.GiveBack();

        var box = Innermost;
        flags = (flags & ~FutureFlags.CancelRequested) | FutureFlags.Interrupt;
        var pending = box.TryInterrupt(this);
        if (!pending && (flags & FutureFlags.Interrupt) != 0)
        {
            flags = (flags & ~FutureFlags.Interrupt) | FutureFlags.CancelRequested;
        }

        Drive();
    }

    /// <summary>
    /// The task cancelled itself, or its last await could not be interrupted, or it is inside a cancelled scope: the exception comes at this await.
    /// </summary>
    private void SuspendedWithCancelPending()
    {
        if ((flags & FutureFlags.Interrupt) != 0 && (flags & FutureFlags.Scheduled) == 0)
        {
            flags = (flags & ~FutureFlags.Interrupt) | FutureFlags.CancelRequested;
        }

        if ((flags & (FutureFlags.InScope | FutureFlags.Interrupt)) == FutureFlags.InScope && Extras.Scope!.Effect == ScopeEffect.Canceled)
        {
            flags |= FutureFlags.CancelRequested;
        }

        if ((flags & FutureFlags.CancelRequested) == 0)
        {
            return;
        }

        if (waitingOn is Future awaited && awaited.Cancel((extras as TaskExtras)?.CancelMessage))
        {
            flags &= ~FutureFlags.CancelRequested;
        }
        else if ((flags & FutureFlags.Scheduled) == 0)
        {
            LeaveWait();
        }
    }

    /// <summary>Asks this task, and down the chain of tasks that await each other, the one that awaits something else.</summary>
    private void RequestCancel(int depth, string? message)
    {
        if (TryRequest(depth, message))
        {
            PassDown(message);
        }
    }

    /// <summary>Without recursion: the chain may be long, or, by mistake, a ring.</summary>
    private void PassDown(string? message)
    {
        var task = this;
        for (var length = 0; length <= loop!.LiveTaskCount && task.waitingOn is CoroutineTask { IsDone: false } next; length++)
        {
            task = next;
            if (!task.TryRequest(0, message))
            {
                return;
            }
        }

        task.CancelHere(message);
    }

    /// <summary>Counts the request, and cancels the token.</summary>
    /// <returns>False when an exception is already on its way, or a shield holds the request.</returns>
    private bool TryRequest(int depth, string? message)
    {
        var own = Extras;
        own.CancelRequests++;
        if (depth == 0)
        {
            loop!.CancelToken(own.Source);
        }
        else
        {
            own.Scope?.CancelTokenAt(depth);
        }

        return !TryHold(depth, message) && (flags & (FutureFlags.CancelRequested | FutureFlags.Interrupt)) == 0;
    }

    /// <summary>Cancels the future this task waits on, or else has the exception thrown at its await.</summary>
    private void CancelHere(string? message)
    {
        if (waitingOn is Future and not CoroutineTask && (((Future)waitingOn).Cancel(message) || ((Future)waitingOn).IsCanceled))
        {
            return;
        }

        Extras.CancelMessage = message;
        flags |= FutureFlags.CancelRequested;
        if ((flags & FutureFlags.Scheduled) == 0)
        {
            LeaveWait();
        }
    }

    /// <summary>
    /// Leaves what the task waits on, and schedules it. A future is not left: it was asked to cancel, and wakes the task when it is done.
    /// A running task waits on nothing yet: it leaves its next wait.
    /// </summary>
    private void LeaveWait()
    {
        switch (waitingOn)
        {
            case SleepTimer timer:
                timer.Abandon();
                Wake();
                break;
            case WaitNode { IsToEnd: false } node when Innermost.CanAbandonWait:
                node.Abandon();
                Wake();
                break;
            case Waiter waiter:
                waiter.Leave();
                Wake();
                break;
            case CoroutineTask { IsDone: false } other:
                // Only in a ring of tasks that await each other, which nothing but this can end.
                other.RemoveWaiter(this);
                Wake();
                break;
        }
    }
}
