using Microsoft.CodeAnalysis;

namespace Coroutines.Generator.Model;

/// <summary>A place in the user's file, one-based as <c>#line</c> and people count.</summary>
internal readonly record struct SourceSpan(int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    public static SourceSpan Of(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan().Span;
        return new(span.Start.Line + 1, span.Start.Character + 1, span.End.Line + 1, span.End.Character + 1);
    }
}
