namespace Coroutines;

/// <summary>What few tasks have: a name, a cancellation under way, a token, an exception to be thrown at the next await.</summary>
internal sealed class TaskExtras
{
    internal ExecutionContext? Context;

    internal string? Name;

    /// <summary>The message of the cancellation under way: the first of those asked for (R17).</summary>
    internal string? CancelMessage;

    internal int CancelRequests;

    /// <summary>Requests that a shield holds until its end: for each, the depth of the scope from which it came, 0 from outside the task.</summary>
    internal List<int>? Held;

    /// <summary>The message of the first of them.</summary>
    internal string? HeldMessage;

    /// <summary>Thrown in place of a cancellation where a wait could not even begin.</summary>
    internal Exception? Fault;

    /// <summary>The innermost cancel scope in which the task runs.</summary>
    internal CancelScope? Scope;

    /// <summary>Behind <see cref="Coroutine.CancellationToken"/>.</summary>
    internal CancellationTokenSource? Source;
}
