using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Coroutines.CodeFixes;

/// <summary>Adds the usings that the types of <see cref="Names"/> need to be written short; a name that means another type there stays long.</summary>
internal static class Imports
{
    public static async Task<Document> AddAsync(Document document, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var missing = root!.GetAnnotatedNodes(Simplifier.Annotation).OfType<QualifiedNameSyntax>()
            .Where(name => model!.LookupNamespacesAndTypes(name.SpanStart, name: name.Right.Identifier.ValueText).IsEmpty)
            .Select(name => name.Left.ToString().Replace("global::", "")).Distinct().ToList();
        if (missing.Count == 0)
        {
            return document;
        }

        var generator = SyntaxGenerator.GetGenerator(document);
        return document.WithSyntaxRoot(missing.Aggregate(root!, (file, name) => Add((CompilationUnitSyntax)file, name, generator)));
    }

    /// <summary>The same in all documents that have changed.</summary>
    public static async Task<Solution> AddAsync(Solution solution, Solution before, CancellationToken cancellation)
    {
        foreach (var changed in solution.GetChanges(before).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()).ToList())
        {
            solution = (await AddAsync(solution.GetDocument(changed)!, cancellation).ConfigureAwait(false)).Project.Solution;
        }

        return solution;
    }

    /// <summary>Where the order has it: by name, the framework's first.</summary>
    private static SyntaxNode Add(CompilationUnitSyntax file, string name, SyntaxGenerator generator)
    {
        if (file.Usings.Count == 0)
        {
            return generator.AddNamespaceImports(file, generator.NamespaceImportDeclaration(name));
        }

        var index = file.Usings.TakeWhile(one => string.CompareOrdinal(Order(one.Name?.ToString() ?? ""), Order(name)) < 0).Count();
        var beside = file.Usings[Math.Max(0, index - 1)];
        var added = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(name)).NormalizeWhitespace().WithTrailingTrivia(beside.SemicolonToken.TrailingTrivia.Where(one => one.IsKind(SyntaxKind.EndOfLineTrivia)));
        if (index == 0)
        {
            file = file.ReplaceNode(beside, beside.WithoutLeadingTrivia());
            added = added.WithLeadingTrivia(beside.GetLeadingTrivia());
        }

        return file.WithUsings(file.Usings.Insert(index, added));
    }

    private static string Order(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal) ? " " + name : name;
}
