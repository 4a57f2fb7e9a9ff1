using Coroutines.Generator.Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generator.Tests.Harness;

/// <summary>
/// One run of the generator over a test project. Every generator test goes through here, so every one of them also checks
/// that the generator did not throw, that a second run over the same text finds everything cached, and that the result compiles.
/// </summary>
internal sealed class Generation
{
    private Generation(TestProject project, GeneratorDriver driver, Compilation output)
    {
        Project = project;
        Driver = driver;
        Output = output;
    }

    public TestProject Project { get; }

    /// <summary>The driver after its last run; run it on an edited project to see what is done again.</summary>
    public GeneratorDriver Driver { get; }

    /// <summary>The user's program together with what was generated.</summary>
    public Compilation Output { get; }

    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single();

    /// <summary>The generated files by name.</summary>
    public IReadOnlyDictionary<string, string> Files => Result.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());

    public static Generation Of(string source) => Of(TestProject.Of(source));

    public static Generation Of(TestProject project)
    {
        var generation = Unchecked(project);
        Caching.AssertAllCached(generation);
        generation.AssertNoErrors();
        return generation;
    }

    /// <summary>For half-typed code, which does not compile: checks only that the generator did not throw.</summary>
    public static Generation Unchecked(TestProject project)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new Coroutines.Generator.CoroutineGenerator().AsSourceGenerator()],
            parseOptions: project.ParseOptions,
            optionsProvider: new ProjectProperties(project.Properties),
            driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true, baseDirectory: project.OutputFolder));
        return Run(driver, project);
    }

    /// <summary>Runs the driver again, on an edited project.</summary>
    public Generation Then(TestProject project)
    {
        var next = Run(Driver, project);
        next.AssertNoErrors();
        return next;
    }

    /// <summary>Runs the driver again as an editor does: files that are the same keep their trees.</summary>
    public Generation ThenAsEdited(TestProject project)
    {
        var input = Output.RemoveSyntaxTrees(Result.GeneratedSources.Select(s => s.SyntaxTree));
        foreach (var tree in input.SyntaxTrees.Where(t => project.Files.All(f => f.Path != t.FilePath) && Project.Files.Any(f => f.Path == t.FilePath)))
            input = input.RemoveSyntaxTrees(tree);
        foreach (var tree in project.Compile().SyntaxTrees)
        {
            var old = input.SyntaxTrees.FirstOrDefault(t => t.FilePath == tree.FilePath);
            if (old is null)
                input = input.AddSyntaxTrees(tree);
            else if (old.GetText(TestContext.Current.CancellationToken).ToString() != tree.GetText(TestContext.Current.CancellationToken).ToString())
                input = input.ReplaceSyntaxTree(old, tree);
        }

        var next = Run(Driver.WithUpdatedAnalyzerConfigOptions(new ProjectProperties(project.Properties)), project, input);
        next.AssertNoErrors();
        return next;
    }

    /// <summary>Runs the driver again on the same text, parsed anew.</summary>
    public Generation Again() => Run(Driver, Project);

    public string File(string hintName) => Files.TryGetValue(hintName, out var text)
        ? text
        : throw new Xunit.Sdk.XunitException($"no file '{hintName}' was generated, only: {string.Join(", ", Files.Keys)}");

    /// <summary>The file of the only coroutine.</summary>
    public string OnlyFrame() => Assert.Single(Files, f => !f.Key.StartsWith("Coroutines.", StringComparison.Ordinal)).Value;

    /// <summary>The methods that stay on the compiler's state machine, with the reason.</summary>
    public IReadOnlyList<string> Fallbacks() =>
    [
        .. from tree in Output.SyntaxTrees
           where Project.Files.Any(f => f.Path == tree.FilePath)
           from method in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
           let fallback = FallbackCheck.Check(method, Output.GetSemanticModel(tree), TestContext.Current.CancellationToken)
           where fallback is not null
           select $"{method.Identifier}: {fallback.Reason}",
    ];

    public void AssertNoWarnings() => AssertNone(DiagnosticSeverity.Warning);

    private void AssertNoErrors() => AssertNone(DiagnosticSeverity.Error);

    private void AssertNone(DiagnosticSeverity least)
    {
        var found = Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity >= least).ToList();
        if (found.Count > 0)
            Assert.Fail(string.Join("\n", found.Take(10).Select(Describe)));
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var line = diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim();
        return $"{diagnostic}\n    {line}";
    }

    private static Generation Run(GeneratorDriver driver, TestProject project, Compilation? input = null)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(input ?? project.Compile(), out var output, out var diagnostics);
        Assert.Empty(diagnostics);
        var result = driver.GetRunResult().Results.Single();
        if (result.Exception is { } exception)
            Assert.Fail($"the generator threw {exception}");
        return new(project, driver, output);
    }
}
