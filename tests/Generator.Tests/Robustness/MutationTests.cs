using System.Globalization;
using Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Generator.Tests.Robustness;

/// <summary>
/// Wrong code: tokens of the corpus deleted, doubled or swapped, by a seed. With the environment variable <c>COROUTINES_MUTATIONS</c>
/// set, that many.
/// </summary>
public sealed class MutationTests
{
    private const int Seed = 20260;

    [Fact]
    public void WrongCodeIsSurvived()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("COROUTINES_MUTATIONS") ?? "80", CultureInfo.InvariantCulture);
        var random = new Random(Seed);
        for (var i = 0; i < count; i++)
        {
            var file = i % 2 == 0 ? Corpus.Constructs : Corpus.Files[random.Next(Corpus.Files.Count)];
            BrokenCode.AssertSurvived(file with { Text = Mutate(file, random) });
        }
    }

    [Fact]
    public void TheConstructsAreLoweredWhenTheyAreRight() => Assert.Equal("", string.Join("\n", Generation.Of(TestProject.Of(Corpus.Constructs)).Fallbacks()));

    private static string Mutate(SourceFile file, Random random)
    {
        var tokens = TruncationTests.Tokens(file);
        var first = tokens[random.Next(tokens.Count - 1)];
        var next = tokens[tokens.IndexOf(first) + 1];
        return random.Next(4) switch
        {
            0 => Replace(file.Text, first, ""),
            1 => Replace(file.Text, first, first.Text + " " + first.Text),
            2 => file.Text[..first.SpanStart] + next.Text + file.Text[first.Span.End..next.SpanStart] + first.Text + file.Text[next.Span.End..],
            _ => Replace(file.Text, first, tokens[random.Next(tokens.Count)].Text),
        };
    }

    private static string Replace(string text, SyntaxToken token, string by) => text[..token.SpanStart] + by + text[token.Span.End..];
}
