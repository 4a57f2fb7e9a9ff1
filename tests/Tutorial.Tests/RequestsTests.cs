using Microsoft.CodeAnalysis;

namespace Tutorial.Tests;

/// <summary>The blocking half of the sample <c>Requests</c>: the build warns of the line that blocks, and the sample says so where it switches that off.</summary>
public sealed class RequestsTests
{
    private static readonly string Blocking = Repository.Read("samples/Requests/Blocking.cs");

    [Fact]
    public void WithItsPragmaTheBlockingHalfBuildsWithoutAWarning() => Assert.Empty(Build(Blocking));

    [Fact]
    public void WithoutItsPragmaTheBuildNamesTheLineThatBlocks()
    {
        var warning = Assert.Single(Build(Blocking.Replace("#pragma", "// pragma", StringComparison.Ordinal)));
        Assert.Equal("CORO2010", warning.Id);
        Assert.Contains("client.Send(", Blocking.Split('\n')[InMemoryBuild.Line(warning) - 1], StringComparison.Ordinal);
    }

    private static IReadOnlyList<Diagnostic> Build(string blocking) => InMemoryBuild.Errors(
        OutputKind.DynamicallyLinkedLibrary,
        ("Blocking.cs", blocking),
        ("Step.cs", Repository.Read("samples/Requests/Step.cs")),
        ("Usings.cs", Repository.ImplicitUsings));
}
