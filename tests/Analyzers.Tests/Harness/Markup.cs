using Microsoft.CodeAnalysis.Text;

namespace Analyzers.Tests;

/// <summary>A place at which a diagnostic is expected.</summary>
public sealed record ExpectedSpan(string Id, TextSpan Span);

/// <summary>Source text whose expected diagnostics are written as <c>{|CORO2001:Thread.Sleep(1)|}</c>; spans may nest.</summary>
public sealed record Markup(string Source, IReadOnlyList<ExpectedSpan> Expected)
{
    public static Markup Parse(string text)
    {
        var source = new System.Text.StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        var expected = new List<ExpectedSpan>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text.AsSpan(i).StartsWith("{|") && text.IndexOf(':', i) is var colon and > 0 && IsId(text.AsSpan(i + 2, colon - i - 2)))
            {
                open.Push((text[(i + 2)..colon], source.Length));
                i = colon;
            }
            else if (open.Count > 0 && text.AsSpan(i).StartsWith("|}"))
            {
                var (id, start) = open.Pop();
                expected.Add(new ExpectedSpan(id, TextSpan.FromBounds(start, source.Length)));
                i++;
            }
            else
            {
                source.Append(text[i]);
            }
        }

        Assert.Empty(open);
        return new Markup(source.ToString(), [.. expected.OrderBy(e => e.Span.Start).ThenBy(e => e.Span.Length)]);
    }

    private static bool IsId(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }

        return text.Length > 2;
    }
}
