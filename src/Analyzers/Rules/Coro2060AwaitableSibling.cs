using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// CORO2060: a method of which nobody knows whether it blocks, but which has an awaitable form beside it. Of the
/// framework all is known: what is not in the catalog there is not reported.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro2060AwaitableSiblingAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2060";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "An awaitable form of the method exists",
        "'{0}' has an awaitable form, so it may block; use 'await {1}' in {2}",
        RuleText.Blocking,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A method with an awaitable form beside it often waits for something. If it does not, say so with [NonBlocking].",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
    {
        var catalog = BlockingCatalog.Create(rules.Types, context.Options, context.CancellationToken);
        context.RegisterOperationAction(operation => Check(operation, rules, catalog), OperationKind.Invocation);
    }

    private static void Check(OperationAnalysisContext context, RuleContext rules, BlockingCatalog catalog)
    {
        var call = (IInvocationOperation)context.Operation;
        var method = call.TargetMethod;
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.ReducedExtension)
            || method.IsAsync || IsOfFramework(method) || rules.Types.IsOurs(method)
            || rules.Bodies.FindOwner(call, context.ContainingSymbol) is not { } owner
            || owner.Name == method.Name + "Async"
            || method.ContainingType.GetMembers(method.Name + "Async").IsEmpty
            || catalog.IsTold(method) || catalog.Find(method) is not null
            || call.Syntax is not InvocationExpressionSyntax syntax || call.SemanticModel is not { } model
            || AwaitableForms.IsAwaitable(method.ReturnType, syntax.SpanStart, model)
            || AwaitableForms.Find(syntax, method, model) is not { Name: { } form })
        {
            return;
        }

        context.ReportDiagnostic(rules.Create(
            Rule, syntax.GetLocation(), FixHints.Of(form, rules.Bodies.IsCoroutine(owner)), [], method.InMessage(), form, rules.OwnerInMessage(owner)));
    }

    private static bool IsOfFramework(IMethodSymbol method)
        => method.ContainingAssembly?.Name is { } name
            && (name.StartsWith("System.", StringComparison.Ordinal) || name is "System" or "mscorlib" or "netstandard" or "Microsoft.Win32.Primitives");
}
