using System.Runtime.CompilerServices;
using Coroutines.Generator.Bind;
using Coroutines.Generator.Lower;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Checks;

/// <summary>
/// One generator does not see what another makes: an overload or a base type that is added later can give a lowered body another meaning, without an
/// error. So the generator notes what it made of a method and which files it saw, and the finished compilation is asked again.
/// </summary>
internal static class StaleBindings
{
    private static readonly ConditionalWeakTable<MethodDeclarationSyntax, Note> Notes = new();

    /// <summary>Notes what the generator made of a method.</summary>
    public static void Record(MethodDeclarationSyntax method, MethodModel model, Compilation compilation)
    {
        var files = CompilationCache.Of(compilation).Files;
        lock (Notes)
        {
            if (Notes.TryGetValue(method, out var known) && ReferenceEquals(known.Model, model) && ReferenceEquals(known.Files, files))
                return;
            Notes.Remove(method);
            Notes.Add(method, new(model, files));
        }
    }

    /// <summary>
    /// The finished compilation as the generator would have seen it had it run last; null if it has seen all there is.
    /// What is our own is left out, so that names are free that were free.
    /// </summary>
    public static Compilation? WithOthers(Compilation finished, CancellationToken cancellation)
    {
        var own = finished.SyntaxTrees.Where(CoroutineGenerator.IsOwnFile).ToList();
        if (own.Count == 0)
            return null;
        var others = finished.RemoveSyntaxTrees(own);
        cancellation.ThrowIfCancellationRequested();
        return others;
    }

    /// <summary>Null if the frame is what it would be with all files known, or if nothing is noted of the method.</summary>
    public static Fallback? Check(MethodDeclarationSyntax method, Compilation others, CancellationToken cancellation)
    {
        Note? note;
        lock (Notes)
        {
            if (!Notes.TryGetValue(method, out note))
                return null;
        }

        // Complete, or of an older state of the files: nothing to say.
        var files = CompilationCache.Of(others).Files;
        if (files.Count == note.Files.Count || !note.Files.IsSubsetOf(files))
            return null;
        var (model, fallback) = MethodLowerer.Anew(method, others, cancellation);
        if (model is not null && Means(model, note.Model))
            return null;
        return new(
            fallback is { } reason ? $"with it, {reason.Reason}" : "with it, calls or types in the method mean something else",
            fallback?.Location ?? method.Identifier.GetLocation());
    }

    /// <summary>Is the body the same? What surrounds it, such as how calls are dispatched, decides about speed only.</summary>
    private static bool Means(MethodModel now, MethodModel then) =>
        now with { Summary = then.Summary, Shell = then.Shell, Dispatch = then.Dispatch, Calls = then.Calls } == then;

    private sealed class Note(MethodModel model, HashSet<ulong> files)
    {
        public MethodModel Model => model;

        /// <summary>The files that the generator saw.</summary>
        public HashSet<ulong> Files => files;
    }
}
