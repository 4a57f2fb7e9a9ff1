// A19 to A22: concatenation calls ToString of the earlier operands before the await; interpolation with an await formats at the end.
internal static partial class Strings
{
    private sealed class Noisy(string name) : IFormattable
    {
        public int Count { get; set; }

        public override string ToString() => Val($"{name}.ToString", $"{name}{Count}");

        public string ToString(string? format, IFormatProvider? provider) => Val($"{name}.Format({format})", $"{name}{Count}:{format}");
    }

    [Case, Coroutine, Covers("A19")]
    internal static async Coroutine<string> Concat()
    {
        object a = new Noisy("a"), c = new Noisy("c");
        return "<" + a + await Step.Of("b", "B") + c + ">";
    }

    [Case, Coroutine, Covers("A19")]
    internal static async Coroutine<string> ConcatChangedMeanwhile()
    {
        var a = new Noisy("a");
        return a + ", " + await Step.Of("b", a.Count = 5) + ", " + a;
    }

    [Case, Coroutine, Covers("A20")]
    internal static async Coroutine<string> ConcatWithChars()
    {
        var s = "s";
        var c = 'c';
        return s + c + await Step.Of("t", "t") + 'd' + 1 + await Step.Of("u", 2.5);
    }

    [Case, Coroutine, Covers("A21")]
    internal static async Coroutine<string> Interpolation()
    {
        var a = new Noisy("a");
        return $"{a} {await Step.Of("b", a.Count = 7)} {a:X} {await Step.Of("c", 3)}";
    }

    [Case, Coroutine, Covers("A22")]
    internal static async Coroutine<string> Formats() => $"[{await Step.Of("a", 255),6:X}|{await Step.Of("b", "left"),-8}|{{}}|{1.5:F2}]";

    [Case, Coroutine, Covers("A21")]
    internal static async Coroutine<string> WithoutAwaitBeside()
    {
        var a = new Noisy("a");
        var first = $"{a}{a.Count}";
        a.Count = await Step.Of("b", 2);
        return first + $"{a}{a.Count}";
    }

    [Case, Coroutine, Covers("A22")]
    internal static async Coroutine<string> FormattableTarget()
    {
        FormattableString text = $"{await Step.Of("a", 1)} and {Val("b", 2)}";
        return text.Format + Show(text.GetArguments());
    }

    [Case, Coroutine, Covers("A21")]
    internal static async Coroutine<string> RawAndVerbatim() => $$"""{ "a": {{await Step.Of("a", 1)}} }""" + $@"c:\{await Step.Of("b", "dir")}";

    [Case, Coroutine, Covers("A23")]
    internal static async Coroutine<string> Append() => new StringBuilder("x").Append($"{Val("a", 1)}").Append($"<{await Step.Of("b", 2)}>").ToString();

    [Case, Coroutine, Covers("A19", "B1")]
    internal static async Coroutine<string> CompoundConcat()
    {
        var text = "a";
        text += await Step.Of("b", "b") + "c";
        text += await Step.Of("d", 4);
        return text;
    }
}
