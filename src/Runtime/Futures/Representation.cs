using System.Globalization;
using System.Text;

namespace Coroutines;

/// <summary>How values and exceptions read inside the text of a future, after Python's <c>repr</c>.</summary>
internal static class Representation
{
    private const int LongestValue = 200;

    /// <summary><c>null</c>, <c>'text'</c>, <c>5</c>, <c>[1, 2]</c>; long ones are cut.</summary>
    internal static string Of(object? value) => Shorten(value switch
    {
        null => "null",
        string text => Quote(text),
        Array array => $"[{string.Join(", ", array.Cast<object?>().Take(10).Select(Of))}{(array.Length > 10 ? ", …" : "")}]",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? value.GetType().Name,
    });

    /// <summary><c>InvalidOperationException('no such page')</c>.</summary>
    internal static string Of(Exception exception) => $"{exception.GetType().Name}({Of((object)exception.Message)})";

    /// <summary><c>'text'</c>, on one line; in double quotes where it holds single ones only.</summary>
    internal static string Quote(string text)
    {
        var quote = text.Contains('\'') && !text.Contains('"') ? '"' : '\'';
        var escaped = new StringBuilder(text).Replace("\\", "\\\\").Replace("\n", "\\n").Replace("\r", "\\r").Replace("\t", "\\t");
        return quote + (quote == '\'' ? escaped.Replace("'", "\\'") : escaped).ToString() + quote;
    }

    private static string Shorten(string text) => text.Length <= LongestValue ? text : text[..LongestValue] + "…";
}
