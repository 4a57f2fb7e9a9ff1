namespace Coroutines;

/// <summary>
/// A part of a coroutine that can be cancelled on its own (R24; Trio: <c>CancelScope</c>). It is level-triggered: once it is cancelled, every await inside it that suspends throws
/// <see cref="OperationCanceledException"/>, in cleanup too. Scopes nest. A scope that shields keeps cancellations from outside away, until it ends.
/// </summary>
/// <example>
/// <code>
/// var inTime = await CancelScope.Run(async scope =&gt; await Fetch(), timeout: TimeSpan.FromSeconds(5));
/// </code>
/// </example>
public sealed class CancelScope
{
    private const string TokenMessage = "The token given to CancelScope.Run was cancelled.";

    private readonly CoroutineTask task;
    private readonly CancelScope? outer;
    private readonly int requestsBefore;
    private TimerHandle? timer;
    private CancellationTokenSource? source;
    private TimeSpan? deadline;
    private bool shield;
    private bool ended;

    private CancelScope(CoroutineTask task, bool shield)
    {
        this.task = task;
        this.shield = shield;
        outer = task.Scope;
        Depth = task.ScopeDepth + 1;
        requestsBefore = task.RequestsHere;
        task.Scope = this;
        if (shield)
        {
            task.HoldPending(Depth - 1);
        }
    }

    /// <summary>True once <see cref="Cancel"/> was called or the deadline has passed.</summary>
    public bool IsCancelRequested { get; private set; }

    /// <summary>True to keep cancellations from outside away while the scope lasts. They are thrown after its end.</summary>
    public bool Shield
    {
        get => shield;
        set
        {
            shield = value;
            if (ended)
            {
                return;
            }

            if (value)
            {
                task.HoldPending(Depth - 1);
                return;
            }

            task.ReleaseHeld();
            if (task.Scope?.Effect == ScopeEffect.Canceled)
            {
                task.CancelForScope(null);
            }
        }
    }

    /// <summary>
    /// When the scope is cancelled, on the clock of <see cref="EventLoop.Time"/>; at once when that time has come; null for never. It can be moved while the
    /// scope lasts, and is null after its end.
    /// </summary>
    public TimeSpan? Deadline
    {
        get => deadline;
        set
        {
            timer?.Cancel();
            timer = null;
            deadline = ended ? null : value;
            if (deadline <= task.Loop.Time)
            {
                OnDeadline();
            }
            else if (deadline is { } when)
            {
                timer = task.Loop.CallAt(when, OnDeadline);
            }
        }
    }

    /// <summary>How many scopes are around what runs in this one, itself included.</summary>
    internal int Depth { get; }

    /// <summary>Behind <see cref="Coroutine.CancellationToken"/>. It is cancelled with the scope, and with what is around it, up to a shield.</summary>
    internal CancellationToken Token
    {
        get
        {
            if (source is null)
            {
                var around = Shield ? CancellationToken.None : outer?.Token ?? task.Token;
                source = CancellationTokenSource.CreateLinkedTokenSource(around);
                if (IsCancelRequested)
                {
                    source.Cancel();
                }
            }

            return source.Token;
        }
    }

    /// <summary>What the scopes around an await, from this one outwards, mean for it.</summary>
    internal ScopeEffect Effect
    {
        get
        {
            for (var scope = this; scope is not null; scope = scope.outer)
            {
                if (scope.IsCancelRequested)
                {
                    return ScopeEffect.Canceled;
                }

                if (scope.Shield)
                {
                    return ScopeEffect.Shielded;
                }
            }

            return ScopeEffect.None;
        }
    }

    /// <summary>Runs <paramref name="body"/>, in the current task, in a scope of its own.</summary>
    /// <param name="body">What to run; it gets the scope.</param>
    /// <param name="timeout">After this time the scope is cancelled; without limit where none is given, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <param name="shield">True to keep cancellations from outside away.</param>
    /// <param name="cancellationToken">Cancels the scope; on any thread.</param>
    /// <returns>True when the body ran to its end, false when the scope was cancelled. A cancellation from outside is thrown.</returns>
    public static async Coroutine<bool> Run(
        Func<CancelScope, Coroutine> body, TimeSpan? timeout = null, bool shield = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        var scope = Enter(shield);
        using var registration = cancellationToken.UnsafeRegister(static scope => ((CancelScope)scope!).OnToken(), scope);
        if (cancellationToken.IsCancellationRequested)
        {
            scope.Cancel(TokenMessage);
        }

        scope.Deadline = scope.task.Loop.Time + TimeLimit.Finite(timeout);
        try
        {
            await body(scope);
            return true;
        }
        catch (OperationCanceledException) when (scope.IsCancelRequested && scope.task.RequestsHere <= scope.requestsBefore)
        {
            return false;
        }
        finally
        {
            scope.Exit();
        }
    }

    /// <summary>Cancels the scope, at once and for good.</summary>
    /// <param name="message">The message of the exceptions.</param>
    public void Cancel(string? message = null)
    {
        if (ended || IsCancelRequested)
        {
            return;
        }

        IsCancelRequested = true;
        task.Loop.CancelToken(source);
        if (task.Scope?.Effect == ScopeEffect.Canceled)
        {
            task.CancelForScope(message);
        }
    }

    private void OnDeadline() => Cancel("The deadline has passed.");

    /// <summary>Begins a scope in the current task.</summary>
    internal static CancelScope Enter(bool shield) => new(
        Coroutine.CurrentTask ?? throw new InvalidOperationException("A cancel scope runs inside a task. Await CancelScope.Run in a coroutine."), shield);

    /// <summary>True when this scope, or one around it but deeper than <paramref name="depth"/>, shields.</summary>
    internal bool IsShieldedFrom(int depth)
    {
        for (var scope = this; scope is not null && scope.Depth > depth; scope = scope.outer)
        {
            if (scope.Shield)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Cancels the token of the scope of that depth, and of those in it that do not shield.</summary>
    internal void CancelTokenAt(int depth)
    {
        for (var scope = this; scope is not null; scope = scope.outer)
        {
            if (scope.Depth == depth)
            {
                task.Loop.CancelToken(scope.source);
            }
        }
    }

    /// <summary>A cancellation of the task has been thrown: what comes after it gets a new token, here and in the scopes around.</summary>
    internal void RenewTokens()
    {
        for (var scope = this; scope is not null; scope = scope.outer)
        {
            if (!scope.IsCancelRequested && scope.source is { IsCancellationRequested: true })
            {
                scope.source.Dispose();
                scope.source = null;
            }
        }
    }

    /// <summary>The token of the exception that is about to be thrown.</summary>
    internal CancellationToken CanceledToken
    {
        get
        {
            for (var scope = this; scope is not null; scope = scope.outer)
            {
                if (scope.source is { IsCancellationRequested: true } canceled)
                {
                    return canceled.Token;
                }
            }

            return default;
        }
    }

    /// <summary>Ends the scope, which is the innermost.</summary>
    internal void Exit()
    {
        Deadline = null;
        source?.Dispose();
        ended = true;
        var wasAlone = task.RequestsHere <= requestsBefore;
        task.Scope = outer;
        if (IsCancelRequested && wasAlone)
        {
            task.DropScopeRequest();
        }

        task.ReleaseHeld();
    }

    /// <summary>The token given to <see cref="Run"/> was cancelled. On any thread.</summary>
    private void OnToken() => task.Loop.TryPost(() => Cancel(TokenMessage));
}
