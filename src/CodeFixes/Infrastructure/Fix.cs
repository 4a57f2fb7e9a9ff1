using Microsoft.CodeAnalysis.Editing;

namespace Coroutines.CodeFixes;

/// <summary>One way to fix a diagnostic.</summary>
/// <param name="Title">What the user picks.</param>
/// <param name="Key">Tells which fixes "fix all" applies together.</param>
/// <param name="Apply">
/// Makes the change. Many fixes are applied to one editor, also to nodes nested in each other, so a change takes the
/// current node that the editor hands it, never the original one.
/// </param>
internal sealed record Fix(string Title, string Key, Action<SyntaxEditor> Apply)
{
    /// <summary>What the fix puts elsewhere as it is: where all are fixed, nothing inside it is.</summary>
    public SyntaxNode? Moved { get; init; }
}
