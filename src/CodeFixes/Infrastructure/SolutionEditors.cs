using Microsoft.CodeAnalysis.Editing;

namespace Coroutines.CodeFixes;

/// <summary>Finds the editor of a node's document.</summary>
internal static class SolutionEditors
{
    public static async Task<SyntaxEditor> EditorOfAsync(this SolutionEditor editor, SyntaxNode node, CancellationToken cancellation)
        => await editor.GetDocumentEditorAsync(editor.OriginalSolution.GetDocumentId(node.SyntaxTree), cancellation).ConfigureAwait(false);
}
