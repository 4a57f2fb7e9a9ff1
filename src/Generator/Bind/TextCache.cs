using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Bind;

/// <summary>
/// Finds the result of a method again in an edited file: the nodes of such a file are new, but a method with the same text in the same place means the
/// same as before, as long as no declaration anywhere changed. Results are held weakly; what keeps them alive is the generator driver's last run.
/// </summary>
internal sealed class TextCache<T>
    where T : class
{
    // Enough for the methods that one edit leaves as they are; texts of earlier edits are of no use.
    private const int Limit = 4000;

    private readonly ConcurrentDictionary<Key, WeakReference<T>> _known = new();

    public T? Find(MethodDeclarationSyntax method, Compilation compilation) =>
        _known.TryGetValue(Key.Of(method, compilation), out var found) && found.TryGetTarget(out var value) ? value : null;

    public void Add(MethodDeclarationSyntax method, Compilation compilation, T value)
    {
        if (_known.Count > Limit)
            _known.Clear();
        _known[Key.Of(method, compilation)] = new(value);
    }

    /// <summary>A <c>#line</c> of the user's above the method moves it without a change of its own text, so the place is told both ways.</summary>
    private readonly record struct Key(ulong Declarations, FileLinePositionSpan Place, FileLinePositionSpan MappedPlace, string Text)
    {
        public static Key Of(MethodDeclarationSyntax method, Compilation compilation)
        {
            var location = method.GetLocation();
            return new(Bind.Declarations.Fingerprint(compilation), location.GetLineSpan(), location.GetMappedLineSpan(), method.ToString());
        }
    }
}
