namespace Generator.Tests.Docs;

public sealed class LoweringDocumentTests
{
    [Fact]
    public void The_page_shows_what_the_generator_prints()
    {
        var path = Path.Combine(Root(), "docs", "lowering.md");
        var actual = LoweringDocument.Make();
        if (Environment.GetEnvironmentVariable("COROUTINES_UPDATE_DOCS") == "1")
            File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), "docs/lowering.md is missing; COROUTINES_UPDATE_DOCS=1 makes it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Coroutines.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder;
    }
}
