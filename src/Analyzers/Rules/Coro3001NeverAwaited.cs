using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>CORO3001: a coroutine object that is dropped never runs: calling a coroutine only makes the object (R1, R4).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro3001NeverAwaitedAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO3001";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "The coroutine is never awaited",
        "Coroutine '{0}' never runs, because the object this call makes is {1}; await it, or schedule it with 'CreateTask'",
        RuleText.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Calling a coroutine runs nothing: it makes an object that runs when it is awaited or made a task.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
        => context.OnOperations(
            rules, rules.Names.Coroutines.AreCalledIn, operation => Check(operation, rules),
            OperationKind.ExpressionStatement,
            OperationKind.SimpleAssignment,
            OperationKind.VariableDeclarator,
            OperationKind.Interpolation,
            OperationKind.InterpolatedStringAppendFormatted,
            OperationKind.Conversion,
            OperationKind.Invocation);

    private static void Check(BodyContext context, RuleContext rules)
    {
        var (value, fate) = Dropped(context.Operation);
        foreach (var creation in CoroutineCreation.Among(value, rules.Types))
        {
            if (!CoroutineCreation.IsSetUpOfMock(creation) && !CoroutineCreation.IsInExpressionTree(creation))
            {
                context.ReportDiagnostic(rules.Create(Rule, creation.Syntax.GetLocation(), creation.TargetMethod.FunctionName(), fate));
            }
        }
    }

    /// <summary>The value that an operation drops, and what becomes of it; null when it drops none.</summary>
    private static (IOperation? Value, string Fate) Dropped(IOperation operation) => operation switch
    {
        IExpressionStatementOperation { Operation: not IAssignmentOperation } statement when !IsUnboundLambda(statement) => (statement.Operation, "dropped"),
        ISimpleAssignmentOperation { Target: IDiscardOperation } discard => (discard.Value, "discarded"),
        IVariableDeclaratorOperation { Initializer.Value: { } value } declarator when IsNeverRead(declarator) => (value, "stored in a variable that nothing reads"),
        IInterpolationOperation interpolation => (interpolation.Expression, "only turned into text"),
        IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments.IsEmpty: false } append } => (append.Arguments[0].Value, "only turned into text"),
        IConversionOperation { Type.SpecialType: SpecialType.System_Object or SpecialType.System_ValueType } boxing
            when TextSinks.Takes(boxing) => (boxing.Operand, "only turned into text"),
        IInvocationOperation { TargetMethod.Name: "ToString" or "GetHashCode" or "Equals" or "GetType", Instance: { } instance } => (instance, "dropped"),
        _ => (null, ""),
    };

    /// <summary>A lambda that the compiler could not convert to a delegate: whether it returns its value is not known.</summary>
    private static bool IsUnboundLambda(IExpressionStatementOperation statement)
        => statement is { IsImplicit: true, Parent: IBlockOperation { Parent: IAnonymousFunctionOperation { Parent: not IDelegateCreationOperation } } };

    private static bool IsNeverRead(IVariableDeclaratorOperation declarator)
    {
        if (declarator.Parent?.Parent is IUsingDeclarationOperation or IUsingOperation)
        {
            return false;
        }

        foreach (var operation in DelegateUse.Root(declarator).Descendants())
        {
            if (operation is ILocalReferenceOperation reference
                && SymbolEqualityComparer.Default.Equals(reference.Local, declarator.Symbol)
                && !(reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference))
            {
                return false;
            }
        }

        return true;
    }
}
