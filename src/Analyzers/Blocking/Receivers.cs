using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>Receivers that say more than their type: <c>Console.In</c> is a keyboard, <c>process.StandardOutput</c> a process.</summary>
internal static class Receivers
{
    /// <summary>The line of the catalog that fits the receiver; <paramref name="entry"/> itself where the receiver is nothing special.</summary>
    public static CatalogEntry Refine(CatalogEntry entry, BlockingUse use)
        => entry.Rule is Coro2040Databases.Id or Coro2041Libraries.Id && IsSynchronousDriver(use.Instance) ? entry with { Replacement = "" }
            : entry.Rule != Coro2022Streams.Id || use.Instance is null ? entry
            : Origin(use.Instance) is not IPropertyReferenceOperation { Property: { } property } ? entry
            : property.Name == "In" && property.ContainingType.Is("System", "Console")
                ? entry with { Rule = Coro2031Console.Id, Why = "somebody has typed", Replacement = "" }
            : property.Name is "StandardOutput" or "StandardError" or "StandardInput" && property.ContainingType.Is("System.Diagnostics", "Process")
                ? entry with { Rule = Coro2030Processes.Id, Why = property.Name == "StandardInput" ? "the process reads it" : "the process has written" }
            : entry;

    private static IOperation? Origin(IOperation receiver)
        => Operands.Strip(receiver) is ILocalReferenceOperation local
            ? Operands.Strip(Operands.OnlyValueOf(local.Local, local))
            : Operands.Strip(receiver);

    /// <summary>The drivers of SQLite have awaitable methods that do all their work before they return.</summary>
    private static bool IsSynchronousDriver(IOperation? instance)
        => Operands.Strip(instance)?.Type?.ContainingNamespace?.ToDisplayString() is "Microsoft.Data.Sqlite" or "System.Data.SQLite";
}
