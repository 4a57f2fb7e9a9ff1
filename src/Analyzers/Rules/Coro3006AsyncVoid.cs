using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>CORO3006: an async void method or lambda is started from a coroutine: nobody can await it, and its failure ends the process.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro3006AsyncVoidAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO3006";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "An async void function is started",
        "'{0}' is async void: {1} cannot await it, and what it throws ends the process; make it return a Coroutine or a Task",
        RuleText.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An async void function tells nobody when it ends or fails.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
        => context.OnOperationsOfCoroutines(
            rules, member => member.Has(MemberParts.AsyncFunction) || member.Called.Overlaps(rules.Names.AsyncVoid) || member.Awaited.Overlaps(rules.Names.AsyncVoid), operation => Check(operation, rules), OperationKind.Invocation, OperationKind.AnonymousFunction);

    private static void Check(BodyContext context, RuleContext rules)
    {
        var function = context.Operation switch
        {
            IInvocationOperation call => call.TargetMethod,
            IAnonymousFunctionOperation lambda when IsArgument(lambda) => lambda.Symbol,
            _ => null,
        };
        if (function is { IsAsync: true, ReturnsVoid: true } && rules.Bodies.FindCoroutine(context.Operation, context.ContainingSymbol) is { } owner)
        {
            var place = context.Operation is IAnonymousFunctionOperation ? context.Operation.Syntax.GetFirstToken().GetLocation() : context.Operation.Syntax.GetLocation();
            context.ReportDiagnostic(rules.Create(Rule, place, function.FunctionName(), rules.OwnerInMessage(owner)));
        }
    }

    /// <summary>Handed to a method, and not to an event, where C# leaves no choice.</summary>
    private static bool IsArgument(IOperation lambda)
    {
        var parent = lambda.Parent;
        while (parent is IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation)
        {
            parent = parent.Parent;
        }

        return parent is IArgumentOperation;
    }
}
