using System.Runtime.ExceptionServices;

namespace Coroutines;

public sealed partial class TaskGroup
{
    /// <summary>The body has ended, with an exception or without: waits for the tasks, and throws what there is to throw.</summary>
    private async Coroutine End(Exception? bodyError)
    {
        bodyEnded = true;
        var cancellation = bodyError as OperationCanceledException;
        if (canceledBody)
        {
            parent.Uncancel();
        }

        if (canceledBody && parent.RequestsHere <= requestsBefore)
        {
            // It was the group that cancelled the body, and nobody else.
            cancellation = null;
        }
        else if (cancellation is not null && parent.RequestsHere <= requestsBefore && parent.Scope?.Effect != ScopeEffect.Canceled)
        {
            // Nobody asked for it: it is a failure like any other (R19).
            failures.Add(cancellation);
            cancellation = null;
        }

        if (bodyError is not null and not OperationCanceledException)
        {
            failures.Add(bodyError);
        }

        if (bodyError is not null)
        {
            Abort();
        }

        CancelScope? shield = null;
        while (children.Count > 0)
        {
            if (aborting && parent.Scope?.Effect == ScopeEffect.Canceled)
            {
                // Cancelled they are; now they get the time that their cleanup takes, though every await in here throws.
                shield ??= CancelScope.Enter(shield: true);
            }

            allDone = new GroupFuture(parent.Loop, children);
            try
            {
                await allDone;
            }
            catch (OperationCanceledException e)
            {
                cancellation ??= e;
                Abort();
            }
        }

        shield?.Exit();
        ended = true;
        if (failures.Count > 0)
        {
            if (parent.RequestsHere > 0)
            {
                // The failures are thrown in place of a cancellation that somebody asked for: it comes at the next await, as in asyncio 3.13.
                parent.Uncancel();
                parent.Cancel(cancellation?.Message);
            }

            throw new AggregateException($"{failures.Count} of the task group's coroutines failed.", failures);
        }

        if (cancellation is not null)
        {
            ExceptionDispatchInfo.Throw(cancellation);
        }
    }

    private void OnChildDone(CoroutineTask child)
    {
        children.Remove(child);
        if (children.Count == 0)
        {
            allDone?.TrySetResult();
        }

        if (child.IsCanceled && child.CancelRequests > 0)
        {
            return;
        }

        if (child.TakeError() is not { } error)
        {
            return;
        }

        failures.Add(error.SourceException);
        if (aborting)
        {
            return;
        }

        Abort();
        if (!bodyEnded)
        {
            canceledBody = true;
            parent.CancelFrom(depth);
        }
        else
        {
            // It looks again: so it goes on at the same moment as in asyncio, which cancels it here too.
            allDone?.TrySetResult();
        }
    }

    private void Abort()
    {
        if (aborting)
        {
            return;
        }

        aborting = true;
        // In the order in which they were made; a set has no order of its own.
        foreach (var child in children.OrderBy(static c => c.id).ToArray())
        {
            child.Cancel();
        }
    }
}
