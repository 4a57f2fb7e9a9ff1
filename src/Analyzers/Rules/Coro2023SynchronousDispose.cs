using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>CORO2023: <c>using</c> of something that can be disposed with <c>await</c>: its <c>Dispose</c> writes what is left, or closes a connection.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Coro2023SynchronousDisposeAnalyzer : CoroutineAnalyzer
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2023";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Disposing synchronously may block the event loop",
        "'{0}' can be disposed with 'await using'; 'using' {1} until what is left is written or closed, in {2}",
        RuleText.Blocking,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Dispose of a stream or writer flushes it, Dispose of a connection closes it. Reported where DisposeAsync is more than a call of Dispose.",
        helpLinkUri: RuleText.HelpLink(Id));

    /// <summary>Their Dispose waits for nothing, or their DisposeAsync only calls it.</summary>
    private static readonly HashSet<string> Harmless =
        ["Stream", "TextWriter", "StringWriter", "MemoryStream", "UnmanagedMemoryStream", "Timer", "CancellationTokenRegistration", "CancellationTokenSource", "PeriodicTimer", "DbCommand", "DbBatch", "JsonTextReader"];

    /// <summary>Their DisposeAsync only calls Dispose, so what derives from them and has none of its own gains nothing by it.</summary>
    private static readonly HashSet<string> Bases = ["DbConnection", "DbTransaction", "DbDataReader", "DbDataSource"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Register(CompilationStartAnalysisContext context, RuleContext rules)
    {
        if (rules.Types.Find("System.IAsyncDisposable") is { } disposable)
        {
            context.OnOperationsOfCoroutines(
            rules, static member => member.Has(MemberParts.Using), operation => Check(operation, rules, disposable), OperationKind.Using, OperationKind.UsingDeclaration);
        }
    }

    private static void Check(BodyContext context, RuleContext rules, INamedTypeSymbol disposable)
    {
        foreach (var (resource, place) in ResourcesOf(context.Operation))
        {
            if (resource.Type is INamedTypeSymbol type
                && type.AllInterfaces.Contains(disposable, SymbolEqualityComparer.Default) && !IsHarmless(type)
                && !MemoryOrigins.IsInMemory(resource)
                && !IsReadOnlyFile(resource)
                && !OnlyDisposes(type, rules.Types.Compilation, context.CancellationToken)
                && rules.Bodies.FindOwner(context.Operation, context.ContainingSymbol) is { } owner
                && rules.Scope.Includes(place.SyntaxTree, "dispose"))
            {
                context.ReportDiagnostic(rules.Create(Rule, place.GetLocation(), type.Name, rules.EffectOn(owner), rules.OwnerInMessage(owner)));
            }
        }
    }

    private static bool IsHarmless(INamedTypeSymbol type)
        => DeclaringTypeOf(type) is var declaring && (Harmless.Contains(declaring.Name) || Bases.Contains(declaring.Name) && !SymbolEqualityComparer.Default.Equals(declaring, type));

    /// <summary>Nothing is left to be written.</summary>
    private static bool IsReadOnlyFile(IOperation resource)
        => resource is IInvocationOperation { TargetMethod.Name: "OpenRead" }
            || resource is IInvocationOperation or IObjectCreationOperation && resource.ChildOperations.Any(operation =>
                operation is IArgumentOperation { Value: IFieldReferenceOperation { Field: { Name: "Read", ContainingType.Name: "FileAccess" } } });

    /// <summary>A <c>DisposeAsync</c> of this compilation that awaits nothing and calls nothing but <c>Dispose</c>.</summary>
    private static bool OnlyDisposes(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
        => DeclaringTypeOf(type).GetMembers("DisposeAsync").OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.IsEmpty) is { IsAbstract: false } method
            && SourceBodies.Of(method, compilation, cancellation).FirstOrDefault() is { } body
            && body.Descendants().All(operation => operation is not IAwaitOperation
                && (operation is not IInvocationOperation call || call.TargetMethod.Name is "Dispose" or "SuppressFinalize" or "FromResult"));

    /// <summary>The type whose DisposeAsync runs.</summary>
    private static INamedTypeSymbol DeclaringTypeOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (!declaring.GetMembers("DisposeAsync").IsEmpty)
            {
                return declaring;
            }
        }

        return type;
    }

    /// <summary>What is disposed, and the <c>using</c> keyword's node that is marked.</summary>
    private static IEnumerable<(IOperation Resource, SyntaxNode Place)> ResourcesOf(IOperation operation)
    {
        var (group, single) = operation switch
        {
            IUsingDeclarationOperation { IsAsynchronous: false } declared => (declared.DeclarationGroup, null),
            IUsingOperation { IsAsynchronous: false, Resources: IVariableDeclarationGroupOperation resources } => (resources, null),
            IUsingOperation { IsAsynchronous: false } used => (null, used.Resources),
            _ => (default(IVariableDeclarationGroupOperation), default(IOperation)),
        };
        if (single is not null)
        {
            return Operands.Strip(single) is { } value ? [(value, single.Syntax)] : [];
        }

        return group is null ? [] : group.Declarations.SelectMany(d => d.Declarators)
            .Where(declarator => declarator.GetVariableInitializer() is not null)
            .Select(declarator => (Operands.Strip(declarator.GetVariableInitializer()!.Value)!, declarator.Syntax));
    }
}
