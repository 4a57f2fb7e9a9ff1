namespace Coroutines;

public abstract partial class CoroutineTask
{
    /// <summary>The innermost scope in which the task runs.</summary>
    internal CancelScope? Scope
    {
        get => (extras as TaskExtras)?.Scope;
        set
        {
            Extras.Scope = value;
            flags = value is null ? flags & ~FutureFlags.InScope : flags | FutureFlags.InScope;
        }
    }

    /// <summary>The depth of the innermost scope; 0 outside all.</summary>
    internal int ScopeDepth => Scope?.Depth ?? 0;

    /// <summary>The requests that concern what runs now: all but those that a shield holds.</summary>
    internal int RequestsHere => extras is TaskExtras own ? own.CancelRequests - (own.Held?.Count ?? 0) : 0;

    /// <summary>As <see cref="Cancel"/>, on behalf of what runs inside the scope of that depth: shields around that do not keep it away.</summary>
    internal void CancelFrom(int depth) => RequestCancel(depth, null);

    /// <summary>A shield begins: a request whose exception is not yet on its way waits for its end.</summary>
    internal void HoldPending(int depth)
    {
        if ((flags & FutureFlags.CancelRequested) != 0)
        {
            flags &= ~FutureFlags.CancelRequested;
            TryHold(depth, Extras.CancelMessage);
        }
    }

    /// <summary>A shield has ended: what only that held is on its way now.</summary>
    internal void ReleaseHeld()
    {
        if (extras is not TaskExtras { Held: { Count: > 0 } held } own || held.RemoveAll(depth => !IsHeld(depth)) == 0)
        {
            return;
        }

        var message = own.HeldMessage;
        own.HeldMessage = held.Count == 0 ? null : message;
        if ((flags & (FutureFlags.CancelRequested | FutureFlags.Interrupt)) == 0)
        {
            PassDown(message);
        }
    }

    /// <summary>A shield stands between what runs now and the scope of that depth.</summary>
    private bool IsHeld(int depth) => (flags & FutureFlags.InScope) != 0 && Extras.Scope!.IsShieldedFrom(depth);

    private bool TryHold(int depth, string? message)
    {
        if (!IsHeld(depth))
        {
            return false;
        }

        var own = Extras;
        own.Held ??= [];
        own.HeldMessage = own.Held.Count == 0 ? message : own.HeldMessage;
        own.Held.Add(depth);
        return true;
    }

    /// <summary>A scope of this task was cancelled: throws at the await where the task is suspended.</summary>
    internal void CancelForScope(string? message)
    {
        if ((flags & (FutureFlags.CancelRequested | FutureFlags.Interrupt)) != 0 || (waitingOn is Future awaited && awaited.Cancel(message)))
        {
            return;
        }

        if (waitingOn is null && (flags & FutureFlags.Scheduled) == 0)
        {
            // The task runs, and asks at its next suspension: it might begin a shield before that.
            return;
        }

        Extras.CancelMessage = message;
        flags |= FutureFlags.CancelRequested;
        if ((flags & FutureFlags.Scheduled) == 0)
        {
            LeaveWait();
        }
    }

    /// <summary>A scope has ended whose cancellation was not thrown any more.</summary>
    internal void DropScopeRequest() => flags &= ~FutureFlags.CancelRequested;
}
