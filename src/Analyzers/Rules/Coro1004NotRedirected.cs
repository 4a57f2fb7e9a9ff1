using System.Collections.Immutable;
using Coroutines.Generator.Bind;
using Coroutines.Generator.Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// CORO1004: a call or method group that runs the compiler's form of a coroutine although the coroutine itself is
/// rewritten, because C# does not let this one be redirected.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro1004NotRedirectedAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO1004";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "The coroutine runs on the compiler's state machine here",
        "'{0}' runs on the C# compiler's state machine here: {1}",
        RuleText.Rewriting,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The call works all the same, but slower. CoroutinesStrict makes this an error where it can be written in a form that is redirected.",
        helpLinkUri: RuleText.HelpLink(Id));

    // Of a rule that only informs, a command-line build runs nothing at all. A second descriptor lets it report errors.
    private static readonly DiagnosticDescriptor StrictRule = Rule.AsError();

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule, StrictRule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
    {
        if (rules.Options.Rewrite)
        {
            context.RegisterOperationAction(operation => CheckCall(operation, rules), OperationKind.Invocation);
            context.RegisterOperationAction(operation => CheckMethodGroup(operation, rules), OperationKind.MethodReference);
        }
    }

    private static void CheckCall(OperationAnalysisContext context, RuleContext rules)
    {
        var method = ((IInvocationOperation)context.Operation).TargetMethod;
        if (!rules.Types.IsCoroutine(method.ReturnType)
            || context.Operation is not { Syntax: InvocationExpressionSyntax call, SemanticModel: { } model }
            || FallbackCheck.Check(call, model, context.CancellationToken) is not { } fallback
            || IsReportedOnTarget(method, rules.Types, context.CancellationToken)
            || FallbackReasons.IsOnlyHidden(fallback) && IsInFrame(call, model, rules.Types, context.CancellationToken))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(Rule, fallback.Location, method.Name, fallback.Reason));
    }

    private static void CheckMethodGroup(OperationAnalysisContext context, RuleContext rules)
    {
        var group = (IMethodReferenceOperation)context.Operation;
        var method = CoroutineSymbols.Declared(group.Method);
        if (!rules.Types.HasAttribute(method)
            || !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, context.Compilation.Assembly)
            || CoroutineShape.WhyNotRedirected(method, context.CancellationToken) is not null
            || !BecomesTypedDelegate(group)
            || CoroutineCreation.IsInExpressionTree(group))
        {
            return;
        }

        var rule = rules.Options.Strict ? StrictRule : Rule;
        context.ReportDiagnostic(Diagnostic.Create(
            rule, group.Syntax.GetLocation(), method.Name, "a method group always means the method as it is written; a lambda that calls it is redirected"));
    }

    /// <summary>
    /// True for a conversion to a delegate of a type of its own. Where any <c>Delegate</c> will do, as in
    /// <c>Coroutine.IsCoroutineMethod(Work)</c>, the method itself is meant.
    /// </summary>
    private static bool BecomesTypedDelegate(IMethodReferenceOperation group)
    {
        if (group.Parent is not IDelegateCreationOperation { Type: INamedTypeSymbol { DelegateInvokeMethod: not null } } creation)
        {
            return false;
        }

        return creation.Parent is not IConversionOperation { Type: { } type } || type.TypeKind == TypeKind.Delegate && type.SpecialType == SpecialType.None;
    }

    /// <summary>CORO1001, CORO1002 and CORO1003 say it once, on the method itself.</summary>
    private static bool IsReportedOnTarget(IMethodSymbol method, KnownTypes types, CancellationToken cancellation)
    {
        var declared = CoroutineSymbols.Declared(method);
        return declared.MethodKind != MethodKind.LocalFunction
            && SymbolEqualityComparer.Default.Equals(declared.ContainingAssembly, types.Compilation.Assembly)
            && CoroutineShape.WhyNotRedirected(declared, cancellation) is not null
            && (!declared.IsAbstract || Coro1001NotPartialAnalyzer.Applies(declared, cancellation) || !types.IsCoroutine(declared.ReturnType));
    }

    /// <summary>True in the body of a coroutine that is rewritten, whose calls are written anew in its frame.</summary>
    private static bool IsInFrame(InvocationExpressionSyntax call, SemanticModel model, KnownTypes types, CancellationToken cancellation)
        => call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
            && model.GetDeclaredSymbol(method, cancellation) is { } symbol
            && types.HasAttribute(symbol)
            && FallbackCheck.Check(method, model, cancellation) is null;
}
