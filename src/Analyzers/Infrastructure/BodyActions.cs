using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// How rules look at bodies: only at those whose names say that there may be something for the rule. The compiler's own
/// operation actions would have every body of the program bound a second time.
/// </summary>
internal static class BodyActions
{
    private static readonly ConditionalWeakTable<SemanticModel, Bodies> Known = new();

    /// <summary>Looks at operations in bodies.</summary>
    /// <param name="context">The compilation.</param>
    /// <param name="rules">What is known about it.</param>
    /// <param name="concerns">Tells by its names whether a body may be of interest.</param>
    /// <param name="action">Looks at one operation.</param>
    /// <param name="kinds">Which kinds of operations.</param>
    public static void OnOperations(
        this CompilationStartAnalysisContext context, RuleContext rules, Func<MemberNames, bool> concerns, Action<BodyContext> action, params OperationKind[] kinds)
        => context.OnOperations(rules, concerns, isOfInterest: null, action, kinds);

    private static void OnOperations(
        this CompilationStartAnalysisContext context, RuleContext rules, Func<MemberNames, bool> concerns, Func<ISymbol, bool>? isOfInterest, Action<BodyContext> action, OperationKind[] kinds)
        => context.OnBodies(rules, concerns, (model, member) =>
        {
            if (SymbolOf(member.Node, model.SemanticModel, model.CancellationToken) is not { } symbol || isOfInterest?.Invoke(symbol) == false)
            {
                return;
            }

            var bodies = Known.GetValue(model.SemanticModel, _ => new Bodies());
            foreach (var operation in bodies.OperationsOf(member, model.SemanticModel, model.CancellationToken))
            {
                if (Array.IndexOf(kinds, operation.Kind) >= 0)
                {
                    model.CancellationToken.ThrowIfCancellationRequested();
                    action(new BodyContext(operation, symbol, model.ReportDiagnostic, model.CancellationToken));
                }
            }
        });

    /// <summary>The same for what runs on a loop, or may: bodies of coroutines, and those that hold an async function.</summary>
    public static void OnOperationsOfCoroutines(
        this CompilationStartAnalysisContext context, RuleContext rules, Func<MemberNames, bool> concerns, Action<BodyContext> action, params OperationKind[] kinds)
        => context.OnOperations(rules, member => member.MayHoldCoroutine && concerns(member), rules.Bodies.MayHold, action, kinds);

    /// <summary>Looks at the text of bodies.</summary>
    public static void OnBodies(
        this CompilationStartAnalysisContext context, RuleContext rules, Func<MemberNames, bool> concerns, Action<SemanticModelAnalysisContext, MemberNames> action)
        => context.RegisterSemanticModelAction(model =>
        {
            foreach (var member in TreeNames.Of(model.SemanticModel.SyntaxTree, model.CancellationToken).Members)
            {
                if (rules.Options.BindsAll || concerns(member))
                {
                    action(model, member);
                }
            }
        });

    private static ISymbol? SymbolOf(SyntaxNode node, SemanticModel model, CancellationToken cancellation) => node switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => model.GetDeclaredSymbol(variable, cancellation),
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => model.GetDeclaredSymbol(property, cancellation),
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => (model.GetDeclaredSymbol(property, cancellation) as IPropertySymbol)?.GetMethod,
        ArrowExpressionClauseSyntax { Parent: IndexerDeclarationSyntax indexer } => (model.GetDeclaredSymbol(indexer, cancellation) as IPropertySymbol)?.GetMethod,
        PrimaryConstructorBaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax type } => model.GetDeclaredSymbol(type, cancellation),
        _ => model.GetDeclaredSymbol(node, cancellation),
    };

    /// <summary>The operations of a file's bodies, each bound when the first rule asks.</summary>
    private sealed class Bodies
    {
        private readonly ConcurrentDictionary<MemberNames, IOperation[]> known = [];

        public IOperation[] OperationsOf(MemberNames member, SemanticModel model, CancellationToken cancellation)
            => known.TryGetValue(member, out var operations) ? operations
                : known.GetOrAdd(member, [.. model.GetOperation(member.Node, cancellation)?.DescendantsAndSelf() ?? []]);
    }
}
