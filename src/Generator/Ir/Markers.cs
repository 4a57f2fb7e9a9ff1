namespace Coroutines.Generator.Ir;

/// <summary>
/// Marks in lowered text for what only the whole compilation decides: whether a called coroutine has a companion, and
/// whether an awaited one lives inside its parent's frame. They are private-use characters, which no C# token outside a literal can hold.
/// </summary>
internal static class Markers
{
    public const char Open = '\uE000';
    public const char Separator = '\uE001';
    public const char Close = '\uE002';
    public const char Result = '\uE003';

    /// <summary>A line break inside a token, which must not be indented.</summary>
    public const char TokenNewLine = '\uE004';

    public static string Call(string key, string original, string companion) => $"{Open}{key}{Separator}{original}{Separator}{companion}{Close}";

    public static string AwaitResult(int point) => $"{Result}{point}{Result}";
}
