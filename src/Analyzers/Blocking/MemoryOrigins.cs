using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// Tells where a stream, reader, writer or HTTP content comes from, as far as the member's own code shows it. What was
/// made from memory is in memory, also through wrappers: reading it does not wait.
/// </summary>
internal static class MemoryOrigins
{
    /// <summary>How many variables and wrappers are followed.</summary>
    private const int Depth = 6;

    private static readonly HashSet<string> InMemory =
    [
        "MemoryStream", "UnmanagedMemoryStream", "StringReader", "StringWriter", "XmlNodeReader",
        "ByteArrayContent", "StringContent", "FormUrlEncodedContent", "ReadOnlyMemoryContent",
    ];

    private static readonly HashSet<string> Subjects =
    [
        "Stream", "TextReader", "TextWriter", "BinaryReader", "BinaryWriter", "XmlReader", "XmlWriter", "ZipArchive", "ZipArchiveEntry",
        "TarReader", "TarWriter", "HttpContent",
    ];

    private static readonly HashSet<string> FactoriesOfMemory = ["GetManifestResourceStream", "CreateEntry", "GetEntry", "Open", "Create", "Synchronized"];

    /// <summary>True when all streams, readers and writers that a use works on are in memory, and there is one.</summary>
    public static bool AreAllOf(BlockingUse use)
    {
        var found = false;
        foreach (var subject in SubjectsOf(use))
        {
            if (!IsInMemory(subject, Depth))
            {
                return false;
            }

            found = true;
        }

        return found;
    }

    /// <summary>What a use reads or writes: its receiver and its arguments, as far as they are streams, readers or writers.</summary>
    public static IEnumerable<IOperation> SubjectsOf(BlockingUse use)
    {
        if (use.Instance is { } instance && IsSubject(instance.Type))
        {
            yield return instance;
        }

        foreach (var argument in use.Arguments)
        {
            if (argument.Value != use.Instance && IsSubject(argument.Parameter?.Type))
            {
                yield return argument.Value;
            }
        }
    }

    public static bool IsInMemory(IOperation value) => IsInMemory(value, Depth);

    private static bool IsInMemory(IOperation? value, int depth)
    {
        value = Operands.Strip(value);
        if (value is null || depth == 0)
        {
            return false;
        }

        if (Derives(value.Type, InMemory))
        {
            return true;
        }

        switch (value)
        {
            case ILocalReferenceOperation local:
                var values = Operands.ValuesOf(local.Local, local);
                return values.Count > 0 && values.All(v => IsInMemory(v, depth - 1));
            case IFieldReferenceOperation { Field.DeclaredAccessibility: Accessibility.Private } field:
                var kept = FieldValues.Of(field);
                return kept.Count > 0 && kept.All(v => IsInMemory(v, depth - 1));
            case IObjectCreationOperation { Type: { } type } creation when IsSubject(type):
                return WrapsMemory(creation.Arguments, depth);
            case IInvocationOperation { TargetMethod.Name: "GetManifestResourceStream" }:
                return true;
            case IInvocationOperation call when IsSubject(call.Type) && FactoriesOfMemory.Contains(call.TargetMethod.Name):
                return call.Instance is { } instance && IsSubject(instance.Type) ? IsInMemory(instance, depth - 1) : WrapsMemory(call.Arguments, depth);
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return IsInMemory(conditional.WhenTrue, depth - 1) && IsInMemory(whenFalse, depth - 1);
            case ICoalesceOperation coalesce:
                return IsInMemory(coalesce.Value, depth - 1) && IsInMemory(coalesce.WhenNull, depth - 1);
            case IMemberReferenceOperation { Instance: null, Member: { Name: "Null" or "Out" or "Error" } member }:
                return IsSubject(member.ContainingType) || member.ContainingType.Is("System", "Console");
            default:
                return false;
        }
    }

    /// <summary>True when a stream, reader or writer is made here, all the way down, and not handed in or kept.</summary>
    public static bool IsMadeHere(IOperation? value, int depth = Depth)
    {
        value = Operands.Strip(value);
        return depth > 0 && value switch
        {
            ILocalReferenceOperation local => IsMadeHere(Operands.OnlyValueOf(local.Local, local), depth - 1),
            IObjectCreationOperation creation => InnerOf(creation.Arguments) is not { } inner || IsMadeHere(inner, depth - 1),
            IInvocationOperation { Instance: { } instance } call when IsSubject(instance.Type) => IsMadeHere(instance, depth - 1),
            IInvocationOperation call => InnerOf(call.Arguments) is not { } inner || IsMadeHere(inner, depth - 1),
            _ => false,
        };
    }

    private static IOperation? InnerOf(ImmutableArray<IArgumentOperation> arguments)
        => arguments.FirstOrDefault(argument => IsSubject(argument.Parameter?.Type))?.Value;

    private static bool WrapsMemory(ImmutableArray<IArgumentOperation> arguments, int depth)
        => InnerOf(arguments) is { } inner && IsInMemory(inner, depth - 1);

    private static bool IsSubject(ITypeSymbol? type) => Derives(type, Subjects);

    private static bool Derives(ITypeSymbol? type, HashSet<string> names)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (names.Contains(type.Name) && type.ContainingNamespace is { ContainingNamespace: { } outer } && IsSystem(outer, type.ContainingNamespace))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSystem(INamespaceSymbol outer, INamespaceSymbol own)
    {
        while (!outer.IsGlobalNamespace)
        {
            own = outer;
            outer = outer.ContainingNamespace;
        }

        return own.Name == "System";
    }
}
