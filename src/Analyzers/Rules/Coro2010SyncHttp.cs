using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>CORO2010: a synchronous HTTP request in a coroutine makes requests run one after the other.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro2010SyncHttpAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2010";

    private static readonly HashSet<string> ContentInMemory =
        ["ByteArrayContent", "StringContent", "FormUrlEncodedContent", "ReadOnlyMemoryContent"];

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A synchronous HTTP call blocks the event loop",
        "'{0}' stops the whole event loop until {1} is done, so coroutine '{2}' and all others run one after the other; {3}",
        RuleText.Blocking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "All coroutines share one thread. A request that is not awaited keeps every other coroutine from running until the server has answered.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
        => context.RegisterOperationAction(operation => Check(operation, rules), OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context, RuleContext rules)
    {
        var call = (IInvocationOperation)context.Operation;
        if (BlockingCatalog.Find(call, Id) is not { } entry
            || IsInMemory(call)
            || rules.Bodies.FindOwner(call, context.ContainingSymbol) is not { } owner)
        {
            return;
        }

        var advice = entry.Replacement.Length > 0
            ? $"use 'await {entry.Replacement}'"
            : "use HttpClient, which can be awaited, or 'await Coroutine.ToThread(…)'";
        context.ReportDiagnostic(rules.Create(
            Rule, call.Syntax.GetLocation(), call.TargetMethod.InMessage(), entry.Why, owner.FunctionName(), advice));
    }

    /// <summary>Content that was made from memory is read from memory.</summary>
    private static bool IsInMemory(IInvocationOperation call)
    {
        var receiver = call.Instance;
        while (receiver is IConversionOperation conversion)
        {
            receiver = conversion.Operand;
        }

        return receiver?.Type is { } type && ContentInMemory.Contains(type.Name) && type.Is("System.Net.Http", type.Name);
    }
}
