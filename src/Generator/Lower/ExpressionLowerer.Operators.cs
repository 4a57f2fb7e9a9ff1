using Coroutines.Generator.Bind;
using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>Operators: those that may skip an operand become control flow.</summary>
/// <example>Before: <c>a &amp;&amp; await b</c>. Prelude: <c>t = a; if (t) { await b; t = b.GetResult(); }</c>. Left: <c>t</c>.</example>
internal sealed partial class ExpressionLowerer
{
    private void VisitBinary(BinaryExpressionSyntax node)
    {
        switch (node.Kind())
        {
            case SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression when context.Awaits.Contains(node.Right):
                VisitLogical(node);
                break;
            case SyntaxKind.CoalesceExpression when context.Awaits.Contains(node.Right):
                VisitCoalesce(node);
                break;
            case SyntaxKind.IsExpression or SyntaxKind.AsExpression or SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression:
                Visit(node.Left);
                break;
            default:
                Operands([Operand.Value(node.Left), Operand.Value(node.Right)]);
                break;
        }
    }

    private void VisitLogical(BinaryExpressionSyntax node)
    {
        var isAnd = node.IsKind(SyntaxKind.LogicalAndExpression);
        if (context.Type(node.Left)?.SpecialType != SpecialType.System_Boolean || context.Type(node.Right)?.SpecialType != SpecialType.System_Boolean)
        {
            VisitUserLogical(node, isAnd);
            return;
        }

        Visit(node.Left);
        var test = context.Spill(isAnd ? "both" : "either", "bool");
        Emit($"{test} = {renderer.Render(node.Left)};");
        var then = Nested(() =>
        {
            Visit(node.Right);
            Emit($"{test} = {renderer.Render(node.Right)};");
        });
        _prelude.Add(new If(isAnd ? test : "!" + test, SourceSpan.Of(_statement), then, null));
        renderer.Replace(node, test);
    }

    private void VisitCoalesce(BinaryExpressionSyntax node)
    {
        Visit(node.Left);
        var leftType = context.Type(node.Left) ?? throw Unsupported(node);
        var type = context.Type(node) ?? context.Converted(node);
        var left = context.Spill("left", leftType, node.Left, _statement);
        var value = context.Spill("coalesced", type, node, _statement);
        Emit($"{left} = {renderer.Render(node.Left)};");
        var isUnwrapped = leftType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T && !SymbolEqualityComparer.Default.Equals(leftType, type);
        var present = new Block("", new Node[] { new Text($"{value} = {left}{(isUnwrapped ? ".GetValueOrDefault()" : "")};", null) }.ToEquatable());
        _prelude.Add(new If($"{left} is null", SourceSpan.Of(_statement), Nested(() => Arm(node.Right, value)), present));
        renderer.Replace(node, value);
    }

    private void VisitConditional(ConditionalExpressionSyntax node)
    {
        var first = context.Points.Count;
        Visit(node.Condition);
        if (!context.Awaits.Contains(node.WhenTrue) && !context.Awaits.Contains(node.WhenFalse))
            return;
        if (node.WhenTrue is RefExpressionSyntax)
            throw Unsupported(node);
        context.KeepResults(first);
        var type = context.Type(node) ?? Target(node);
        var value = context.Spill("chosen", type, node, _statement);
        var condition = renderer.RenderCondition(node.Condition);
        _prelude.Add(new If(condition, SourceSpan.Of(_statement), Nested(() => Arm(node.WhenTrue, value)), Nested(() => Arm(node.WhenFalse, value))));
        renderer.Replace(node, value);
    }

    /// <summary>A switch expression whose arms await: one switch picks the arm and stores pattern variables, then the arm runs.</summary>
    private void VisitSwitch(SwitchExpressionSyntax node)
    {
        Visit(node.GoverningExpression);
        if (context.FindScope(node) is { } scope)
            Emit($"{scope.FieldName} = {scope.Creation};");
        var type = context.Type(node) ?? context.Converted(node);
        var value = context.Spill("chosen", type, node, _statement);
        var section = context.Spill("arm", "int");
        var arms = node.Arms.Select((arm, i) => DecisionArm.Of(arm, i + 1, context.Model)).ToList();
        new DecisionLowerer(context, renderer, this).Decide(node.GoverningExpression, arms, arms.Count, section, isExpression: true, _prelude);
        var bodies = new List<Block>();
        foreach (var arm in node.Arms)
        {
            bodies.Add(Nested(() =>
            {
                Arm(arm.Expression, value);
                if (arm.Expression is not ThrowExpressionSyntax)
                    _prelude.Add(new Text("break;", null, true));
            }));
        }

        _prelude.Add(new Switch(section, bodies.ToEquatable()));
        renderer.Replace(node, value);
    }

    /// <summary>The type that an expression without a type of its own gets from where it stands, through parentheses and a cast.</summary>
    private ITypeSymbol? Target(ExpressionSyntax node)
    {
        var type = context.Converted(node);
        for (var at = node; type is null && at.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax; at = (ExpressionSyntax)at.Parent)
            type = at.Parent is CastExpressionSyntax cast ? context.Type(cast) : context.Converted((ExpressionSyntax)at.Parent);
        return type;
    }

    /// <summary>An arm of <c>?:</c> or <c>??</c>: its value goes to <paramref name="target"/>, unless it throws.</summary>
    private void Arm(ExpressionSyntax arm, string target)
    {
        if (arm is ThrowExpressionSyntax thrown)
        {
            Visit(thrown.Expression);
            Emit($"throw {renderer.Render(thrown.Expression)};", jumps: true);
            return;
        }

        Visit(arm);
        Emit($"{target} = {renderer.Render(arm)};");
    }

    private string Nameable(ITypeSymbol? type, SyntaxNode node) =>
        TypeNames.IsNameable(type) && !type!.IsRefLikeType ? context.TypeName(type) : throw new FallbackException($"the value of '{Shorten(node)}' would have to live across an await, and its type cannot be a field", node);

    private void AddAliases()
    {
        if (renderer.TakeAliases() is { Length: > 0 } aliases)
            _prelude.Add(new Text(aliases.TrimEnd(), null));
    }
}
