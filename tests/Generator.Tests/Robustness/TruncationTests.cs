using Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Tests.Robustness;

/// <summary>
/// Half-typed code: every file of the corpus, cut off behind a token. Which tokens is spread evenly, so that the test takes seconds;
/// with the environment variable <c>COROUTINES_EVERY_TOKEN</c> set, it is all of them.
/// </summary>
public sealed class TruncationTests
{
    private const int Cuts = 150;

    [Fact]
    public void HalfTypedCodeIsSurvived()
    {
        var cuts = Corpus.Files.SelectMany(file => Tokens(file).Select(token => (file, End: token.Span.End))).ToList();
        var step = Environment.GetEnvironmentVariable("COROUTINES_EVERY_TOKEN") is null ? Math.Max(1, cuts.Count / Cuts) : 1;
        Assert.NotEmpty(cuts);
        for (var i = step / 2; i < cuts.Count; i += step)
            BrokenCode.AssertSurvived(cuts[i].file with { Text = cuts[i].file.Text[..cuts[i].End] });
    }

    internal static List<SyntaxToken> Tokens(SourceFile file) =>
        [.. CSharpSyntaxTree.ParseText(file.Text, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken).DescendantTokens().Where(t => t.Span.Length > 0)];
}
