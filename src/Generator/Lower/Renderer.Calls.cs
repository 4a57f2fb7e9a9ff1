using System.Text;
using Coroutines.Generator.Bind;
using Coroutines.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Generator.Lower;

/// <summary>Calls: <c>nameof</c> keeps its value, caller info its caller, and calls of coroutines may go to companions.</summary>
internal sealed partial class Renderer
{
    private string? RewriteCall(InvocationExpressionSyntax call)
    {
        var operation = context.Model.GetOperation(call, context.Cancellation);
        if (operation is INameOfOperation { ConstantValue: { HasValue: true, Value: string value } })
            return SyntaxFactory.Literal(value).Text;
        if (operation is IDynamicInvocationOperation || context.Symbol(call) is not IMethodSymbol method)
            return null;
        if (RewriteBaseCall(call, method) is { } bridged)
            return bridged;
        if (CoroutineSymbols.IsCoroutine(CoroutineSymbols.Declared(method)) && !CallSites.IsInExpressionTree(call, context.Model, context.Cancellation) && CompanionCall(call, method) is { } companion)
        {
            if (companion.Key.Length == 0)
                return $"{companion.Companion}({companion.Arguments})";
            var original = Plain(call);
            return Markers.Call(companion.Key, original, $"{companion.Companion}({companion.Arguments})");
        }

        return CallerInfo(operation) is { Count: > 0 } ? Plain(call) : null;
    }

    /// <summary>The call as the user wrote it, with what the compiler would have filled in from its place in the source.</summary>
    private string Plain(InvocationExpressionSyntax call)
    {
        var text = new StringBuilder();
        Write(call.Expression, text);
        text.Append('(').Append(Arguments(call)).Append(')');
        return text.ToString().Trim();
    }

    public string Arguments(InvocationExpressionSyntax call)
    {
        var text = new StringBuilder();
        foreach (var part in call.ArgumentList.Arguments.GetWithSeparators())
        {
            if (part.AsNode() is { } argument)
                Write(argument, text);
            else
                WriteToken(part.AsToken(), text);
        }

        foreach (var extra in CallerInfo(context.Model.GetOperation(call, context.Cancellation)))
            text.Append(text.Length > 0 ? ", " : "").Append(extra);
        return text.ToString().Trim();
    }

    /// <summary>Arguments filled in by the compiler that would be wrong inside the frame: the member's name, an argument's text, file and line where those are hidden.</summary>
    private static IReadOnlyList<string> CallerInfo(IOperation? operation)
    {
        if (operation is not IInvocationOperation call)
            return [];
        var extra = new List<string>();
        foreach (var argument in call.Arguments)
        {
            if (argument is not { ArgumentKind: ArgumentKind.DefaultValue, Parameter: { } parameter, Value.ConstantValue: { HasValue: true, Value: { } value } })
                continue;
            if (parameter.GetAttributes().Any(a => a.AttributeClass?.Name is "CallerMemberNameAttribute" or "CallerArgumentExpressionAttribute" or "CallerLineNumberAttribute" or "CallerFilePathAttribute"))
                extra.Add($"{TypeNames.Identifier(parameter.Name)}: {SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)}");
        }

        return extra;
    }

    /// <summary>How a call of a coroutine is written against its companion, if its declaration allows one and the companion can be reached.</summary>
    public (string Key, string Companion, string? Frame, string Arguments)? CompanionCall(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var declared = CoroutineSymbols.Declared(method);
        var isForeign = !SymbolEqualityComparer.Default.Equals(declared.ContainingAssembly, context.Model.Compilation.Assembly);
        if (CoroutineShape.WhyNotRedirected(declared, context.Model.Compilation.Assembly, context.Cancellation) is not null
            || (CoroutineShape.IsPrivate(declared) && !context.IsInside(declared.ContainingType))
            || (!method.TypeArguments.All(TypeNames.IsNameable) && HasExplicitTypes(call))
            || !TypeNames.IsNameable(method.ContainingType))
        {
            return null;
        }

        var receiver = Receiver(call, method);
        if (receiver is null)
            return null;
        var arguments = Arguments(call);
        if (receiver.Length > 0)
            arguments = arguments.Length > 0 ? $"{receiver}, {arguments}" : receiver;
        var target = method.ReducedFrom is { } extension ? (method.TypeArguments.Length > 0 ? extension.Construct([.. method.TypeArguments]) : extension) : method;
        var isNameable = target.TypeArguments.All(TypeNames.IsNameable);
        var explicitTypes = target.TypeArguments.Length == 0 || !isNameable ? "" : $"<{string.Join(", ", target.TypeArguments.Select(TypeNames.Of))}>";
        if (Dispatch.IsNeeded(declared))
        {
            if (call.Expression is MemberAccessExpressionSyntax access && context.Type(access.Expression) is not { TypeKind: not TypeKind.TypeParameter })
                return null;
            context.Calls.Add(CoroutineSymbols.Key(declared));
            return (CoroutineSymbols.Key(declared), Dispatch.Target(method, TypeNames.Of) + explicitTypes, null, arguments);
        }

        if (isForeign)
        {
            var host = $"{TypeNames.Of(target.ContainingType).TrimEnd('?')}.{ForeignCompanions.Find(declared)!.ContainingType.Name}";
            return ("", $"{host}.{TypeNames.Identifier(declared.Name)}{explicitTypes}", null, arguments);
        }

        var isSibling = context.IsSibling(declared);
        var companion = (isSibling ? "" : CoroutineShape.CompanionClassName(target) + ".") + TypeNames.Identifier(CoroutineShape.CompanionName(declared)) + explicitTypes;
        var frame = isSibling ? CoroutineShape.FrameName(declared) + explicitTypes : CoroutineShape.FrameTypeName(target);
        context.Calls.Add(CoroutineSymbols.Key(declared));
        return (CoroutineSymbols.Key(declared), companion, isNameable ? frame : null, arguments);
    }

    private static bool HasExplicitTypes(InvocationExpressionSyntax call) =>
        (call.Expression as MemberAccessExpressionSyntax)?.Name is GenericNameSyntax || call.Expression is GenericNameSyntax;

    /// <summary>The text of the receiver, empty where there is none, null where the call's shape does not allow redirection.</summary>
    private string? Receiver(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var isExtension = method.ReducedFrom is not null;
        if (method.IsStatic && !isExtension)
            return "";
        switch (call.Expression)
        {
            case SimpleNameSyntax:
                return context.IsInstanceMember(method) ? Self() : null;
            case MemberBindingExpressionSyntax binding:
                return _targets.TryGetValue(binding, out var target) ? target : null;
            case MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax }:
                return null;
            case MemberAccessExpressionSyntax access when access.IsKind(SyntaxKind.SimpleMemberAccessExpression):
                if (!isExtension && context.Type(access.Expression) is not { } type)
                    return null;
                if (IsBehindNull(access.Expression))
                    return null;
                return Inner(access.Expression);
            default:
                return null;
        }
    }
}
