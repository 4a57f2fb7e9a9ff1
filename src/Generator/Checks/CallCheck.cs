using Coroutines.Generator.Bind;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Checks;

/// <summary>Which calls of coroutines run the user's method although that is rewritten. CORO1004 and the report of the build both ask here.</summary>
internal static class CallCheck
{
    /// <summary>Null if the call is redirected, calls no coroutine, or is told of at what it calls.</summary>
    public static Fallback? Of(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method || !CoroutineSymbols.IsCoroutine(CoroutineSymbols.Declared(method)))
            return null;
        var fallback = CallSites.WhyNotRedirected(call, method, model, cancellation);
        return fallback?.Code switch
        {
            FallbackCode.Target when IsToldThere(CoroutineSymbols.Declared(method), cancellation) => null,
            FallbackCode.Hidden when IsInFrame(call, model, cancellation) => null,
            _ => fallback,
        };
    }

    /// <summary>CORO1001, CORO1002 and CORO1003 say it once, on the method itself; of a method without a body, only the first two speak.</summary>
    private static bool IsToldThere(IMethodSymbol declared, CancellationToken cancellation) =>
        !declared.IsAbstract || !CoroutineSymbols.IsCoroutineType(declared.ReturnType) || !CoroutineShape.IsInPartialTypes(declared, cancellation);

    /// <summary>True in the body of a coroutine that is rewritten, whose calls are written anew in its frame.</summary>
    private static bool IsInFrame(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation) =>
        call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
        && model.GetDeclaredSymbol(method, cancellation) is IMethodSymbol symbol
        && CoroutineSymbols.IsCoroutine(CoroutineSymbols.Declared(symbol))
        && FallbackCheck.Check(method, model, cancellation) is null;
}
