using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>CORO1002: <c>[Coroutine]</c> on a method that is not <c>async</c> or does not return a coroutine does nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro1002NotACoroutineAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO1002";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "The method cannot be a coroutine",
        "'{0}' is marked [Coroutine] but {1}",
        RuleText.Rewriting,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A coroutine is an async method that returns Coroutine, Coroutine<T> or IAsyncEnumerable<T>, or an iterator that returns IEnumerator<Coroutine>.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
    {
        context.RegisterSymbolAction(
            symbol => Check((IMethodSymbol)symbol.Symbol, rules, symbol.ReportDiagnostic, symbol.CancellationToken),
            SymbolKind.Method);
        context.OnOperations(
            rules, static member => member.Has(MemberParts.AsyncFunction), operation => Check(FunctionOf(operation.Operation), rules, operation.ReportDiagnostic, operation.CancellationToken),
            OperationKind.LocalFunction, OperationKind.AnonymousFunction);
    }

    private static IMethodSymbol FunctionOf(IOperation operation)
        => operation is ILocalFunctionOperation local ? local.Symbol : ((IAnonymousFunctionOperation)operation).Symbol;

    private static void Check(IMethodSymbol method, RuleContext rules, Action<Diagnostic> report, CancellationToken cancellation)
    {
        if (!rules.Types.HasAttribute(method) || method.PartialDefinitionPart is not null || method.Locations.IsEmpty)
        {
            return;
        }

        if (ProblemOf(method, rules.Types, cancellation) is { } problem)
        {
            var place = (method.PartialImplementationPart ?? method).Locations[0];
            report(rules.Create(Rule, place, method.FunctionName(), problem));
        }
    }

    /// <summary>Why a marked method cannot be a coroutine, or null.</summary>
    internal static string? ProblemOf(IMethodSymbol method, KnownTypes types, CancellationToken cancellation)
    {
        var implementation = method.PartialImplementationPart ?? method;
        return !ReturnsCoroutine(method.ReturnType, types)
            ? $"returns '{method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'; a coroutine returns Coroutine, Coroutine<T>, IAsyncEnumerable<T> or IEnumerator<Coroutine>"
            : !implementation.IsAsync && HasPlainBody(implementation, cancellation)
            ? "is not async, so its body runs when it is called instead of when it is awaited; make it 'async'"
            : null;
    }

    private static bool ReturnsCoroutine(ITypeSymbol type, KnownTypes types)
        => types.IsCoroutine(type)
            || type is IErrorTypeSymbol
            || type.Is("System.Collections.Generic", "IAsyncEnumerable")
            || type.Is("System.Collections.Generic", "IEnumerator") && type is INamedTypeSymbol enumerator && types.IsCoroutine(enumerator.TypeArguments.FirstOrDefault());

    /// <summary>A body that is not an iterator's; abstract, extern and interface methods have none.</summary>
    private static bool HasPlainBody(IMethodSymbol method, CancellationToken cancellation)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            SyntaxNode? body = reference.GetSyntax(cancellation) switch
            {
                BaseMethodDeclarationSyntax declared => (SyntaxNode?)declared.Body ?? declared.ExpressionBody,
                AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody,
                LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody,
                AnonymousFunctionExpressionSyntax lambda => lambda.Body,
                _ => null,
            };
            if (body is not null && !Yields(body))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Yields(SyntaxNode body)
        => body.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Any(node => node is YieldStatementSyntax);
}
