using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Generator.Tests.Harness;

namespace Generator.Tests.Debugging;

/// <summary>Reads the sequence points of one method from a portable PDB.</summary>
internal static class SequencePoints
{
    public static IReadOnlyList<SequencePoint> Of(CompiledProgram program, string type, string method) => Of(program, name => name == type, method);

    public static IReadOnlyList<SequencePoint> Of(CompiledProgram program, Func<string, bool> type, string method)
    {
        using var image = new PEReader(new MemoryStream(program.Image));
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(program.Symbols));
        var metadata = image.GetMetadataReader();
        var pdb = symbols.GetMetadataReader();
        var handle = metadata.MethodDefinitions.Single(h => Is(metadata, h, type, method));
        var points = pdb.GetMethodDebugInformation(MetadataTokens.MethodDebugInformationHandle(MetadataTokens.GetRowNumber(handle))).GetSequencePoints();
        return [.. points.Select(p => new SequencePoint(pdb.GetString(pdb.GetDocument(p.Document).Name), p.StartLine, p.StartColumn, p.EndLine, p.EndColumn, p.IsHidden))];
    }

    private static bool Is(MetadataReader metadata, MethodDefinitionHandle handle, Func<string, bool> type, string method)
    {
        var definition = metadata.GetMethodDefinition(handle);
        return metadata.StringComparer.Equals(definition.Name, method)
            && type(metadata.GetString(metadata.GetTypeDefinition(definition.GetDeclaringType()).Name));
    }
}
