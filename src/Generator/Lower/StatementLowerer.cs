using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>
/// Turns the user's statements into the structured tree: what holds no await is text, awaits become statements,
/// and loops, ifs and tries that hold one keep their shape.
/// </summary>
internal sealed partial class StatementLowerer
{
    private readonly MethodContext _context;
    private readonly Renderer _renderer;
    private readonly ExpressionLowerer _expressions;
    private readonly JumpScopes _jumps;
    private int _triesWithFilter;

    public StatementLowerer(MethodContext context)
    {
        _context = context;
        _jumps = new(context);
        _renderer = new(context, _jumps);
        _expressions = new(context, _renderer, this);
    }

    public bool IsInTryWithFilter => _triesWithFilter > 0;

    public Block LowerBody()
    {
        if (_context.Method.Body is { } block)
            return LowerScope(block);
        var body = new List<Node>();
        AddNewScope(_context.Method.ExpressionBody!, body);
        LowerExpressionBody(_context.Method.ExpressionBody!.Expression, body);
        return new("", body.ToEquatable());
    }

    private void LowerExpressionBody(ExpressionSyntax expression, List<Node> output)
    {
        if (expression is ThrowExpressionSyntax thrown)
        {
            output.Add(new Text($"throw {Value(thrown.Expression, output, expression)};", SourceSpan.Of(expression), true));
            return;
        }

        var value = Value(expression, output, expression);
        if (_context.ResultType is not null)
        {
            output.Add(new Return(value, SourceSpan.Of(expression)));
            return;
        }

        AddExpression(value, output, SourceSpan.Of(expression));
        output.Add(new Return(null, null));
    }

    /// <summary>Takes the awaits out of an expression and returns what is left, with the aliases its lambdas need already declared.</summary>
    private string Value(ExpressionSyntax expression, List<Node> output, SyntaxNode statement)
    {
        _expressions.Lower(expression, output, statement);
        var text = _renderer.Render(expression);
        AddAliases(output);
        return text;
    }

    /// <summary>As <see cref="Value"/>, for a condition that is evaluated where it is.</summary>
    private string Test(ExpressionSyntax condition, List<Node> output)
    {
        _expressions.Lower(condition, output, condition);
        var text = _renderer.RenderTest(condition);
        AddAliases(output);
        return text;
    }

    /// <summary>As <see cref="Value"/>, for a condition at which a resumed frame can come in.</summary>
    private string Condition(ExpressionSyntax condition, List<Node> output)
    {
        _expressions.Lower(condition, output, condition);
        return _renderer.RenderCondition(condition);
    }

    private void AddAliases(List<Node> output)
    {
        if (_renderer.TakeAliases() is { Length: > 0 } aliases)
            output.Add(new Text(aliases.TrimEnd(), null));
    }

    private static void AddExpression(string value, List<Node> output, SourceSpan span)
    {
        if (value.Length > 0)
            output.Add(new Text(value + ";", span));
    }

