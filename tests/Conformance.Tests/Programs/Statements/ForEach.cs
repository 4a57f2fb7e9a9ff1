// D2 to D6: foreach over all that can be enumerated.
internal static partial class ForEach
{
    private sealed class Numbers(int count) : IEnumerable<int>
    {
        public IEnumerator<int> GetEnumerator() => new Enumerator(count);

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private sealed class Enumerator(int count) : IEnumerator<int>
        {
            public int Current { get; private set; }

            object IEnumerator.Current => Current;

            public bool MoveNext()
            {
                Log("MoveNext");
                return Current++ < count;
            }

            public void Reset() => throw new NotSupportedException();

            public void Dispose() => Log("disposed");
        }
    }

    private sealed class Pattern
    {
        public StructEnumerator GetEnumerator() => Val("GetEnumerator", default(StructEnumerator));

        public struct StructEnumerator
        {
            private int n;

            public int Current => n * 10;

            public bool MoveNext() => ++n < 4;

            public void Dispose() => Log("never called");
        }
    }

    [Case, Coroutine, Covers("D2", "D3")]
    internal static async Coroutine<string> Array()
    {
        var text = "";
        var a = new[] { 1, 2, 3 };
        foreach (var x in a)
        {
            a = [9, 9, 9];
            text += await Step.Of("x", x);
        }

        foreach (var x in await Step.Of("array", a))
            text += x;
        foreach (var c in "ab")
            text += await Step.Of("c", c);
        return text;
    }

    [Case, Coroutine, Covers("D3")]
    internal static async Coroutine<string> MultiDimensional()
    {
        var text = "";
        var a = new int[2, 2] { { 1, 2 }, { 3, 4 } };
        foreach (var x in a)
            text += await Step.Of("x", x);
        return text;
    }

    [Case, Coroutine, Covers("D5")]
    internal static async Coroutine<string> Disposed()
    {
        var text = "";
        foreach (var x in new Numbers(2))
            text += await Step.Of("x", x);
        foreach (var x in new Numbers(5))
        {
            if (x == 1)
                continue;
            if (await Step.Of("leave", x == 3))
                break;
        }

        return text;
    }

    [Case, Coroutine, Covers("D5")]
    internal static async Coroutine<int> ReturnsFromInside()
    {
        foreach (var x in new Numbers(3))
        {
            foreach (var y in new Numbers(2))
            {
                if (await Step.Of("y", y) == 2)
                    return x * y;
            }
        }

        return 0;
    }

    [Case, Coroutine, Covers("D4", "D6")]
    internal static async Coroutine<string> StructEnumerators()
    {
        var text = "";
        foreach (var x in new Pattern())
            text += await Step.Of("x", x);
        foreach (var x in new List<int> { 1, 2 })
            text += await Step.Of("x", x);
        foreach (var (key, value) in new SortedDictionary<string, int> { ["a"] = 1, ["b"] = 2 })
            text += await Step.Of("pair", key) + value;
        return text;
    }

    [Case, Coroutine, Covers("D4", "D5")]
    internal static async Coroutine<string> ListChanged()
    {
        var list = new List<int> { 1, 2, 3 };
        try
        {
            foreach (var x in list)
            {
                await Step.Of("x");
                if (x == 2)
                    list.Add(4);
            }
        }
        catch (InvalidOperationException)
        {
            return "changed";
        }

        return "not noticed";
    }

    [Case, Coroutine, Covers("D5")]
    internal static async Coroutine<long> ElementConversion()
    {
        long sum = 0;
        foreach (long x in new object[] { 1L, 2L })
            sum += x + await Step.Of("x", 1);
        foreach (long x in new[] { 3, 4 })
            sum += x * await Step.Of("y", 1);
        foreach (string s in new ArrayList { "a", "b" })
            sum += (await Step.Of("s", s)).Length;
        return sum;
    }

    [Case, Coroutine, Covers("D2")]
    internal static async Coroutine<string> NullSequence()
    {
        int[]? none = null;
        try
        {
            foreach (var x in none!)
                await Step.Of("never", x);
        }
        catch (NullReferenceException)
        {
            Log("null");
        }

        return "end";
    }

    [Case, Coroutine, Covers("D5")]
    internal static async Coroutine<string> Linq()
    {
        var text = "";
        var k = 2;
        foreach (var x in from n in Enumerable.Range(1, 4) where n % k == 0 select n * k)
            text += await Step.Of("x", x);
        foreach (var x in Enumerable.Range(0, 3).Select(n => n + k))
            text += await Step.Of("y", x);
        return text + (await Step.Of("list", new[] { 3, 1, 2 })).OrderBy(n => n).First();
    }

    [Case, Coroutine, Covers("D6")]
    internal static async Coroutine<string> Deconstructed()
    {
        var text = "";
        foreach (var (a, (b, _)) in new[] { (1, ("x", 2)), (3, ("y", 4)) })
        {
            await Step.Of("a");
            text += a + b;
        }

        foreach ((int a, string b) in new[] { (5, "z") })
            text += await Step.Of("b", b) + a;
        return text;
    }
}
