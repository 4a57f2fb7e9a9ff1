using System.Text;
using Coroutines.Generator.Bind;
using Coroutines.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>Calls of coroutines behind <c>?.</c>: their companions are static, so the receiver gets a name.</summary>
/// <example>Before: <c>store?.Save(x)</c>. After: <c>(store is { } receiver ? Save(receiver, x) : default(Coroutine?))</c>.</example>
internal sealed partial class Renderer
{
    private string? RewriteConditional(ConditionalAccessExpressionSyntax node)
    {
        if (context.Type(node) is not { SpecialType: not SpecialType.System_Void } type || !TypeNames.IsNameable(type) || node.Parent is ExpressionStatementSyntax)
            return null;
        return Redirected(node, (test, tail) => $"({test} ? {tail} : default({context.TypeName(type)}))");
    }

    /// <summary>As a statement it becomes an <c>if</c>, as the tail may have no value.</summary>
    private string? RewriteConditionalStatement(ExpressionStatementSyntax statement, ConditionalAccessExpressionSyntax node) => _replacements.ContainsKey(node)
        ? null
        : Redirected(node, (test, tail) => statement.Parent is BlockSyntax or SwitchSectionSyntax ? $"if ({test}) {tail};" : $"{{ if ({test}) {tail}; }}", ";");

    private string? Redirected(ConditionalAccessExpressionSyntax node, Func<string, string, string> print, string end = "")
    {
        // The tail of a longer chain is part of that.
        if (node.Parent is ConditionalAccessExpressionSyntax outer && outer.WhenNotNull == node && !_targets.ContainsKey(ExpressionLowerer.BindingOf(outer)))
            return null;
        var before = new List<ExpressionSyntax>();
        for (var at = node; ; at = (ConditionalAccessExpressionSyntax)at.WhenNotNull)
        {
            before.Add(at.Expression);
            if (ExpressionLowerer.BindingOf(at) is var binding && !_targets.ContainsKey(binding) && CoroutineBehind(binding, at.WhenNotNull) is { } call)
                return Redirected(node, before, at, binding, call, print, end);
            if (at.WhenNotNull is not ConditionalAccessExpressionSyntax)
                return null;
        }
    }

    private string? Redirected(ConditionalAccessExpressionSyntax node, List<ExpressionSyntax> before, ConditionalAccessExpressionSyntax at, SyntaxNode binding, InvocationExpressionSyntax call, Func<string, string, string> print, string end)
    {
        var original = AsWritten(node) + end;
        var receiver = context.Allocate("receiver");
        _targets[binding] = receiver;
        var companion = CompanionCall(call, (IMethodSymbol)context.Symbol(call)!);
        var text = companion is null ? null : print($"{string.Join("?", before.Select(Inner))} is {{ }} {receiver}", Inner(at.WhenNotNull));
        _targets.Remove(binding);
        return text is null || companion!.Value.Key.Length == 0 ? text : Markers.Call(companion.Value.Key, original, text);
    }

    /// <summary>The first call of a coroutine whose companion is static behind a question mark: <c>?.Save()</c>, <c>?.Inner.Save()</c>.</summary>
    private InvocationExpressionSyntax? CoroutineBehind(SyntaxNode binding, ExpressionSyntax tail)
    {
        for (var node = binding; node != tail; node = node.Parent!)
        {
            if (node.Parent is InvocationExpressionSyntax call && call.Expression == node && context.Symbol(call) is IMethodSymbol method
                && CoroutineSymbols.IsCoroutine(CoroutineSymbols.Declared(method)))
            {
                return call;
            }
        }

        return null;
    }

    /// <summary>Does the receiver begin with a <c>.b</c> behind a question mark that has no name yet?</summary>
    private bool IsBehindNull(ExpressionSyntax receiver)
    {
        SyntaxNode? at = receiver;
        while (at is MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or PostfixUnaryExpressionSyntax)
            at = at.ChildNodes().First();
        return at is MemberBindingExpressionSyntax or ElementBindingExpressionSyntax && !_targets.ContainsKey(at);
    }

    private string AsWritten(SyntaxNode node)
    {
        var text = new StringBuilder();
        WriteChildren(node, text);
        return text.ToString().Trim();
    }
}
