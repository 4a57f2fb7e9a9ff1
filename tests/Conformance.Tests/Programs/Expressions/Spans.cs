// A6, A30, A31, C10: spans that are made after the last await; they never live across one.
internal static partial class Spans
{
    private static string Many(string first, params ReadOnlySpan<int> rest) => first + Show(rest.ToArray());

    private static int Sum(ReadOnlySpan<int> numbers)
    {
        var sum = 0;
        foreach (var n in numbers)
            sum += n;
        return sum;
    }

    private static int Both(int first, ReadOnlySpan<char> text) => Val("both", first + text.Length);

    [Case, Coroutine, Covers("A6")]
    internal static async Coroutine<string> ParamsSpan() => Many("p", Val("a", 1), await Step.Of("b", 2), Val("c", 3)) + Many(await Step.Of("q", "q"));

    [Case, Coroutine, Covers("A6", "A31")]
    internal static async Coroutine<int> CollectionAsASpan() => Sum([Val("a", 1), await Step.Of("b", 2), Val("c", 3)]);

    [Case, Coroutine, Covers("A30")]
    internal static async Coroutine<int> Stackalloc()
    {
        var sum = 0;
        {
            Span<int> numbers = stackalloc int[] { Val("a", 1), await Step.Of("b", 2), Val("c", 3) };
            foreach (var n in numbers)
                sum += n;
        }

        return sum + await Step.Of("d", 4);
    }

    [Case, Coroutine, Covers("A30")]
    internal static async Coroutine<int> StackallocOfAwaitedLength()
    {
        var sum = 0;
        {
            Span<byte> bytes = stackalloc byte[await Step.Of("length", 4)];
            bytes.Fill(3);
            foreach (var b in bytes)
                sum += b;
        }

        return sum + await Step.Of("d", 4);
    }

    [Case, Coroutine, Covers("C10")]
    internal static async Coroutine<int> SpanArgumentAfterTheAwait()
    {
        var text = "abcdef";
        return Both(await Step.Of("a", 1), text.AsSpan(Val("start", 2))) + Both(await Step.Of("b", 2), text) + (await Step.Of("text", text)).AsSpan(1).Length;
    }

    [Case, Coroutine, Covers("A31")]
    internal static async Coroutine<string> CollectionTargets()
    {
        IEnumerable<int> items = [1, await Step.Of("a", 2)];
        HashSet<string> set = [await Step.Of("b", "b"), "c", .. await Step.Of("more", new[] { "b", "d" })];
        long[] converted = [await Step.Of("c", 1), 2];
        int[] none = [];
        string[][] nested = [[await Step.Of("d", "d")], [], ["e", await Step.Of("f", "f")]];
        IReadOnlyList<object> mixed = [1, await Step.Of("g", "g"), .. none];
        return $"{Show(items)} {Show(set.Order())} {Show(converted)} {Show(nested)} {Show(mixed)}";
    }

    [Case, Coroutine, Covers("A34")]
    internal static async Coroutine<string> RangesOfSpans()
    {
        var array = new[] { 1, 2, 3, 4, 5 };
        var middle = array[await Step.Of("a", 1)..^await Step.Of("b", 1)];
        var end = array.AsSpan()[1..].Length;
        var index = ^await Step.Of("c", 2);
        var range = Val("d", 0)..await Step.Of("e", 2);
        return $"{Show(middle)} {end} {array[index]} {Show(array[range])}";
    }
}
