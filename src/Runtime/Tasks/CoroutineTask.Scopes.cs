namespace Coroutines;

public abstract partial class CoroutineTask
{
    /// <summary>True inside a shield: cancellations wait for its end.</summary>
    private bool IsShielded => (flags & FutureFlags.InScope) != 0 && Extras.Scope!.Effect == ScopeEffect.Shielded;

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

    /// <summary>A scope of this task was cancelled: throws at the await where the task is suspended.</summary>
    internal void CancelForScope(string? message)
    {
        if ((flags & (FutureFlags.CancelRequested | FutureFlags.Interrupt)) != 0 || (waitingOn is Future awaited && awaited.Cancel(message)))
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

    /// <summary>A scope has ended whose cancellation was not thrown any more.</summary>
    internal void DropScopeRequest() => flags &= ~FutureFlags.CancelRequested;
}
