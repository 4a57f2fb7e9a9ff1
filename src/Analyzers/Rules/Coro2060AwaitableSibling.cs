using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// CORO2060: a method of which nobody knows whether it blocks, but which has an awaitable form beside it. Of the
/// framework all is known: what is not in the catalog there is not reported; nor is what can be seen to the ground.
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
        var open = new OpenBodies(rules.Types, rules.Catalog);
        context.OnOperationsOfCoroutines(rules, static member => member.Called.Count > 0, operation => Check(operation, rules, open), OperationKind.Invocation);
    }

    private static void Check(BodyContext context, RuleContext rules, OpenBodies open)
    {
        var call = (IInvocationOperation)context.Operation;
        if (BlockingUse.Of(call) is { } use && use.Target.MethodKind != MethodKind.LocalFunction && !IsOfFramework(use.Target)
            && rules.Bodies.FindOwner(call, context.ContainingSymbol) is { } owner
            && !Coro2062BlockingHelperAnalyzer.Reaches(use, rules, context.CancellationToken)
            && FormOf(call, owner, rules) is { } form
            && !(!use.Target.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty && open.IsOpen(use, context.CancellationToken)))
        {
            context.ReportDiagnostic(rules.Create(
                Rule, call.Syntax.GetLocation(), FixHints.Of(form, rules.Bodies.IsCoroutine(owner)), [], use.Target.InMessage(), form, rules.OwnerInMessage(owner)));
        }
    }

    /// <summary>The awaitable form of a call in a coroutine, or null.</summary>
    private static string? FormOf(IInvocationOperation call, IMethodSymbol owner, RuleContext rules)
    {
        var method = call.TargetMethod;
        return method.MethodKind is MethodKind.Ordinary or MethodKind.ReducedExtension
            && !method.IsAsync && !IsOfFramework(method) && !rules.Types.IsOurs(method)
            && owner.Name != method.Name + "Async"
            && !method.ContainingType.GetMembers(method.Name + "Async").IsEmpty
            && !rules.Catalog.IsTold(method) && rules.Catalog.Find(method) is null
            && call is { Syntax: InvocationExpressionSyntax syntax, SemanticModel: { } model }
            && !AwaitableForms.IsAwaitable(method.ReturnType, syntax.SpanStart, model) && !method.ReturnType.Is("System.Collections.Generic", "IAsyncEnumerable")
            ? AwaitableForms.Find(syntax, method, model, rules.Bodies.IsCoroutine(owner))?.Name
            : null;
    }

    internal static bool IsOfFramework(IMethodSymbol method)
        => method.ContainingAssembly?.Name is { } name
            && (name.StartsWith("System.", StringComparison.Ordinal) || name is "System" or "mscorlib" or "netstandard" or "Microsoft.Win32.Primitives");
}
