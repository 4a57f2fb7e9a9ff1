using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Model;

/// <summary>
/// A place in the user's file as a debugger shows it, one-based as <c>#line</c> and people count; the end column is the first one behind.
/// Of statements that hold others it is the head. <paramref name="Lines"/> counts the lines of the whole.
/// </summary>
internal readonly record struct SourceSpan(int StartLine, int StartColumn, int EndLine, int EndColumn, int Lines)
{
    /// <summary>A condition stands for the head of its statement, as the compiler has it.</summary>
    public static SourceSpan Of(SyntaxNode node)
    {
        switch (node.Parent)
        {
            case IfStatementSyntax owner when owner.Condition == node: return Between(owner.IfKeyword, owner.CloseParenToken);
            case WhileStatementSyntax owner when owner.Condition == node: return Between(owner.WhileKeyword, owner.CloseParenToken);
            case SwitchStatementSyntax owner when owner.Expression == node: return Between(owner.SwitchKeyword, owner.OpenBraceToken.GetPreviousToken());
            case DoStatementSyntax owner when owner.Condition == node: return Between(owner.WhileKeyword, owner.SemicolonToken);
        }

        var all = node.GetLocation().GetLineSpan().Span;
        var end = HeadEnd(node) is { Span.Length: > 0 } head ? head.GetLocation().GetLineSpan().Span.End : all.End;
        return new(all.Start.Line + 1, all.Start.Character + 1, end.Line + 1, end.Character + 1, all.End.Line - all.Start.Line + 1);
    }

    public static SourceSpan Of(SyntaxToken token) => Between(token, token);

    /// <summary>One of several variables; the first stands with the type.</summary>
    public static SourceSpan Of(VariableDeclarationSyntax declaration, VariableDeclaratorSyntax declarator) =>
        Between(declarator == declaration.Variables[0] ? declaration.GetFirstToken() : declarator.GetFirstToken(), declarator.GetLastToken());

    private static SourceSpan Between(SyntaxToken first, SyntaxToken last)
    {
        var start = first.GetLocation().GetLineSpan().StartLinePosition;
        var end = last.GetLocation().GetLineSpan().EndLinePosition;
        return new(start.Line + 1, start.Character + 1, end.Line + 1, end.Character + 1, end.Line - start.Line + 1);
    }

    private static SyntaxToken? HeadEnd(SyntaxNode node) => node switch
    {
        IfStatementSyntax head => head.CloseParenToken,
        WhileStatementSyntax head => head.CloseParenToken,
        ForStatementSyntax head => head.CloseParenToken,
        CommonForEachStatementSyntax head => head.CloseParenToken,
        UsingStatementSyntax head => head.CloseParenToken,
        LockStatementSyntax head => head.CloseParenToken,
        FixedStatementSyntax head => head.CloseParenToken,
        SwitchStatementSyntax head => head.CloseParenToken,
        CatchClauseSyntax { Filter: { } filter } => filter.CloseParenToken,
        CatchClauseSyntax { Declaration: { } declaration } => declaration.CloseParenToken,
        CatchClauseSyntax head => head.CatchKeyword,
        DoStatementSyntax head => head.DoKeyword,
        TryStatementSyntax head => head.TryKeyword,
        BlockSyntax head => head.OpenBraceToken,
        _ => null,
    };
}
