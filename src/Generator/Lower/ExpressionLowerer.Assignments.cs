using Coroutines.Generator.Analysis;
using Coroutines.Generator.Bind;
using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>Assignments: the parts of the target are evaluated before the value, the target is written after.</summary>
/// <example>Before: <c>total += await Save(p);</c>. Prelude: <c>totalBeforeSave = total; await Save(p);</c>. Left: <c>total = totalBeforeSave + save.GetResult()</c>.</example>
internal sealed partial class ExpressionLowerer
{
    private void VisitAssignment(AssignmentExpressionSyntax node)
    {
        if (node.Left is TupleExpressionSyntax targets)
        {
            VisitTargets(targets, node.Right);
            return;
        }

        Visit(node.Left);
        if (!context.Awaits.Contains(node.Right))
            return;
        if (context.Symbol(node.Left) is IEventSymbol)
        {
            // Adding to an event reads nothing: its accessor runs after the await.
            if (node.Left is MemberAccessExpressionSyntax { Expression: var owner } && context.Symbol(node.Left) is { IsStatic: false })
                Store(owner, "");
            Visit(node.Right);
            return;
        }

        switch (node.Kind())
        {
            case SyntaxKind.SimpleAssignmentExpression when node.Right is RefExpressionSyntax:
                Visit(node.Right);
                break;
            case SyntaxKind.SimpleAssignmentExpression:
                Stabilise(node.Left);
                Visit(node.Right);
                break;
            case SyntaxKind.CoalesceAssignmentExpression:
                VisitCoalesceAssignment(node);
                break;
            default:
                VisitCompound(node);
                break;
        }
    }

    /// <summary>The targets of a deconstruction, in order: each keeps its parts while a later one or the value awaits.</summary>
    private void VisitTargets(TupleExpressionSyntax targets, ExpressionSyntax value)
    {
        var flat = Targets(targets).ToList();
        var last = context.Awaits.Contains(value) ? flat.Count : flat.FindLastIndex(context.Awaits.Contains);
        for (var i = 0; i < flat.Count; i++)
        {
            Visit(flat[i]);
            if (i < last && flat[i] is not DeclarationExpressionSyntax)
                Stabilise(flat[i]);
        }

        Visit(value);
    }

    private static IEnumerable<ExpressionSyntax> Targets(TupleExpressionSyntax targets) =>
        targets.Arguments.SelectMany(a => a.Expression is TupleExpressionSyntax inner ? Targets(inner) : [a.Expression]);

