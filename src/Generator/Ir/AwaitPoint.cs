using Coroutines.Generator.Model;

namespace Coroutines.Generator.Ir;

/// <summary>One await: its state, its storage, and both ways it can be emitted (inline child, or awaiter).</summary>
internal sealed record AwaitPoint(
    int Index,
    string State,
    string Statement,
    string Field,
    string AwaiterType,
    string Operand,
    string? ResultType,
    string ResultLocal,
    SourceSpan Span,
    bool InTryWithFilter,
    ChildFrame? Child)
{
    /// <summary>Is the result used in a condition that a resumed frame passes again? Then it is declared at the top.</summary>
    public bool IsResultAtTop { get; init; }

    /// <summary>Must a cancellation wait until the operation has ended? So it is for <c>MoveNextAsync</c>, before <c>DisposeAsync</c> may run (R21).</summary>
    public bool IsToEnd { get; init; }

    /// <summary>Is the type of what is awaited known at run time only?</summary>
    public bool IsDynamic { get; init; }

    /// <summary>Is this no await, but the <c>yield return</c> of an iterator? The operand is the item.</summary>
    public bool IsYield { get; init; }

    /// <summary>In an iterator: is the awaiter known to be an <c>ICriticalNotifyCompletion</c>?</summary>
    public bool IsCritical { get; init; }

    /// <summary>Statements that store the locals whose types have no names.</summary>
    public EquatableArray<string> Saves { get; init; }

    /// <summary>Is the awaiter such a local itself, and no field?</summary>
    public bool IsAwaiterKept { get; init; }

    /// <summary>Does nothing use the result?</summary>
    public bool IsResultDropped { get; init; }

    /// <summary>Does the awaiter keep objects alive?</summary>
    public bool AwaiterHoldsReferences { get; init; }

    /// <summary>The field for the awaiter where awaits of different names share one, as their awaiters have one type.</summary>
    public string? SharedField { get; init; }

    /// <summary>Can this await be reached again after it is done?</summary>
    public bool IsInLoop { get; init; }

    /// <summary>Does the method go on when what is awaited throws?</summary>
    public bool IsCaught { get; init; }

    /// <summary>The statements that empty fields which are not needed any more, from this await on.</summary>
    public EquatableArray<string> Emptied { get; init; }

    /// <summary>The awaits before this one whose awaiters, or children that have thrown, can still be there, and are not needed any more.</summary>
    public EquatableArray<int> Past { get; init; }
}

/// <summary>The coroutine awaited at a point, when it is known statically.</summary>
internal sealed record ChildFrame(string Key, string FrameType, string Arguments);
