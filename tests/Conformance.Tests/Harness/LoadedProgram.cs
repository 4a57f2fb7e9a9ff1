using System.Runtime.Loader;
using Coroutines;

namespace Conformance.Tests.Harness;

/// <summary>A compiled program in a load context of its own, ready to be run any number of times.</summary>
internal sealed class LoadedProgram : IDisposable
{
    private readonly AssemblyLoadContext context;
    private readonly Type entries;

    public LoadedProgram(byte[] assembly)
    {
        context = new AssemblyLoadContext(null, isCollectible: true);
        using var stream = new MemoryStream(assembly);
        entries = context.LoadFromStream(stream).GetType("Entries") ?? throw new InvalidOperationException("The program has no entry points.");
    }

    /// <summary>How to start a case.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="inside">True to start it from inside another coroutine.</param>
    public Func<EventLoop, Started> Entry(int number, bool inside) =>
        entries.GetMethod((inside ? "Inside" : "Start") + number)!.CreateDelegate<Func<EventLoop, Started>>();

    public void Dispose() => context.Unload();
}