    private void VisitCompound(AssignmentExpressionSyntax node)
    {
        if (context.Model.GetOperation(node, context.Cancellation) is not Microsoft.CodeAnalysis.Operations.ICompoundAssignmentOperation { Type: { } type } operation)
            throw Unsupported(node);
        if (node.Left is MemberAccessExpressionSyntax { Expression: var owner } && IsDynamic(owner))
            throw new FallbackException($"whether '{Shorten(node.Left)}' is an event, which is not read before the await, is known at run time only", node);
        if (operation.OperatorMethod is { IsStatic: false })
        {
            // An operator that changes its left side itself: an object is taken before the await, and nothing is stored back.
            StabiliseReceiver(node.Left);
            Visit(node.Right);
            return;
        }

        Stabilise(node.Left);
        var next = AwaitMap.Own(node.Right).OfType<AwaitExpressionSyntax>().First();
        var isStringTarget = type.SpecialType == SpecialType.System_String;
        var old = context.Spill(SpillName(node.Left, context.State(next)), type, node.Left, _statement);
        Emit($"{old} = {renderer.Render(node.Left)};");
        Visit(node.Right);
        var op = node.OperatorToken.Text.TrimEnd('=');
        var right = renderer.Render(node.Right);
        if (node.Right is not (AwaitExpressionSyntax or LiteralExpressionSyntax or SimpleNameSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax))
            right = $"({right})";
        var needsCast = !isStringTarget && type.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double or SpecialType.System_Decimal or SpecialType.System_Boolean or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_Single)
            || (context.Type(node.Right) is { } rightType && !isStringTarget && !SymbolEqualityComparer.Default.Equals(rightType, type));
        renderer.Replace(node, $"{renderer.Render(node.Left)} = {(needsCast ? $"({context.TypeName(type)})({old} {op} {right})" : $"{old} {op} {right}")}");
    }

    private void VisitCoalesceAssignment(AssignmentExpressionSyntax node)
    {
        if (context.Type(node.Left) is not { } type)
            throw Unsupported(node);
        Stabilise(node.Left);
        var left = renderer.Render(node.Left);
        AddAliases();
        var value = IsUnused(node) ? null : context.Spill("coalesced", type, node.Left, _statement);
        if (value is not null)
            Emit($"{value} = {left};");
        var then = Nested(() =>
        {
            Visit(node.Right);
            Emit($"{left} = {(value is null ? "" : value + " = ")}{renderer.Render(node.Right)};");
        });
        _prelude.Add(new If($"{value ?? left} is null", SourceSpan.Of(_statement), then, null));
        var isUnwrapped = type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T && !SymbolEqualityComparer.Default.Equals(type, context.Type(node));
        renderer.Replace(node, value is null ? "" : isUnwrapped ? value + ".GetValueOrDefault()" : value);
    }

    /// <summary>
    /// Stores the parts of a variable's path (receiver, array, index), so that the same variable can be named again after an await.
    /// As C# does: the element of an array that is passed by reference is looked at before, a null reference is not.
    /// </summary>
    private void Stabilise(ExpressionSyntax target, bool byReference = false)
    {
        if (StabiliseDynamic(target))
            return;
        switch (target)
        {
            case ParenthesizedExpressionSyntax inner:
                Stabilise(inner.Expression, byReference);
                break;
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiven:
                Stabilise(forgiven.Operand, byReference);
                break;
            case ThisExpressionSyntax or BaseExpressionSyntax or DeclarationExpressionSyntax or MemberBindingExpressionSyntax:
                break;
            case ElementBindingExpressionSyntax element:
                foreach (var index in element.ArgumentList.Arguments)
                    StoreOnce(index.Expression);
                break;
            case SimpleNameSyntax name when context.Symbol(name) is ILocalSymbol { IsRef: false } or IParameterSymbol or IDiscardSymbol or IFieldSymbol or IPropertySymbol { ReturnsByRef: false, ReturnsByRefReadonly: false }:
                break;
            case MemberAccessExpressionSyntax access when context.Symbol(access) is IFieldSymbol or IPropertySymbol { ReturnsByRef: false, ReturnsByRefReadonly: false }:
                StabiliseMember(access, byReference);
                break;
            case ElementAccessExpressionSyntax element when context.Type(element.Expression) is IArrayTypeSymbol || (context.Symbol(element) is IPropertySymbol { ReturnsByRef: false } && context.Type(element.Expression) is { IsReferenceType: true }) || IsVariable(element.Expression):
                StabiliseReceiver(element.Expression);
                foreach (var index in element.ArgumentList.Arguments)
                {
                    if (index.Expression is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.IndexExpression } fromEnd)
                        StoreFromEnd(element, fromEnd);
                    else if (index.Expression is RangeExpressionSyntax && context.Symbol(element) is not IPropertySymbol)
                        throw Unsupported(element);
                    else
                        StoreOnce(index.Expression);
                }

                if (byReference && context.Type(element.Expression) is IArrayTypeSymbol)
                    Emit($"_ = {renderer.Render(element)};");
                break;
            default:
                throw new FallbackException($"'{Shorten(target)}' cannot be kept as a variable across an await", target);
        }
    }

    /// <summary><c>a[^n]</c>: C# takes the length before the value is evaluated.</summary>
    private void StoreFromEnd(ElementAccessExpressionSyntax element, PrefixUnaryExpressionSyntax fromEnd)
    {
        if (!_stored.Add(fromEnd))
            return;
        var type = context.Type(element.Expression);
        var length = type is IArrayTypeSymbol || type!.GetMembers("Length").Any(m => m is IPropertySymbol) ? "Length" : "Count";
        if (context.Symbol(element) is IPropertySymbol { Parameters.Length: 1 } indexer && indexer.Parameters[0].Type.SpecialType != SpecialType.System_Int32)
            return;
        var name = context.Spill("index", "int");
        var owner = element.Expression is BaseExpressionSyntax ? $"(({context.TypeName(type!).TrimEnd('?')}){context.Names.Self})" : renderer.Render(element.Expression);
        Emit($"{name} = {owner}.{length} - {renderer.Render(fromEnd.Operand)};");
        renderer.Replace(fromEnd, name);
    }

    private void StabiliseMember(MemberAccessExpressionSyntax access, bool byReference)
    {
        if (context.Symbol(access)!.IsStatic)
            return;
        var receiver = access.Expression;
        if (context.Type(receiver) is { IsReferenceType: true })
        {
            StoreOnce(receiver);
            return;
        }

        if (context.Symbol(access) is IPropertySymbol && IsVariable(receiver))
        {
            StabiliseReceiver(receiver);
            return;
        }

        // A field of a struct variable: the path to it is checked now, as C# does, and walked again after the await.
        if (context.Symbol(access) is not IFieldSymbol || context.Type(receiver) is not { IsValueType: true } || (context.Symbol(receiver) is IPropertySymbol && receiver is not ElementAccessExpressionSyntax))
            throw new FallbackException($"'{Shorten(access)}' cannot be kept as a variable across an await", access);
        Stabilise(receiver, byReference);
        if (!byReference && receiver is ElementAccessExpressionSyntax or MemberAccessExpressionSyntax)
            Emit($"_ = {renderer.Render(access)};");
    }

    /// <summary>What an accessor is called on: an object is stored, a struct stays where it is.</summary>
    private void StabiliseReceiver(ExpressionSyntax receiver)
    {
        if (context.Type(receiver) is { IsReferenceType: true })
            StoreOnce(receiver);
        else if (context.Type(receiver) is { IsValueType: true })
            Stabilise(receiver, byReference: true);
        else if (_stored.Add(receiver))
            StoreStructOrObject(receiver);
    }
}
