using Coroutines.Generator.Analysis;
using Coroutines.Generator.Bind;
using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Generator.Lower;

/// <summary>An await becomes a statement of its own; what is left of it is its result.</summary>
internal sealed partial class ExpressionLowerer
{
    private void VisitAwait(AwaitExpressionSyntax node)
    {
        var info = context.Model.GetAwaitExpressionInfo(node);
        if ((info.IsDynamic ? context.Type(node.Expression) : info.GetAwaiterMethod?.ReturnType) is not { } awaiterType)
            throw new FallbackException("what is awaited here cannot be bound", node);
        if (!TypeNames.HasExample(awaiterType) || awaiterType.IsRefLikeType)
            throw new FallbackException($"the awaiter '{awaiterType.ToDisplayString()}' cannot be a field", node);
        var state = context.State(node);
        Visit(node.Expression);

        var child = context.IsIterator ? null : Child(node.Expression);
        var operand = renderer.Render(node.Expression);
        if (node.Expression is not (InvocationExpressionSyntax or MemberAccessExpressionSyntax or SimpleNameSyntax or ParenthesizedExpressionSyntax or ElementAccessExpressionSyntax))
            operand = $"({operand})";
        var isKept = !TypeNames.IsNameable(awaiterType);
        var resultType = !isKept && info.GetResultMethod?.ReturnType is { SpecialType: not SpecialType.System_Void } type ? context.TypeName(type) : null;
        var typeName = isKept ? awaiterType.ToDisplayString() : context.TypeName(awaiterType);
        var field = context.AwaiterField(NameAllocator.Camel(AwaitNames.Of(node.Expression)), child?.FrameType ?? typeName);
        if (isKept)
            context.Kept.Add(field, awaiterType, null);
        var aliases = renderer.TakeAliases();
        if (aliases.Length > 0)
            _prelude.Add(new Text(aliases.TrimEnd(), null));
        var point = new AwaitPoint(
            context.Points.Count,
            state,
            OneLine(_statement),
            field,
            isKept ? field : typeName,
            operand,
            resultType,
            resultType is null ? "" : context.Allocate(field + "Result"),
            SourceSpan.Of(_statement is StatementSyntax or ExpressionSyntax ? _statement : node),
            statements.IsInTryWithFilter,
            child)
        {
            IsResultDropped = node.Parent is ExpressionStatementSyntax,
            AwaiterHoldsReferences = !isKept && HeldReferences.Empty(awaiterType) is not null,
            IsDynamic = info.IsDynamic,
            IsCritical = IsCritical(awaiterType),
            IsAwaiterKept = isKept,
        };
        context.AddPoint(point, node);
        _prelude.Add(new Await(point.Index));
        renderer.Replace(node, Markers.AwaitResult(point.Index));
    }

    /// <summary>An await that the language makes without writing it (<c>MoveNextAsync</c>, <c>DisposeAsync</c>). Returns the text of its result.</summary>
    public string AwaitSynthetic(string operand, ITypeSymbol awaitable, string name, SyntaxNode node, List<Node> output)
    {
        var getAwaiter = awaitable.GetMembers("GetAwaiter").OfType<IMethodSymbol>().FirstOrDefault(m => m is { Parameters.IsEmpty: true, IsStatic: false });
        var getResult = getAwaiter?.ReturnType.GetMembers("GetResult").OfType<IMethodSymbol>().FirstOrDefault(m => m is { Parameters.IsEmpty: true, IsStatic: false });
        if (getAwaiter is null || getResult is null)
            throw new FallbackException($"the awaiter of '{awaitable.ToDisplayString()}' cannot be bound to members", node);
        var type = Nameable(getAwaiter.ReturnType, node);
        var field = context.AwaiterField(NameAllocator.Camel(name), type);
        var result = getResult.ReturnsVoid ? null : context.TypeName(getResult.ReturnType);
        var point = new AwaitPoint(context.Points.Count, context.SyntheticState(name), OneLine(node), field, type, operand, result, "", SourceSpan.Of(node), statements.IsInTryWithFilter, null)
        {
            IsToEnd = name == "MoveNext",
            IsCritical = IsCritical(getAwaiter.ReturnType),
            AwaiterHoldsReferences = HeldReferences.Empty(getAwaiter.ReturnType) is not null,
        };
        context.AddPoint(point, node);
        output.Add(new Await(point.Index));
        return Markers.AwaitResult(point.Index);
    }

    private bool IsCritical(ITypeSymbol awaiter) =>
        context.Model.Compilation.GetTypeByMetadataName("System.Runtime.CompilerServices.ICriticalNotifyCompletion") is { } critical
        && (awaiter is ITypeParameterSymbol parameter ? parameter.ConstraintTypes.Any(c => IsCritical(c)) : SymbolEqualityComparer.Default.Equals(awaiter, critical) || awaiter.AllInterfaces.Contains(critical, SymbolEqualityComparer.Default));

    /// <summary><c>yield return item;</c>: the frame is suspended, and leaves when it is resumed to be disposed.</summary>
    public void Yield(YieldStatementSyntax node, string item, List<Node> output)
    {
        var point = new AwaitPoint(context.Points.Count, context.SyntheticState("Yield"), OneLine(node), "", "", item, null, "", SourceSpan.Of(node), statements.IsInTryWithFilter, null) { IsYield = true };
        context.AddPoint(point, node);
        output.Add(new Await(point.Index));
    }

    /// <summary>The child whose frame can live in this one: a coroutine called right here, in a shape that can be redirected.</summary>
    private ChildFrame? Child(ExpressionSyntax operand)
    {
        while (operand is ParenthesizedExpressionSyntax inner)
            operand = inner.Expression;
        if (operand is not InvocationExpressionSyntax call || context.Model.GetOperation(call, context.Cancellation) is IDynamicInvocationOperation || context.Symbol(call) is not IMethodSymbol method || !CoroutineSymbols.IsCoroutine(CoroutineSymbols.Declared(method)))
            return null;
        return renderer.CompanionCall(call, method) is { Frame: { } frame } companion ? new(companion.Key, frame, companion.Arguments) : null;
    }

    private static string OneLine(SyntaxNode statement)
    {
        if (statement is StatementSyntax and not (ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax or YieldStatementSyntax))
            return OneLine(statement.ToString().Split('\n')[0].Trim());
        return OneLine(statement.ToString());
    }

    private static string OneLine(string statement)
    {
        var text = string.Join(" ", statement.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim()));
        return text.Length > 100 ? text.Substring(0, 97) + "…" : text;
    }
}
