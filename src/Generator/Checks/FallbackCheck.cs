using Coroutines.Generator.Bind;
using Coroutines.Generator.Lower;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Checks;

/// <summary>
/// Why a coroutine method stays on the C# compiler's state machine. The generator lowers by the same code,
/// so what the analyzers report is what happens.
/// </summary>
internal static class FallbackCheck
{
    /// <summary>Null if the method is rewritten, if it is in the generator style, which has no slower form, or if it is no coroutine method with a body.</summary>
    public static Fallback? Check(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetDeclaredSymbol(method, cancellation) is not { } symbol || !CoroutineSymbols.IsCoroutine(symbol))
            return null;
        if ((method.Body is null && method.ExpressionBody is null) || CoroutineShape.IsGenerator(symbol))
            return null;
        if (MethodLowerer.Result(method, model.Compilation, cancellation).Fallback is { } fallback)
            return fallback;
        return IsBuild(model.Compilation) && !HasFrame(CoroutineSymbols.Declared(symbol))
            ? new("it compiles only with the output of another source generator, which ours cannot see; declare what that adds as a partial member", method.Identifier.GetLocation())
            : null;
    }

    /// <summary>In a build our own files are there; while the user types nothing is generated, and their absence says nothing.</summary>
    private static bool IsBuild(Compilation compilation) => compilation.SyntaxTrees.Any(CoroutineGenerator.IsOwnFile);

    private static bool HasFrame(IMethodSymbol declared) =>
        declared.ContainingType.GetTypeMembers(CoroutineShape.CompanionClass(declared)).Any(c => c.GetTypeMembers(CoroutineShape.FrameName(declared)).Length > 0);
}
