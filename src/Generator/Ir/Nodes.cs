using Coroutines.Generator.Model;

namespace Coroutines.Generator.Ir;

/// <summary>A statement of the lowered body. Structured as the user wrote it; awaits are statements of their own.</summary>
internal abstract record Node
{
    /// <summary>Does control never fall out of its end?</summary>
    public bool EndsInJump => this switch
    {
        Return => true,
        Text text => text.Jumps,
        Block block => block.Body.Count > 0 && block.Body[block.Body.Count - 1].EndsInJump,
        If { Else: { } rest } choice => choice.Then.EndsInJump && rest.EndsInJump,
        _ => false,
    };
}

/// <summary>Statements without an await, as text. <paramref name="Jumps"/>: control never falls out of its end.</summary>
internal sealed record Text(string Code, SourceSpan? Span, bool Jumps = false) : Node;

/// <summary>The user's statement, before what became of it.</summary>
internal sealed record Comment(string Statement) : Node;

/// <summary>Start what is awaited, suspend if it is not done, resume here.</summary>
internal sealed record Await(int Point) : Node;

/// <summary>A block; <paramref name="Header"/> is <c>checked</c>, <c>unchecked</c> or empty. Synthetic blocks are printed without braces where that is safe.</summary>
internal sealed record Block(string Header, EquatableArray<Node> Body) : Node
{
    /// <summary>Statements that run at each entry, before the re-entry jump.</summary>
    public EquatableArray<string> Prologue { get; init; }

    /// <summary>The user's braces, if this block is one of the user's.</summary>
    public SourceSpan? OpenBrace { get; init; }

    public SourceSpan? CloseBrace { get; init; }
}

internal sealed record If(string Condition, SourceSpan? Span, Block Then, Block? Else) : Node;

/// <summary><c>for (; Condition; Increment)</c>, or <c>while</c> where there is no increment.</summary>
internal sealed record Loop(string Condition, string? Increment, SourceSpan? Span, Block Body) : Node
{
    public SourceSpan? IncrementSpan { get; init; }
}

internal sealed record DoLoop(Block Body, string Condition, SourceSpan? Span) : Node;

/// <summary>A try with awaits in its body only.</summary>
internal sealed record Try(Block Body, EquatableArray<Text> Catches, Block? Finally) : Node;

/// <summary>The bodies of a switch whose section was picked before; sections are numbered from one.</summary>
internal sealed record Switch(string Section, EquatableArray<Block> Sections) : Node;

internal sealed record Return(string? Value, SourceSpan? Span) : Node;

/// <summary>The target of a <c>continue</c> whose loop had to change its shape.</summary>
internal sealed record Label(string Name) : Node;
