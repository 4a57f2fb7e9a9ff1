// D2 to D8: what a 'foreach' with an await in its body may go over.
internal static partial class Enumerators
{
    [InlineArray(3)]
    private struct Three
    {
        private int first;
    }

    private sealed class Refs(params int[] items)
    {
        public Enumerator GetEnumerator() => new(items);

        public struct Enumerator(int[] items) : IDisposable
        {
            private int at = -1;

            public readonly ref int Current => ref items[Val("current", at)];

            public bool MoveNext() => ++at < items.Length;

            public readonly void Dispose() => Log($"dispose at {at}");
        }
    }

    private struct Explicit(int count) : IEnumerable<int>
    {
        private int calls;

        readonly IEnumerator IEnumerable.GetEnumerator() => throw new InvalidOperationException();

        IEnumerator<int> IEnumerable<int>.GetEnumerator()
        {
            calls++;
            return Enumerable.Range(calls, count).GetEnumerator();
        }
    }

    private sealed class Countdown(int from)
    {
        public int From => from;
    }

    private class Base
    {
        public object Current => Val("current", (object)5);

        private int left = 2;

        public bool MoveNext() => left-- > 0;
    }

    private sealed class Derived : Base, IDisposable
    {
        public void Dispose() => Log("dispose");
    }

    private sealed class Hidden
    {
        public Base GetEnumerator() => new Derived();
    }

    private static IEnumerator<int> GetEnumerator(this Countdown c)
    {
        for (var i = c.From; i > 0; i--)
            yield return i;
    }

    private static IEnumerator<char> GetEnumerator(this int? n) => (n?.ToString() ?? "none").GetEnumerator();

    [Case, Coroutine, Covers("D3", "C21")]
    internal static async Coroutine<string> InlineArrays()
    {
        var three = new Three();
        three[0] = await Step.Of("a", 1);
        three[1] = 2;
        three[2] = three[0] + await Step.Of("b", 3);
        var text = "";
        foreach (var x in three)
        {
            text += x;
            three[1] = 50;
            await Step.Of("c");
            three[2] = 60;
            text += " ";
        }

        return text + three[await Step.Of("d", 1)];
    }

    [Case, Coroutine, Covers("D4")]
    internal static async Coroutine<string> CurrentByReference()
    {
        var text = "";
        foreach (var x in new Refs(1, 2, 3))
        {
            text += x;
            if (x == 2)
                break;
            await Step.Of("a");
            text += x;
        }

        foreach (long x in await Step.Of("refs", new Refs(4, 5)))
            text += x + await Step.Of("b", 1);
        return text;
    }

    [Case, Coroutine, Covers("D5")]
    internal static async Coroutine<string> Structs()
    {
        var e = new Explicit(2);
        var text = "";
        foreach (var x in e)
            text += x + await Step.Of("a", " ");
        foreach (var x in e)
            text += await Step.Of("b", x);
        return text + await OfType(e) + await OfType(new List<int> { 7, 8 });
    }

    [Coroutine]
    private static async Coroutine<string> OfType<T>(T items)
        where T : IEnumerable<int>
    {
        var text = typeof(T).Name;
        foreach (var x in items)
            text += x + await Step.Of("of type", ",");
        foreach (object x in items)
            text += x + await Step.Of("as object", ";");
        return text;
    }

    [Case, Coroutine, Covers("D6")]
    internal static async Coroutine<string> Extensions()
    {
        var text = "";
        foreach (var x in new Countdown(2))
            text += x + await Step.Of("a", " ");
        int? n = 12;
        foreach (var c in n)
            text += c + await Step.Of("b", ".");
        return text;
    }

    [Case, Coroutine, Covers("D5")]
    internal static async Coroutine<string> DisposedByItsRealType()
    {
        var text = "";
        foreach (int x in new Hidden())
            text += x + await Step.Of("a", " ");
        return text;
    }

    [Case, Coroutine, Covers("D6", "A40")]
    internal static async Coroutine<string> Dynamics()
    {
        var text = "";
        dynamic items = new object[] { 1, "two", 3.5 };
        foreach (var x in items)
        {
            text += x;
            await Step.Of("a");
            text += x.GetType().Name;
        }

        foreach (object x in items)
            text += x + await Step.Of("b", "|");
        foreach (int x in (dynamic)new List<object> { 5, 6 })
            text += x + await Step.Of("c", "/");
        return text;
    }

    [Case, Coroutine, Covers("D2", "D6")]
    internal static async Coroutine<string> Elements()
    {
        var text = "";
        foreach (var (a, (b, _)) in new[] { (1, (2, 3)), (4, (5, 6)) })
            text += a + b + await Step.Of("a", " ");
        foreach (var ((a, b), c) in new Dictionary<(int, int), string> { [(1, 2)] = "x" })
            text += a + b + c + await Step.Of("b", " ");
        foreach (var (key, value) in new Dictionary<string, int> { ["k"] = 1 })
            text += key + value + await Step.Of("c", " ");
        foreach ((int one, string two) in new List<(int, string)> { (1, "one"), (2, "two") })
        {
            await Step.Of("d");
            text += one + two;
        }

        foreach (var _ in new int[2])
            text += await Step.Of("e", "_");
        foreach (long x in new short[] { 1, 2 })
            text += x + await Step.Of("f", " ");
        foreach (string s in new object[] { "a", "b" })
            text += s + await Step.Of("g", " ");
        try
        {
            foreach (string s in new object[] { "a", 5 })
                text += s + await Step.Of("h", " ");
        }
        catch (InvalidCastException)
        {
            text += "cast";
        }

        foreach (var row in new int[][] { [1, 2], [], [3] })
        {
            foreach (var x in row)
                text += x + await Step.Of("i", " ");
        }

        foreach (var x in new int[2, 2] { { 1, 2 }, { 3, 4 } })
            text += x + await Step.Of("j", " ");
        foreach (var c in await Step.Of("text", "xyz"))
            text += c + await Step.Of("k", " ");
        return text;
    }

    [Case, Coroutine, Covers("D7")]
    internal static async Coroutine<string> SpansWithoutAwaits()
    {
        var numbers = new[] { 1, 2, 3 };
        await Step.Of("a");
        foreach (ref var x in numbers.AsSpan())
            x *= 2;
        foreach (ref readonly var x in new ReadOnlySpan<int>(numbers))
            Log("x", x);
        var sum = 0;
        foreach (var x in numbers.AsSpan(await Step.Of("b", 1)))
            sum += x;
        await Step.Of("c");
        foreach (var c in "text".AsSpan())
            sum += c;
        return Show(numbers) + sum;
    }
}
