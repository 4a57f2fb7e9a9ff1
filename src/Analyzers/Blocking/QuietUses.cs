using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>Uses of what is in the catalog that do not wait all the same.</summary>
internal static class QuietUses
{
    public static bool DoesNotWait(BlockingUse use, CatalogEntry entry, KnownTypes types) => entry.Rule switch
    {
        "CORO2003" => Limits.AreZero(use) || SynchronousWait.In(use.Operation, types) is not null || IsAsyncWaitHandle(use),
        "CORO2006" => Limits.AreZero(use) || AddsWithoutBound(use),
        "CORO2030" => Limits.AreZero(use),
        "CORO2010" or "CORO2022" => MemoryOrigins.AreAllOf(use) && !FlushesFile(use),
        "CORO2011" => Limits.AreZero(use) || IsNonBlockingSocket(use),
        _ => false,
    };

    /// <summary><c>result.AsyncWaitHandle.WaitOne(0)</c> is what CORO2002 looks at.</summary>
    private static bool IsAsyncWaitHandle(BlockingUse use)
        => use is { Target.Name: "WaitOne", Instance: IPropertyReferenceOperation { Property.Name: "AsyncWaitHandle" } };

    /// <summary>A collection that was made without a bound always has room.</summary>
    private static bool AddsWithoutBound(BlockingUse use)
        => use.Target.Name is "Add" or "TryAdd"
            && Operands.Strip(use.Instance) switch
            {
                IObjectCreationOperation creation => [creation],
                ILocalReferenceOperation local => Operands.ValuesOf(local.Local, local),
                IFieldReferenceOperation { Field.DeclaredAccessibility: Accessibility.Private } field => FieldValues.Of(field),
                _ => (IReadOnlyList<IOperation>)[],
            } is { Count: > 0 } values
            && values.All(value => Operands.Strip(value) switch
            {
                ICollectionExpressionOperation => true,
                IObjectCreationOperation creation => creation.Arguments.All(argument => argument.Parameter?.Type.SpecialType != SpecialType.System_Int32),
                _ => false,
            });

    /// <summary>A mapped file is memory until it is flushed.</summary>
    private static bool FlushesFile(BlockingUse use) => use.Target.Name == "Flush" && use.Target.ContainingType.Name == "MemoryMappedViewStream";

    /// <summary><c>socket.Blocking = false</c> stands in the same member.</summary>
    private static bool IsNonBlockingSocket(BlockingUse use)
        => AccessPaths.WithoutCaptures.Of(use.Instance) is { } socket
            && use.Target.ContainingType.Is("System.Net.Sockets", "Socket")
            && DelegateUse.Root(use.Operation).Descendants().Any(operation =>
                operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Blocking" } blocking, Value.ConstantValue: { HasValue: true, Value: false } }
                && AccessPaths.WithoutCaptures.Of(blocking.Instance) is { } made && made.Equals(socket));
}
