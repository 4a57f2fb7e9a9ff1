using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Bind;

/// <summary>
/// A fingerprint of everything in a compilation but the bodies of its members. While it stays the same, what a body means can change only by an
/// edit of that body, so that results for all other methods are still good. Our own files are left out: at build, analyzers then
/// find what the generator has computed.
/// </summary>
internal static class Declarations
{
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<ulong>> Trees = new();
    private static readonly ConditionalWeakTable<Compilation, StrongBox<ulong>> Compilations = new();

    public static ulong Fingerprint(Compilation compilation) => Compilations.GetValue(compilation, static c => new(Compute(c))).Value;

    /// <summary>The files of a compilation but our own, each by its declarations.</summary>
    public static HashSet<ulong> Files(Compilation compilation) => [.. compilation.SyntaxTrees.Where(t => !CoroutineGenerator.IsOwnFile(t)).Select(Fingerprint)];

    private static ulong Fingerprint(SyntaxTree tree) => Trees.GetValue(tree, static t => new(Compute(t))).Value;

    // Options and references are told apart by identity: the resolvers in the options of a command-line build refuse to be hashed.
    private static ulong Compute(Compilation compilation)
    {
        var hash = 14695981039346656037UL;
        foreach (var tree in compilation.SyntaxTrees.Where(t => !CoroutineGenerator.IsOwnFile(t)))
            hash = Mix(hash, Fingerprint(tree));
        foreach (var reference in compilation.References)
            hash = Mix(hash, (ulong)RuntimeHelpers.GetHashCode(reference));
        return Mix(hash, (ulong)RuntimeHelpers.GetHashCode(compilation.Options));
    }

    private static ulong Compute(SyntaxTree tree)
    {
        var hash = Text(14695981039346656037UL, tree.FilePath);
        hash = Mix(hash, (ulong)RuntimeHelpers.GetHashCode(tree.Options));
        foreach (var part in tree.GetRoot().DescendantNodesAndTokens(n => !IsBody(n)))
        {
            if (part.IsToken)
                hash = Text(hash, part.AsToken().Text);
            else if (IsBody(part.AsNode()!))
                hash = Text(hash, "body");
        }

        return hash;
    }

    /// <summary>Bodies of methods, accessors and constructors. Local functions and lambdas stand inside them.</summary>
    private static bool IsBody(SyntaxNode node) =>
        (node is BlockSyntax or ArrowExpressionClauseSyntax) && (node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax);

    private static ulong Text(ulong hash, string text)
    {
        foreach (var c in text)
            hash = Mix(hash, c);
        return Mix(hash, 0x1F);
    }

    private static ulong Mix(ulong hash, ulong value) => unchecked((hash ^ value) * 1099511628211UL);
}
