// B9, B10, B15, B18, B20: targets by reference, Deconstruct, events.
internal static partial class Targets
{
    private static readonly int[] Cells = new int[3];

    private static event Action? Happened;

    private sealed class Source
    {
        public event Action<int>? Changed;

        public void Raise(int n) => Changed?.Invoke(n);
    }

    private sealed class Pair(int a, string b)
    {
        public void Deconstruct(out int first, out string second)
        {
            Log("Deconstruct");
            (first, second) = (a, b);
        }
    }

    private static ref int Cell(int i) => ref Cells[Val("cell", i)];

    private static int Assign(ref int target, int value) => target = Val($"was {target}", value);

    private static int AssignSecond(int value, ref int target) => target = Val($"was {target}", value);

    [Case, Coroutine, Covers("B9")]
    internal static async Coroutine<string> RefReturnsAfterTheAwait()
    {
        Array.Clear(Cells);
        AssignSecond(await Step.Of("a", 5), ref Cell(1));
        Assign(value: await Step.Of("b", 6), target: ref Cell(2));
        Cell(0) = 3;
        Cell(0)++;
        var sum = await Step.Of("c", 1) + Cell(1);
        return Show(Cells) + sum;
    }

    [Case, Coroutine, Covers("B10")]
    internal static async Coroutine<string> RefConditionals()
    {
        int x = 1, y = 2;
        Assign(ref (await Step.Of("which", true) ? ref x : ref y), Val("value", 5));
        (x > 3 ? ref y : ref x) = Val("other", 7);
        await Step.Of("a");
        ref var larger = ref x > y ? ref x : ref y;
        larger *= 2;
        return $"{x} {y} {await Step.Of("b", 0)}";
    }

    [Case, Coroutine, Covers("B15")]
    internal static async Coroutine<string> Deconstructs()
    {
        var a = new int[2];
        string s;
        (a[Val("i", 1)], s) = await Step.Of("pair", new Pair(5, "five"));
        var (n, text) = await Step.Of("second", new Pair(6, "six"));
        (int m, (_, var last)) = (await Step.Of("m", 1), await Step.Of("third", new Pair(7, "seven")));
        (long wide, object boxed) = new Pair(8, await Step.Of("text", "eight"));
        var (key, value) = new KeyValuePair<string, int>("key", await Step.Of("value", 9));
        return $"{Show(a)} {s} {n} {text} {m} {last} {wide} {boxed} {key} {value}";
    }

    [Case, Coroutine, Covers("B18")]
    internal static async Coroutine<string> Events()
    {
        var text = "";
        var source = new Source();
        Action<int> handler = n => text += n;
        source.Changed += await Step.Of("a", handler);
        Happened = null;
        Happened += await Step.Of("b", () => { text += "happened"; });
        Happened?.Invoke();
        source.Raise(await Step.Of("c", 1));
        source.Changed -= await Step.Of("d", handler);
        source.Raise(2);
        return text;
    }

    [Case, Coroutine, Covers("B20")]
    internal static async Coroutine<string> RefLocalsBetween()
    {
        var cells = new int[2];
        ref var cell = ref cells[0];
        cell = 1;
        await Step.Of("a");
        cell = ref cells[1];
        cell = 2;
        await Step.Of("b");
        foreach (ref var c in cells.AsSpan())
            c *= 10;
        ref readonly var read = ref cells[1];
        return Show(cells) + read;
    }

    [Case, Coroutine, Covers("B17", "B8")]
    internal static async Coroutine<string> ChainsAndIndices()
    {
        var q = new int[4];
        var list = new List<int> { 1, 2, 3 };
        var i = 0;
        q[i++] = list[i++] = q[^1] = await Step.Of("a", 5);
        list[^1] += await Step.Of("b", 10);
        q[^await Step.Of("c", 2)] = await Step.Of("d", 7);
        q[^2] -= await Step.Of("e", 1);
        return $"{Show(q)} {Show(list)} {i}";
    }

    [Case, Coroutine, Covers("B14")]
    internal static async Coroutine<string> AwaitsInTheTargets()
    {
        var a = new int[3];
        var b = a;
        var x = 1;
        (x, a[await Step.Of("i", 1)]) = (Val("x", 5), Val("y", 6));
        (a[await Step.Of("j", 0)], (x, b[Val("k", 2)])) = (x, (await Step.Of("v", 7), 8));
        (a[0], var y, a[await Step.Of("l", 1)]) = (1, 2, 3);
        return $"{x} {Show(a)} {y}";
    }

    [Case, Coroutine, Covers("B11")]
    internal static async Coroutine<string> CoalescingAsAValue()
    {
        int? n = null;
        string? s = null;
        var cells = new int?[2];
        var a = (n ??= await Step.Of("a", 5)) + 1;
        var b = (n ??= await Step.Of("never", 6)) + await Step.Of("b", 1);
        var c = (s ??= await Step.Of("c", "text")).Length;
        int? d = cells[Val("i", 1)] ??= await Step.Of("d", (int?)null);
        return $"{a} {b} {c} {Show(d)} {s ??= await Step.Of("never", "no")}";
    }
}