    /// <summary>The statements of a list from <paramref name="start"/> on; a <c>using var</c> makes a try of all that follow it.</summary>
    private void LowerList(SyntaxList<StatementSyntax> statements, int start, List<Node> output)
    {
        for (var i = start; i < statements.Count; i++)
        {
            if (statements[i] is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } resource && statements.Skip(i).Any(_context.Awaits.Contains))
            {
                LowerUsingDeclaration(resource, statements, i, output);
                return;
            }

            Lower(statements[i], output);
        }
    }

    /// <summary>A total switch over statements that hold an await; unknown ones are refused.</summary>
    private void Lower(StatementSyntax statement, List<Node> output)
    {
        if (!_context.Awaits.Contains(statement))
        {
            LowerVerbatim(statement, output);
            return;
        }

        switch (statement)
        {
            case BlockSyntax block:
                output.Add(LowerScope(block));
                break;
            case LabeledStatementSyntax labeled:
                LowerLabeled(labeled, output);
                break;
            case CheckedStatementSyntax node:
                output.Add(LowerScope(node.Block) with { Header = node.Keyword.Text });
                break;
            case UnsafeStatementSyntax node:
                output.Add(LowerScope(node.Block) with { Header = "unsafe" });
                break;
            case ExpressionStatementSyntax node:
                _expressions.Lower(node.Expression, output, node);
                AddStatement(node, output);
                break;
            case LocalDeclarationStatementSyntax node:
                LowerDeclaration(node, output);
                break;
            case ReturnStatementSyntax { Expression: { } expression } node:
                var value = Value(expression, output, node);
                output.Add(_jumps.Return(value, SourceSpan.Of(node)));
                break;
            case ThrowStatementSyntax { Expression: { } thrown } node:
                output.Add(new Text($"throw {Value(thrown, output, node)};", SourceSpan.Of(node), true));
                break;
            case YieldStatementSyntax node:
                LowerYield(node, output);
                break;
            case LockStatementSyntax node when _context.IsIterator && _context.Awaits.Contains(node.Statement):
                LowerLock(node, output);
                break;
            case IfStatementSyntax node:
                LowerIf(node, output);
                break;
            case WhileStatementSyntax node:
                LowerWhile(node, output);
                break;
            case DoStatementSyntax node:
                LowerDo(node, output);
                break;
            case ForStatementSyntax node:
                LowerFor(node, output);
                break;
            case CommonForEachStatementSyntax node:
                LowerForEach(node, output);
                break;
            case UsingStatementSyntax node:
                LowerUsing(node, output);
                break;
            case TryStatementSyntax node:
                LowerTry(node, output);
                break;
            case SwitchStatementSyntax node when !node.Sections.Any(_context.Awaits.Contains):
                _expressions.Lower(node.Expression, output, node);
                AddStatement(node, output);
                break;
            case SwitchStatementSyntax node:
                LowerSwitch(node, output);
                break;
            case LockStatementSyntax node when !_context.Awaits.Contains(node.Statement):
                _expressions.Lower(node.Expression, output, node);
                AddStatement(node, output);
                break;
            default:
                throw new FallbackException($"an await inside {Describe(statement)} keeps the method on the compiler's state machine", statement);
        }
    }

    private static string Describe(StatementSyntax statement) => statement switch
    {
        FixedStatementSyntax => "a 'fixed' statement",
        _ => $"this statement ({statement.Kind()})",
    };

    private void LowerVerbatim(StatementSyntax statement, List<Node> output)
    {
        switch (statement)
        {
            case EmptyStatementSyntax:
                return;
            case LabeledStatementSyntax labeled:
                LowerLabeled(labeled, output);
                return;
            case GotoStatementSyntax jump:
                output.Add(new Text(Goto(jump), SourceSpan.Of(jump), true));
                return;
            case ReturnStatementSyntax node:
                var value = node.Expression is { } expression ? _renderer.Render(expression) : null;
                AddAliases(output);
                output.Add(_jumps.Return(value, SourceSpan.Of(node)));
                return;
            case YieldStatementSyntax { Expression: null }:
                output.Add(_jumps.Return(null, SourceSpan.Of(statement)));
                return;
            case BreakStatementSyntax or ContinueStatementSyntax:
                output.Add(new Text(_jumps.Jump(statement is BreakStatementSyntax), SourceSpan.Of(statement), true));
                return;
            case ThrowStatementSyntax { Expression: null } when _rethrown is not null:
                output.Add(new Text($"throw {_context.Services}FrameOperations.Rethrow({_rethrown});", SourceSpan.Of(statement), true));
                return;
            default:
                AddStatement(statement, output);
                return;
        }
    }

    private void AddStatement(StatementSyntax statement, List<Node> output)
    {
        RedirectJumps(statement);
        var text = _renderer.Render(statement);
        var aliases = _renderer.TakeAliases();
        if (text is "" or ";")
            return;
        if (aliases.Length > 0)
        {
            text = statement is LocalDeclarationStatementSyntax ? aliases + text : "{\n    " + (aliases + text).Replace("\n", "\n    ") + "\n}";
            output.Add(new Text(text, SourceSpan.Of(statement), Jumps(statement)));
            return;
        }

        output.Add(new Text(text, SourceSpan.Of(statement), Jumps(statement)));
    }

    private void LowerDeclaration(LocalDeclarationStatementSyntax node, List<Node> output)
    {
        foreach (var declarator in node.Declaration.Variables)
        {
            if (declarator.Initializer is { } initializer)
                _expressions.Lower(initializer.Value, output, node);
            var text = _renderer.Declare(node.Declaration, declarator);
            AddAliases(output);
            if (text.Length > 0)
                output.Add(new Text(text, SourceSpan.Of(node)));
        }
    }

    private void LowerIf(IfStatementSyntax node, List<Node> output)
    {
        var first = _context.Points.Count;
        var condition = Condition(node.Condition, output);
        if (_context.Awaits.Contains(node.Statement) || _context.Awaits.Contains(node.Else))
            _context.KeepResults(first);
        var then = LowerScope(node.Statement);
        var otherwise = node.Else is { } clause ? LowerScope(clause.Statement) : null;
        output.Add(new If(condition, SourceSpan.Of(node.Condition), then, otherwise));
    }
}
