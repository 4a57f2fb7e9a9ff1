using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Bind;

/// <summary>
/// What all steps over one compilation share, so that nothing is bound twice: the semantic models, names of types, and which names a coroutine
/// can have. It lives as long as the compilation.
/// </summary>
internal sealed class CompilationCache
{
    private static readonly ConditionalWeakTable<Compilation, CompilationCache> Caches = new();
    private static readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> NamesOfTree = new();
    private static readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> MembersOfTree = new();

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<(SyntaxTree, ISymbol?, ITypeSymbol), string> _typeNames = new(TypeNameComparer.Instance);
    private readonly HashSet<string> _done = [];
    private readonly Lazy<HashSet<string>> _coroutineNames;
    private readonly Lazy<HashSet<ulong>> _files;
    private readonly Lazy<HashSet<string>> _memberNames;

    private CompilationCache(Compilation compilation)
    {
        _compilation = compilation;
        _coroutineNames = new(FindCoroutineNames);
        _files = new(() => Declarations.Files(compilation));
        _memberNames = new(() => [.. compilation.SyntaxTrees.Where(t => !CoroutineGenerator.IsOwnFile(t)).SelectMany(t => MembersOfTree.GetValue(t, static tree => [.. MembersIn(tree)]))]);
    }

    public static CompilationCache Of(Compilation compilation) => Caches.GetValue(compilation, static c => new(c));

    public SemanticModel Model(SyntaxTree tree) => _models.GetOrAdd(tree, t => SemanticModels.Of(_compilation, t));

    /// <summary>Does something once for the compilation; whoever asks meanwhile waits. If it throws, the next one tries again.</summary>
    public void Once(string what, Action action)
    {
        lock (_done)
        {
            if (_done.Contains(what))
                return;
            action();
            _done.Add(what);
        }
    }

    /// <summary>The files of this compilation, without our own, each by its declarations.</summary>
    public HashSet<ulong> Files => _files.Value;

    /// <summary>The shortest text for a type inside a containing type of a file.</summary>
    public string TypeName(ITypeSymbol type, SyntaxTree tree, ISymbol? container, Func<ITypeSymbol, string> make) =>
        _typeNames.GetOrAdd((tree, container, type), key => make(key.Item3));

    /// <summary>Could a method of this name be a coroutine? Decided by syntax, so that other calls need not be bound.</summary>
    public bool CanBeCoroutine(string name) => _coroutineNames.Value.Contains(name);

    /// <summary>A name like <paramref name="wanted"/>, which ends in <c>Coroutine</c>, that no member of the user's has, in whatever type.</summary>
    public string FreeMemberName(string wanted)
    {
        var name = wanted;
        for (var number = 2; _memberNames.Value.Contains(name); number++)
            name = wanted + number;
        return name;
    }

    private static IEnumerable<string> MembersIn(SyntaxTree tree)
    {
        foreach (var node in tree.GetRoot().DescendantNodes(n => n is not (BlockSyntax or ArrowExpressionClauseSyntax or AttributeListSyntax)))
        {
            var name = node switch
            {
                MethodDeclarationSyntax method => method.Identifier,
                PropertyDeclarationSyntax property => property.Identifier,
                EventDeclarationSyntax happening => happening.Identifier,
                VariableDeclaratorSyntax field => field.Identifier,
                BaseTypeDeclarationSyntax type => type.Identifier,
                DelegateDeclarationSyntax type => type.Identifier,
                ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } property => property.Identifier,
                _ => default,
            };
            if (name.ValueText is { } text && text.IndexOf("Coroutine", StringComparison.Ordinal) > 0)
                yield return text;
        }
    }

    private HashSet<string> FindCoroutineNames()
    {
        var names = new HashSet<string>();
        foreach (var tree in _compilation.SyntaxTrees)
            names.UnionWith(NamesOfTree.GetValue(tree, static t => [.. NamesIn(t)]));
        foreach (var reference in _compilation.References)
            names.UnionWith(ForeignCompanions.NamesIn(reference, _compilation));
        return names;
    }

    private static IEnumerable<string> NamesIn(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes(n => n is not (BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or BaseFieldDeclarationSyntax))
            .OfType<MethodDeclarationSyntax>().Where(m => m.AttributeLists.Count > 0).Select(m => m.Identifier.ValueText);

    private sealed class TypeNameComparer : IEqualityComparer<(SyntaxTree, ISymbol?, ITypeSymbol)>
    {
        public static readonly TypeNameComparer Instance = new();

        public bool Equals((SyntaxTree, ISymbol?, ITypeSymbol) x, (SyntaxTree, ISymbol?, ITypeSymbol) y) =>
            x.Item1 == y.Item1 && SymbolEqualityComparer.Default.Equals(x.Item2, y.Item2) && SymbolEqualityComparer.IncludeNullability.Equals(x.Item3, y.Item3);

        public int GetHashCode((SyntaxTree, ISymbol?, ITypeSymbol) key) => SymbolEqualityComparer.IncludeNullability.GetHashCode(key.Item3);
    }
}
