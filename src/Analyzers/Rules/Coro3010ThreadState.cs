using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>CORO3010: state that belongs to a thread is used in a coroutine, where it is shared by all coroutines of the loop.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro3010ThreadStateAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO3010";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "State of a thread is shared by all coroutines",
        "'{0}' belongs to the thread, which all coroutines of the loop share: after an await in {1} it holds what another one has left; use AsyncLocal",
        RuleText.Usage,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "ThreadStatic fields and ThreadLocal keep one value per thread, and all coroutines of a loop run on one.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
    {
        var properties = new ConcurrentDictionary<IPropertySymbol, ISymbol?>(SymbolEqualityComparer.Default);
        context.OnOperationsOfCoroutines(rules, static member => true, operation => Check(operation, rules, properties), OperationKind.FieldReference, OperationKind.PropertyReference);
    }

    private static void Check(BodyContext context, RuleContext rules, ConcurrentDictionary<IPropertySymbol, ISymbol?> properties)
    {
        if ((StateOf(context.Operation) ?? BehindProperty(context.Operation, rules, properties, context.CancellationToken)) is { } member
            && rules.Bodies.FindCoroutine(context.Operation, context.ContainingSymbol) is { } owner
            && FunctionGraphs.OwnOf(BodyOf(owner, context.Operation)).Any(operation => operation is IAwaitOperation))
        {
            context.ReportDiagnostic(rules.Create(Rule, context.Operation.Syntax.GetLocation(), member.InMessage(), rules.OwnerInMessage(owner)));
        }
    }

    private static ISymbol? StateOf(IOperation? operation) => operation switch
    {
        IFieldReferenceOperation { Field: { IsStatic: true } field } when field.GetAttributes().Any(a => a.AttributeClass.Is("System", "ThreadStaticAttribute")) => field,
        IPropertyReferenceOperation { Property: { Name: "Value" } property } when property.ContainingType.Is("System.Threading", "ThreadLocal") => property,
        _ => null,
    };

    /// <summary><c>static string? User { get => user; set => user = value; }</c>: the state by another name.</summary>
    private static ISymbol? BehindProperty(IOperation operation, RuleContext rules, ConcurrentDictionary<IPropertySymbol, ISymbol?> properties, CancellationToken cancellation)
    {
        if (operation is not IPropertyReferenceOperation { Property: { IsVirtual: false, IsAbstract: false, IsOverride: false, DeclaringSyntaxReferences.IsEmpty: false } property })
        {
            return null;
        }

        property = property.OriginalDefinition;
        if (!properties.TryGetValue(property, out var state))
        {
            properties[property] = state = property.GetMethod is { } getter && !SourceBodies.IsAutomatic(getter)
                && SourceBodies.Of(getter, rules.Types.Compilation, cancellation).FirstOrDefault() is { } body
                && body.DescendantsAndSelf().OfType<IReturnOperation>().Take(2).ToList() is { Count: 1 } returns
                && !body.Descendants().Any(inner => inner is IAssignmentOperation or IInvocationOperation)
                ? StateOf(Operands.Strip(returns[0].ReturnedValue)) : null;
        }

        return state;
    }

    /// <summary>The coroutine itself: a lambda inside that runs inline may have no await of its own.</summary>
    private static IOperation BodyOf(IMethodSymbol owner, IOperation operation)
    {
        var function = FunctionGraphs.FunctionOf(operation);
        while (function is ILocalFunctionOperation local && !SymbolEqualityComparer.Default.Equals(local.Symbol, owner)
            || function is IAnonymousFunctionOperation lambda && !SymbolEqualityComparer.Default.Equals(lambda.Symbol, owner))
        {
            function = FunctionGraphs.FunctionOf(function);
        }

        return function;
    }
}
