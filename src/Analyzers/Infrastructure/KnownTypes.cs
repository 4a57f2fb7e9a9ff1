using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coroutines.Analyzers;

/// <summary>The types of the runtime and of the BCL that rules ask for, looked up once per compilation.</summary>
internal sealed class KnownTypes
{
    private readonly INamedTypeSymbol? coroutine;
    private readonly INamedTypeSymbol? coroutineOfT;
    private readonly INamedTypeSymbol? attribute;

    private KnownTypes(Compilation compilation, INamedTypeSymbol? attribute)
    {
        this.attribute = attribute;
        coroutine = compilation.GetTypeByMetadataName("Coroutines.Coroutine");
        coroutineOfT = compilation.GetTypeByMetadataName("Coroutines.Coroutine`1");
        EventLoop = compilation.GetTypeByMetadataName("Coroutines.EventLoop");
        Blocking = compilation.GetTypeByMetadataName("Coroutines.BlockingAttribute");
        NonBlocking = compilation.GetTypeByMetadataName("Coroutines.NonBlockingAttribute");
        BlockingFact = compilation.GetTypeByMetadataName("Coroutines.BlockingFactAttribute");
        Compilation = compilation;
    }

    public Compilation Compilation { get; }

    /// <summary>The static helpers <c>Run</c>, <c>Sleep</c>, … live on the type without a result.</summary>
    public INamedTypeSymbol? Coroutine => coroutine;

    public INamedTypeSymbol? EventLoop { get; }

    public INamedTypeSymbol? Blocking { get; }

    public INamedTypeSymbol? NonBlocking { get; }

    public INamedTypeSymbol? BlockingFact { get; }

    /// <summary>The referenced assemblies that reference the runtime themselves: only those can say something with our attributes.</summary>
    public IEnumerable<IAssemblySymbol> AssembliesThatUseUs
    {
        get
        {
            var ours = attribute?.ContainingAssembly.Name;
            return ours is null ? [] : Compilation.SourceModule.ReferencedAssemblySymbols.Where(assembly =>
                assembly.Modules.Any(module => module.ReferencedAssemblies.Any(referenced => referenced.Name == ours)));
        }
    }

    /// <summary>The referenced runtime, and the assemblies that use it.</summary>
    public IEnumerable<IAssemblySymbol> RuntimeAndItsUsers
        => attribute is null || SymbolEqualityComparer.Default.Equals(attribute.ContainingAssembly, Compilation.Assembly) ? AssembliesThatUseUs : AssembliesThatUseUs.Prepend(attribute.ContainingAssembly);

    /// <summary>False where async methods are looked at without the runtime.</summary>
    public bool HasRuntime => attribute is not null;

    /// <summary>Null when the compilation does not reference the runtime: then there are no coroutines.</summary>
    public static KnownTypes? TryCreate(Compilation compilation)
        => compilation.GetTypeByMetadataName("Coroutines.CoroutineAttribute") is { } attribute ? new KnownTypes(compilation, attribute) : null;

    /// <summary>For the rules that look at async methods too: without the runtime, where a file asks for that.</summary>
    public static KnownTypes? TryCreate(Compilation compilation, AnalyzerConfigOptionsProvider options)
        => TryCreate(compilation) ?? (AnalysisScope.IsAsyncAnywhere(options, compilation) ? new KnownTypes(compilation, attribute: null) : null);

    public INamedTypeSymbol? Find(string metadataName) => Compilation.GetTypeByMetadataName(metadataName);

    /// <summary><c>Coroutine</c> or <c>Coroutine&lt;T&gt;</c>.</summary>
    public bool IsCoroutine(ITypeSymbol? type)
        => type is INamedTypeSymbol named
            && (Same(named, coroutine) || Same(named.OriginalDefinition, coroutineOfT));

    public bool HasAttribute(IMethodSymbol method)
    {
        foreach (var data in method.GetAttributes())
        {
            if (Same(data.AttributeClass, attribute))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// True for a method whose body runs on the loop: one marked <c>[Coroutine]</c>, and an async method, lambda or
    /// local function that returns a coroutine (it runs there too, on the compiler's state machine).
    /// </summary>
    public bool IsCoroutineMethod(IMethodSymbol method)
        => method.IsAsync && IsCoroutine(method.ReturnType) || HasAttribute(method);

    /// <summary>True for what is declared by our own runtime, whose results and awaiters never block.</summary>
    public bool IsOurs(ISymbol? symbol)
        => symbol is not null && attribute is not null && SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, attribute.ContainingAssembly)
            && IsInOurNamespace(symbol);

    private static bool IsInOurNamespace(ISymbol symbol)
    {
        for (var space = symbol.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space is { Name: "Coroutines", ContainingNamespace.IsGlobalNamespace: true })
            {
                return true;
            }
        }

        return false;
    }

    private static bool Same(ISymbol? a, ISymbol? b) => b is not null && SymbolEqualityComparer.Default.Equals(a, b);
}
