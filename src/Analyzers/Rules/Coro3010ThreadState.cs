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
        => context.RegisterOperationAction(operation => Check(operation, rules), OperationKind.FieldReference, OperationKind.PropertyReference);

    private static void Check(OperationAnalysisContext context, RuleContext rules)
    {
        var member = context.Operation switch
        {
            IFieldReferenceOperation { Field: { IsStatic: true } field } when field.GetAttributes().Any(a => a.AttributeClass.Is("System", "ThreadStaticAttribute")) => (ISymbol)field,
            IPropertyReferenceOperation { Property: { Name: "Value" } property } when property.ContainingType.Is("System.Threading", "ThreadLocal") => property,
            _ => null,
        };
        if (member is not null && rules.Bodies.FindCoroutine(context.Operation, context.ContainingSymbol) is { } owner
            && Functions.Own(DelegateUse.Root(context.Operation)).Any(operation => operation is IAwaitOperation))
        {
            context.ReportDiagnostic(rules.Create(Rule, context.Operation.Syntax.GetLocation(), member.InMessage(), rules.OwnerInMessage(owner)));
        }
    }
}
