using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// CORO2060: a method of which nobody knows whether it blocks, but which has an awaitable form beside it. Of the
/// framework all is known: what is not in the catalog there is not reported; nor is what can be seen to the ground.
/// </summary>
internal static class Coro2060AwaitableSibling
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2060";

    public static readonly DiagnosticDescriptor Rule = new(
        Id,
        "An awaitable form of the method exists",
        "'{0}' has an awaitable form, so it may block; use 'await {1}' in {2}",
        RuleText.Blocking,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A method with an awaitable form beside it often waits for something. If it does not, say so with [NonBlocking].",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <summary>False for most calls: those of the framework.</summary>
    public static bool MayHaveForm(BlockingUse use) => use.Operation is IInvocationOperation && !IsOfFramework(use.Target);

    /// <summary>The awaitable form of a call in a coroutine, or null.</summary>
    public static string? FormOf(IInvocationOperation call, IMethodSymbol owner, RuleContext rules, BlockingCatalog catalog)
    {
        var method = call.TargetMethod;
        return method.MethodKind is MethodKind.Ordinary or MethodKind.ReducedExtension
            && !method.IsAsync && !IsOfFramework(method) && !rules.Types.IsOurs(method)
            && owner.Name != method.Name + "Async"
            && !method.ContainingType.GetMembers(method.Name + "Async").IsEmpty
            && !catalog.IsTold(method) && catalog.Find(method) is null
            && call is { Syntax: InvocationExpressionSyntax syntax, SemanticModel: { } model }
            && !AwaitableForms.IsAwaitable(method.ReturnType, syntax.SpanStart, model) && !method.ReturnType.Is("System.Collections.Generic", "IAsyncEnumerable")
            ? AwaitableForms.Find(syntax, method, model, rules.Bodies.IsCoroutine(owner))?.Name
            : null;
    }

    public static bool IsOfFramework(IMethodSymbol method)
        => method.ContainingAssembly?.Name is { } name
            && (name.StartsWith("System.", StringComparison.Ordinal) || name is "System" or "mscorlib" or "netstandard" or "Microsoft.Win32.Primitives");
}
