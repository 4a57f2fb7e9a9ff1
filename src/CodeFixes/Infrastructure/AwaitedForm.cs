namespace Coroutines.CodeFixes;

/// <summary>What is awaited in place of something that blocks.</summary>
/// <param name="Node">What is replaced: the blocking expression, or a statement or assignment around it.</param>
/// <param name="Change">Makes the new node of the current one; told whether the pool of threads is used, as outside coroutines, where no loop need be running.</param>
/// <param name="Title">What the user picks.</param>
internal sealed record AwaitedForm(SyntaxNode Node, Func<SyntaxNode, bool, SyntaxNode> Change, string Title)
{
    /// <summary>True where <see cref="Node"/> goes into a lambda: nothing in it can be awaited.</summary>
    public bool Moves { get; init; }
}
