using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>Jumps: labels and <c>goto</c> stay, as the shape around them stays; <c>goto case</c> picks the section anew; jumps in copied text reach what they mean.</summary>
internal sealed partial class StatementLowerer
{
    private void LowerLabeled(LabeledStatementSyntax labeled, List<Node> output)
    {
        output.Add(new Label(labeled.Identifier.Text));
        Lower(labeled.Statement, output);
    }

    private string Goto(GotoStatementSyntax jump)
    {
        if (jump.CaseOrDefaultKeyword.RawKind != 0)
            return GotoSection(jump);
        if (TargetOf(jump) is not { } target)
            throw new FallbackException("the target of this 'goto' cannot be bound", jump);
        return _jumps.Goto(((LabeledStatementSyntax)target).Identifier.Text, target.SpanStart);
    }

    private SyntaxNode? TargetOf(GotoStatementSyntax jump) =>
        jump.Expression is { } name && jump.CaseOrDefaultKeyword.RawKind == 0 && _context.Symbol(name) is ILabelSymbol { DeclaringSyntaxReferences: { Length: > 0 } references } ? references[0].GetSyntax(_context.Cancellation) : null;

    private string GotoSection(GotoStatementSyntax jump)
    {
        var choice = jump.FirstAncestorOrSelf<SwitchStatementSyntax>();
        if (choice is null || !choice.Sections.Any(_context.Awaits.Contains))
            return _renderer.Render(jump);
        var wanted = jump.Expression is { } value ? _context.Model.GetConstantValue(value, _context.Cancellation) : default;
        for (var i = 0; i < choice.Sections.Count; i++)
        {
            foreach (var label in choice.Sections[i].Labels)
            {
                var isTarget = label switch
                {
                    DefaultSwitchLabelSyntax => jump.CaseOrDefaultKeyword.IsKind(SyntaxKind.DefaultKeyword),
                    CaseSwitchLabelSyntax constant when wanted.HasValue => Equals(_context.Model.GetConstantValue(constant.Value, _context.Cancellation).Value, wanted.Value),
                    _ => false,
                };
                if (isTarget)
                    return _jumps.GotoSection(i + 1);
            }
        }

        throw new FallbackException("the target of this 'goto case' cannot be bound", jump);
    }

    private static bool Jumps(StatementSyntax statement) => statement is ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax;

    /// <summary>Jumps inside copied text must reach what they mean in the lowered shape.</summary>
    private void RedirectJumps(SyntaxNode statement)
    {
        foreach (var node in Analysis.AwaitMap.Own(statement))
        {
            switch (node)
            {
                case ContinueStatementSyntax when !IsInside(node, statement, isBreak: false):
                    _renderer.Replace(node, _jumps.Jump(isBreak: false));
                    break;
                case BreakStatementSyntax when !IsInside(node, statement, isBreak: true):
                    _renderer.Replace(node, _jumps.Jump(isBreak: true));
                    break;
                case GotoStatementSyntax jump when TargetOf(jump) is not { } target || !statement.Span.Contains(target.Span):
                    _renderer.Replace(jump, Goto(jump));
                    break;
                case ThrowStatementSyntax { Expression: null } when _rethrown is not null && !node.Ancestors().TakeWhile(a => a != statement.Parent).Any(a => a is CatchClauseSyntax):
                    _renderer.Replace(node, $"throw {_context.Services}FrameOperations.Rethrow({_rethrown});");
                    break;
            }
        }
    }

    /// <summary>Is the target of a jump inside the copied statement itself?</summary>
    private static bool IsInside(SyntaxNode jump, SyntaxNode statement, bool isBreak) =>
        jump.Ancestors().TakeWhile(a => a != statement.Parent).Any(a => a is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax || (isBreak && a is SwitchStatementSyntax));
}
