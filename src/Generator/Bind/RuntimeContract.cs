using Microsoft.CodeAnalysis;

namespace Coroutines.Generator.Bind;

/// <summary>Which contract between generated code and runtime the referenced runtime offers: <c>FrameContract</c> there.</summary>
internal sealed record RuntimeContract(int Oldest, int Version)
{
    /// <summary>What this generator writes for: the number in the runtime of the same package.</summary>
    public const int OfGenerator = 2;

    public bool Fits => OfGenerator >= Oldest && OfGenerator <= Version;

    /// <summary>The runtime's; 0 for one of before there were numbers.</summary>
    public static RuntimeContract Of(Compilation compilation)
    {
        var type = compilation.GetTypeByMetadataName("Coroutines.CompilerServices.FrameContract");
        return new(Number("Oldest"), Number("Version"));

        int Number(string name) => type?.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault() is { ConstantValue: int number } ? number : 0;
    }
}
