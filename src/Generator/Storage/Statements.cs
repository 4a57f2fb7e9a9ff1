using Coroutines.Generator.Ir;
using Microsoft.CodeAnalysis.CSharp;

namespace Coroutines.Generator.Storage;

/// <summary>What lowered text names, without parsing it: words in comments and strings count too.</summary>
internal static class Statements
{
    /// <summary>The statements of a text, if it is plain statements, a line each; else the text as a whole.</summary>
    public static IEnumerable<string> Of(string code)
    {
        var lines = code.Split('\n').SkipWhile(IsComment).ToList();
        return lines.All(l => l.EndsWith(";", StringComparison.Ordinal) && l.IndexOf('{') < 0 && !l.StartsWith(" ", StringComparison.Ordinal)) ? lines : [string.Join("\n", lines)];
    }

    private static bool IsComment(string line) => line.TrimStart().StartsWith("//", StringComparison.Ordinal);

    /// <summary>The variable that the statement assigns as a whole, as the last thing it does: <c>x = …</c>.</summary>
    public static string? Assigned(string code)
    {
        var end = WordEnd(code, 0);
        return end > 0 && end + 3 < code.Length && code[end] == ' ' && code[end + 1] == '=' && code[end + 2] == ' ' ? Plain(code.Substring(0, end)) : null;
    }

    /// <summary>All words, in order; of a path the first word is what is looked at.</summary>
    public static IEnumerable<(string Word, bool BeginsPath)> Names(string code)
    {
        for (var i = 0; i < code.Length; i++)
        {
            var end = WordEnd(code, i);
            if (end == i)
                continue;
            yield return (Plain(code.Substring(i, end - i)), end < code.Length && code[end] is '.' or '[' or '!');
            i = end;
        }
    }

    /// <summary>The awaits whose results are taken.</summary>
    public static IEnumerable<int> Results(string code)
    {
        for (var i = code.IndexOf(Markers.Result); i >= 0; i = code.IndexOf(Markers.Result, i + 1))
        {
            var end = code.IndexOf(Markers.Result, i + 1);
            yield return int.Parse(code.Substring(i + 1, end - i - 1));
            i = end;
        }
    }

    private static int WordEnd(string code, int start)
    {
        while (start < code.Length && (SyntaxFacts.IsIdentifierPartCharacter(code[start]) || code[start] == '@'))
            start++;
        return start;
    }

    private static string Plain(string word) => word.TrimStart('@');
}
