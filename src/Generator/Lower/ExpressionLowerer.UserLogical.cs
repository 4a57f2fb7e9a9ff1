using Coroutines.Generator.Bind;
using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Generator.Lower;

/// <summary>
/// <c>&amp;&amp;</c> and <c>||</c> of types that define <c>operator true</c> and <c>false</c>, and of <c>dynamic</c>: the left side is asked whether it
/// decides; if not, <c>operator &amp;</c> or <c>|</c> joins both.
/// </summary>
/// <example>Before: <c>a &amp;&amp; await b</c>. Prelude: <c>both = a; if (!IsFalse(both)) { await b; both = both &amp; b.GetResult(); }</c>. Left: <c>both</c>.</example>
internal sealed partial class ExpressionLowerer
{
    private void VisitUserLogical(BinaryExpressionSyntax node, bool isAnd)
    {
        var method = (context.Model.GetOperation(node, context.Cancellation) as IBinaryOperation)?.OperatorMethod;
        var type = method?.Parameters[0].Type ?? context.Type(node);
        if (method is not { IsAbstract: false, ContainingType.TypeKind: not TypeKind.Interface } && type is not IDynamicTypeSymbol)
            throw Unsupported(node);
        Visit(node.Left);
        var value = context.Spill(isAnd ? "both" : "either", Nameable(type, node));
        Emit($"{value} = {renderer.Render(node.Left)};");
        var isUndecided = method is not null ? $"!{Decides(method, isAnd, node)}(default, {value})"
            : context.Type(node.Left) is IDynamicTypeSymbol ? $"!{DynamicallyDecides(isAnd)}({value})"
            : context.Type(node.Left)?.SpecialType == SpecialType.System_Boolean ? (isAnd ? $"(bool){value}" : $"!(bool){value}")
            : throw Unsupported(node);
        var rest = Nested(() =>
        {
            Visit(node.Right);
            var right = renderer.Render(node.Right);
            var joined = method is null ? $"{DynamicallyJoins(node, isAnd)}({value}, {right})" : $"{value} {(isAnd ? "&" : "|")} {Operand(right, node.Right)}";
            Emit($"{value} = {joined};");
        });
        _prelude.Add(new If(isUndecided, SourceSpan.Of(_statement), rest, null));
        renderer.Replace(node, value);

        static string Operand(string text, ExpressionSyntax expression) =>
            expression is AwaitExpressionSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax or SimpleNameSyntax or LiteralExpressionSyntax ? text : $"({text})";
    }

    /// <summary>C# has no way to call <c>operator true</c> or <c>false</c> alone; the runtime has.</summary>
    private string Decides(IMethodSymbol method, bool isAnd, SyntaxNode node)
    {
        var type = method.ContainingType;
        if (MentionsMethod(type))
            throw new FallbackException($"the operators of '{type.ToDisplayString()}', which a type parameter of the method is part of, cannot be called one by one", node);
        var (operation, name) = isAnd ? ("op_False", "IsFalse") : ("op_True", "IsTrue");
        var text = context.TypeName(type).TrimEnd('?');
        var bridge = context.Bridge($"{operation} {text}", name, bridge =>
            $"[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.StaticMethod, Name = \"{operation}\")]\nprivate static extern bool {bridge}({text}{(type.IsReferenceType ? "?" : "")} type, {text} value);");
        return bridge;
    }

    private const string Binder = "global::Microsoft.CSharp.RuntimeBinder.";
    private const string Site = "global::System.Runtime.CompilerServices.CallSite";

    /// <summary>The same question, asked by the binder that the compiler's own code would ask.</summary>
    private string DynamicallyDecides(bool isAnd)
    {
        var name = isAnd ? "IsFalse" : "IsTrue";
        return DynamicBridge(name, "bool", "object? value", "value", $"UnaryOperation({Binder}CSharpBinderFlags.None, global::System.Linq.Expressions.ExpressionType.{name}", [ArgumentInfo("None")]);
    }

    private string DynamicallyJoins(BinaryExpressionSyntax node, bool isAnd)
    {
        var right = Nameable(context.Type(node.Right), node.Right).TrimEnd('?');
        var isDynamic = context.Type(node.Right) is IDynamicTypeSymbol;
        var left = context.Type(node.Left) is IDynamicTypeSymbol ? "object?" : "bool";
        var arguments = new[] { ArgumentInfo(left == "bool" ? "UseCompileTimeType" : "None"), ArgumentInfo(isDynamic ? "None" : "UseCompileTimeType") };
        return DynamicBridge(isAnd ? "And" : "Or", "object?", $"{left} left, {(isDynamic ? "object?" : right)} right", "left, right", $"BinaryOperation({Binder}CSharpBinderFlags.BinaryOperationLogical, global::System.Linq.Expressions.ExpressionType.{(isAnd ? "And" : "Or")}", arguments);
    }

    private static string ArgumentInfo(string flag) => $"{Binder}CSharpArgumentInfo.Create({Binder}CSharpArgumentInfoFlags.{flag}, null)";

    /// <summary>A method beside the user's that makes one dynamic call; returns its name.</summary>
    private string DynamicBridge(string name, string result, string parameters, string arguments, string operation, string[] argumentInfos)
    {
        var types = string.Join(", ", parameters.Split([", "], StringSplitOptions.None).Select(p => p.Substring(0, p.LastIndexOf(' '))));
        var site = $"{Site}<global::System.Func<{Site}, {types}, {result}>>";
        var containing = context.TypeName(context.MethodSymbol.ContainingType).TrimEnd('?');
        var field = context.Bridge($"dynamic {name} {types} site", $"Dynamic{name}", bridge => $"private static readonly {site} {bridge} = {site}.Create({Binder}Binder.{operation}, typeof({containing}), [{string.Join(", ", argumentInfos)}]));");
        return context.Bridge($"dynamic {name} {types}", name, bridge => $"private static {result} {bridge}({parameters}) => {field}.Target({field}, {arguments});");
    }

    private static bool MentionsMethod(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => parameter.DeclaringMethod is not null,
        IArrayTypeSymbol array => MentionsMethod(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(MentionsMethod),
        _ => false,
    };
}
