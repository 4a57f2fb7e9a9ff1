using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.Emit;

namespace Generator.Tests.Harness;

/// <summary>A test program as an assembly with its portable PDB.</summary>
internal sealed class CompiledProgram
{
    private CompiledProgram(byte[] image, byte[] symbols)
    {
        Image = image;
        Symbols = symbols;
    }

    public byte[] Image { get; }

    public byte[] Symbols { get; }

    public static CompiledProgram Of(Generation generation)
    {
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = generation.Output.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return new(image.ToArray(), symbols.ToArray());
    }

    /// <summary>The assembly, in a context of its own.</summary>
    public Assembly Load() => new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(new MemoryStream(Image), new MemoryStream(Symbols));

    /// <summary>Calls a static method without parameters, with the PDB loaded so that stack traces have lines.</summary>
    public object? Call(string type, string method)
    {
        var target = Load().GetType(type, throwOnError: true)!.GetMethod(method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return target.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
    }
}
