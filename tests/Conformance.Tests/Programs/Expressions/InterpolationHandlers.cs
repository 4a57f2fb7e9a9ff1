// A23: handlers that are classes or structs; where an await stands in a hole, C# takes another overload or refuses.
internal static partial class InterpolationHandlers
{
    [InterpolatedStringHandler]
    private sealed class Handler(int literalLength, int formattedCount)
    {
        private readonly StringBuilder text = new($"({literalLength},{formattedCount})");

        public void AppendLiteral(string s) => text.Append(Val($"literal {s}", s));

        public void AppendFormatted<T>(T value) => text.Append(Val($"formatted {value}", value));

        public override string ToString() => text.ToString();
    }

    private static string Use(Handler handler, int by) => handler.ToString() + by;

    private static string UseLast(int by, Handler handler) => by + handler.ToString();

    [Case, Coroutine, Covers("A23")]
    internal static async Coroutine<string> BesideAnAwait() => UseLast(await Step.Of("a", 1), $"x{Val("b", 2)}y");

    [Case, Coroutine, Covers("A23")]
    internal static async Coroutine<string> BeforeAnAwait() => Use($"x{Val("b", 2)}y", await Step.Of("a", 1));

    [Case, Coroutine, Covers("A23")]
    internal static async Coroutine<string> AwaitInAHole() => Use($"x{Val("b", 2)}y{await Step.Of("c", 3)}", 4);

    [Case, Coroutine, Covers("A23")]
    internal static async Coroutine<string> Builders()
    {
        var text = new StringBuilder();
        text.Append($"{Val("a", 1)}").Append($"<{Val("b", 2)}>");
        await Step.Of("c");
        text.AppendLine($"[{text.Length}]");
        var number = await Step.Of("d", 1.5);
        return text.ToString() + string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{number}");
    }
}
