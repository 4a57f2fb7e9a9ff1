using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>What blocks by itself in a helper: the same as in a coroutine, as far as it does not depend on what the helper is given.</summary>
internal static class DirectBlocking
{
    /// <summary>How a message names what blocks; null for an operation that does not.</summary>
    public static string? NameOf(IOperation operation, IOperation body, RuleContext rules)
    {
        if (BlockingUse.Of(operation) is not { } use)
        {
            return null;
        }

        if (rules.Catalog.Find(use.Target) is { } entry)
        {
            return CatalogRule.All[entry.Rule].Descriptor.DefaultSeverity == DiagnosticSeverity.Warning
                && !use.IsOverriddenInSource()
                && !QuietUses.DoesNotWait(use, entry, rules.Types)
                && !DependsOnCaller(use, entry)
                && !ThreadLocks.IsHeldForShort(use.Operation)
                ? use.Target.InMessage()
                : null;
        }

        if (use.Target.Name == "Sleep" && use.Target.ContainingType.Is("System.Threading", "Thread") && use.Arguments.Length == 1)
        {
            return Limits.IsZero(use.Arguments[0].Value) ? null : use.Target.InMessage();
        }

        return rules.Facts.Find(use.Target) is not null && Dispatch.IsCertain(use) || Waits(operation, body, rules.Types) ? use.Target.InMessage() : null;
    }

    /// <summary>A stream that the caller hands in may be in memory; so may one that is kept in a field.</summary>
    private static bool DependsOnCaller(BlockingUse use, CatalogEntry entry)
        => entry.Rule is "CORO2022" or "CORO2010" && MemoryOrigins.SubjectsOf(use).Any(subject => !MemoryOrigins.IsMadeHere(subject))
            || entry.Rule == "CORO2006" && use.Instance is not null && Origin(use.Instance) is IParameterReferenceOperation;

    private static IOperation? Origin(IOperation value)
        => Operands.Strip(value) is ILocalReferenceOperation local ? Operands.Strip(Operands.OnlyValueOf(local.Local, local)) : Operands.Strip(value);

    private static bool Waits(IOperation operation, IOperation body, KnownTypes types)
    {
        if (SynchronousWait.In(operation, types) is not { } wait || wait.Subjects.Any(subject => IsGiven(subject) || IsAskedToBeComplete(subject))
            || operation.Parent is IPropertySubpatternOperation)
        {
            return false;
        }

        if (wait.Subjects.IsEmpty)
        {
            return true;
        }

        if (BodyGraphs.Of(body) is not { } graph)
        {
            return false;
        }

        return Enumerable.Range(0, wait.Subjects.Length).Any(index => !CompletionProof.IsComplete(
            operation, twin => SynchronousWait.In(twin, types) is { } same && index < same.Subjects.Length ? same.Subjects[index] : null, graph));
    }

    /// <summary>A task that the caller hands in, or that is kept, may be complete.</summary>
    private static bool IsGiven(IOperation subject)
        => AccessPaths.WithoutCaptures.Of(subject) is { Root: not ILocalSymbol } || Operands.Strip(AccessPaths.WithoutCaptures.Strip(subject)) is IParameterReferenceOperation;

    /// <summary><c>Read(async: false).GetAwaiter().GetResult()</c>: what the call returns is complete; that it may have waited is seen inside.</summary>
    private static bool IsAskedToBeComplete(IOperation subject)
        => AccessPaths.WithoutCaptures.Strip(subject) is IInvocationOperation call
            && call.Arguments.Any(argument => argument.Value.ConstantValue is { HasValue: true, Value: false }
                && argument.Parameter is { Type.SpecialType: SpecialType.System_Boolean } parameter
                && parameter.Name.IndexOf("async", StringComparison.OrdinalIgnoreCase) >= 0);
}
