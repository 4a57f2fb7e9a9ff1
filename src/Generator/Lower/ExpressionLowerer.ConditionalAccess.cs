using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary><c>a?.b</c> with an await in the tail: the receiver is taken once, and the whole tail is skipped on null.</summary>
/// <example>
/// Before: <c>x = a?.M(await b)?.N;</c>.
/// Prelude: <c>receiver = a; accessed = default; if (receiver is not null) { await b; accessed = receiver.M(b.GetResult())?.N; }</c>. Left: <c>x = accessed</c>.
/// </example>
internal sealed partial class ExpressionLowerer
{
    private void VisitConditionalAccess(ConditionalAccessExpressionSyntax node)
    {
        Visit(node.Expression);
        if (!context.Awaits.Contains(node.WhenNotNull))
            return;
        var type = context.Type(node);
        var isUnused = type is null or { SpecialType: SpecialType.System_Void } || IsUnused(node);
        var (condition, target, first) = ConditionalReceiver(node);
        var value = isUnused ? null : context.Spill("accessed", type, node, _statement);
        if (value is not null)
            Emit($"{value} = default;");
        var tail = Nested(() =>
        {
            if (first is not null)
                Emit(first);
            renderer.Bind(BindingOf(node), target);
            Visit(node.WhenNotNull);
            if (renderer.Render(node.WhenNotNull) is { Length: > 0 } text)
                Emit($"{(value is null ? "" : value + " = ")}{text};");
        });
        _prelude.Add(new If(condition, SourceSpan.Of(_statement), tail, null));
        renderer.Replace(node, value ?? "");
    }

    /// <summary>The name or index that stands right behind the question mark.</summary>
    public static SyntaxNode BindingOf(ConditionalAccessExpressionSyntax node) =>
        node.WhenNotNull.DescendantNodesAndSelf().First(n => n is MemberBindingExpressionSyntax or ElementBindingExpressionSyntax);

    /// <summary>Is the value of <c>a?.b</c> dropped, where <c>a?.b;</c> is a statement or the tail of one?</summary>
    private static bool IsUnused(ExpressionSyntax node) =>
        node.Parent is ExpressionStatementSyntax || (node.Parent is ConditionalAccessExpressionSyntax outer && outer.WhenNotNull == node && IsUnused(outer));

    /// <summary>When the tail runs, what it is called on, and what is done before.</summary>
    private (string Condition, string Target, string? First) ConditionalReceiver(ConditionalAccessExpressionSyntax node)
    {
        var type = context.Type(node.Expression) ?? throw Unsupported(node);
        if (type is { IsReferenceType: false, IsValueType: false } && IsVariable(node.Expression))
        {
            // A struct is called where it is, an object is taken before: which of the two it is, the type argument says.
            Stabilise(node.Expression, byReference: true);
            var variable = renderer.Render(node.Expression);
            var copy = context.Spill("receiver", type, node.Expression, _statement);
            AddAliases();
            return ($"{IsStruct(type)} || ({context.Services}FrameOperations.Assign(out {copy}, {variable}) && {copy} is not null)", StructOrCopy(type, variable, copy), null);
        }

        var receiver = context.Spill("receiver", type, node.Expression, _statement);
        Emit($"{receiver} = {renderer.Render(node.Expression)};");
        if (type is not INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return ($"{receiver} is not null", receiver, null);
        var present = context.Spill(receiver + "Value", nullable.TypeArguments[0], node.Expression, _statement);
        return ($"{receiver} is not null", present, $"{present} = {receiver}.GetValueOrDefault();");
    }

    /// <summary>A receiver that is a struct or an object, as the type argument says, of a call in whose arguments something awaits.</summary>
    private void StoreStructOrObject(ExpressionSyntax receiver)
    {
        Stabilise(receiver, byReference: true);
        var type = context.Type(receiver)!;
        var variable = renderer.Render(receiver);
        var copy = context.Spill("receiver", type, receiver, _statement);
        Emit($"{copy} = {variable};");
        renderer.Replace(receiver, StructOrCopy(type, variable, copy));
    }

    private string IsStruct(ITypeSymbol type) => $"default({context.TypeName(type).TrimEnd('?')}) is not null";

    private string StructOrCopy(ITypeSymbol type, string variable, string copy) => $"({IsStruct(type)} ? ref {variable} : ref {copy})";

    /// <summary>Is it a variable that can be passed by reference?</summary>
    public bool IsVariable(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => IsVariable(inner.Expression),
        ElementAccessExpressionSyntax element => context.Type(element.Expression) is IArrayTypeSymbol,
        MemberAccessExpressionSyntax access when context.Symbol(access) is IFieldSymbol { IsStatic: false, ContainingType.IsValueType: true, IsReadOnly: false } => IsVariable(access.Expression),
        ThisExpressionSyntax => true,
        _ => context.Symbol(expression) is ILocalSymbol { IsConst: false } or IParameterSymbol or IFieldSymbol { IsReadOnly: false, IsConst: false },
    };
}
