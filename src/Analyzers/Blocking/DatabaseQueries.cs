using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// The operators of LINQ that run a query of Entity Framework: which ones they are is said by Entity Framework itself,
/// which has an awaitable form of each. A query made of a collection by <c>AsQueryable</c> runs in memory.
/// </summary>
internal sealed class DatabaseQueries
{
    private readonly INamedTypeSymbol? forms;

    public DatabaseQueries(KnownTypes types) => forms = types.Find("Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions");

    /// <summary>The entry for an operator that runs a query, or null.</summary>
    public CatalogEntry? Find(BlockingUse use)
        => forms is not null
            && use.Target.ContainingType is { Name: "Queryable" or "Enumerable" } type && type.Is("System.Linq", type.Name)
            && use.Instance is { } source && IsQuery(source)
            && forms.GetMembers(use.Target.Name + "Async").Length > 0
            ? Entry(use.Target.Name + "Async")
            : null;

    /// <summary>The entry for a loop over a query, or null; a parallel query is run by a loop too.</summary>
    public CatalogEntry? FindLoop(IOperation collection)
        => forms is not null && IsQuery(collection) ? Entry("foreach")
            : collection.Type.Is("System.Linq", "ParallelQuery") || collection.Type?.BaseType.Is("System.Linq", "ParallelQuery") == true
            ? new CatalogEntry("", Coro2050Parallel.Id, "", "the query is done")
            : null;

    private static CatalogEntry Entry(string replacement) => new("", Coro2041Libraries.Id, replacement, "the database has answered");

    private static bool IsQuery(IOperation source)
    {
        var value = Operands.Strip(source);
        if (value?.Type is not { } type || !(IsQueryable(type) || type.AllInterfaces.Any(IsQueryable)))
        {
            return false;
        }

        // Back along the operators to where the query begins.
        while (value is IInvocationOperation { TargetMethod: { IsExtensionMethod: true, ContainingType.Name: "Queryable", Name: not "AsQueryable" } } call && call.Arguments.Length > 0)
        {
            value = Operands.Strip(call.Arguments[0].Value);
        }

        return value is not IInvocationOperation { TargetMethod.Name: "AsQueryable" }
            && !(value is ILocalReferenceOperation local
                && Operands.OnlyValueOf(local.Local, local) is { } only && !IsQuery(only));
    }

    private static bool IsQueryable(ITypeSymbol type) => type.Is("System.Linq", "IQueryable");
}
