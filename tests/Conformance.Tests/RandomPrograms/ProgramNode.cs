namespace Conformance.Tests.RandomPrograms;

/// <summary>What a piece of a random program is: what may stand in its place when the program is reduced.</summary>
internal enum PieceKind
{
    /// <summary>A list of statements, or of methods.</summary>
    List,

    /// <summary>One statement, or one method.</summary>
    Statement,

    /// <summary>An expression of type int.</summary>
    Number,

    /// <summary>An expression of type bool.</summary>
    Truth,

    /// <summary>An expression of type string.</summary>
    Text,

    /// <summary>A variable of the struct <c>Cell</c>.</summary>
    Cell,
}

/// <summary>A piece of a random program: text with smaller pieces in it.</summary>
/// <param name="kind">What it is.</param>
/// <param name="parts">Texts and nodes, in order.</param>
internal sealed class ProgramNode(PieceKind kind, params IReadOnlyList<object> parts)
{
    public PieceKind Kind => kind;

    public List<object> Parts { get; } = [.. parts];

    /// <summary>The pieces right inside this one.</summary>
    public IEnumerable<ProgramNode> Children => Parts.OfType<ProgramNode>();

    /// <summary>This piece and all inside it, outermost first.</summary>
    public IEnumerable<ProgramNode> All => Children.SelectMany(static child => child.All).Prepend(this);

    /// <summary>The smallest piece of its kind; null if there is none.</summary>
    public static ProgramNode? Smallest(PieceKind kind) => kind switch
    {
        PieceKind.Number => new(kind, "1"),
        PieceKind.Truth => new(kind, "true"),
        PieceKind.Text => new(kind, "\"\""),
        _ => null,
    };

    /// <summary>The program's text.</summary>
    /// <returns>C#, without line breaks that mean anything.</returns>
    public override string ToString() => string.Concat(Parts.Select(static part => part.ToString() + (part is ProgramNode { Kind: PieceKind.Statement } ? "\n" : "")));
}
