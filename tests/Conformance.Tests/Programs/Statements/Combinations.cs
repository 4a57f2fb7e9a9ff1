// A10, A14, A36, B14, D1, D11, D19, E4, F2: combinations of constructs, each in a header, a section or a handler.
internal static partial class Combinations
{
    private sealed class Truth(string n, bool? v)
    {
        public string N => n;

        public bool? V => v;

        public static bool operator true(Truth t) => Val("t " + t.N, t.V == true);

        public static bool operator false(Truth t) => Val("f " + t.N, t.V == false);

        public static Truth operator &(Truth a, Truth b) => new(a.N + b.N, a.V & b.V);

        public static Truth operator |(Truth a, Truth b) => new(a.N + b.N, a.V | b.V);
    }

    [Case, Coroutine, Covers("D11", "D19")]
    internal static async Coroutine<string> LocalFunctionsOfSections()
    {
        var total = 0;
        var text = "";
        var calls = new List<Func<int>>();
        for (var i = 0; i < 3; i++)
        {
            switch (i)
            {
                case 0:
                    int Add(int by) => total += by + i;
                    text += Add(5);
                    calls.Add(() => Add(1));
                    break;
                case 1:
                    text += Add(2);
                    break;
                default:
                    Func<int> f = () => total++;
                    calls.Add(f);
                    break;
            }

            await Step.Of("a");
            total++;
        }

        return text + total + Show(calls.Select(c => c()));
    }

    [Case, Coroutine, Covers("A10", "D1", "F2")]
    internal static async Coroutine<string> TruthInHeaders()
    {
        var n = 3;
        var calls = new List<Func<int>>();
        while (new Truth("x" + n, n > 0) && await Step.Of("y", new Truth("y", Keep(() => n) > 1)) || new Truth("z", false) && await Step.Of("never", new Truth("w", true)))
        {
            var k = n--;
            if (await Step.Of("if", new Truth("i", k > 2)) || new Truth("j", Keep(() => k) > 100))
                continue;
            do
                calls.Add(() => k++);
            while (new Truth("d", k < 2) && await Step.Of("e", new Truth("e", k++ < 1)));
            for (; await Step.Of("f", new Truth("f", k < 4)) && new Truth("g", true); k++)
                calls.Add(() => k);
        }

        var c = new Truth("c", true) ? await Step.Of("c", "yes") : "no";
        return c + Show(calls.Select(x => x()));

        int Keep(Func<int> call)
        {
            calls.Add(call);
            return call();
        }
    }

    [Case, Coroutine, Covers("A36", "E4", "D9")]
    internal static async Coroutine<string> SwitchInHandlers()
    {
        try
        {
            foreach (object? o in new object?[] { 1, "s", null })
            {
                try
                {
                    switch (o)
                    {
                        case int i when Keep(() => i) == await Step.Of("int", 2):
                            return "never";
                        case string s when s.Length is var l && await Step.Of("s", l == 1):
                            var made = Keep(() => l);
                            if (made == 1)
                                goto case null;
                            break;
                        case null:
                            made = await Step.Of("null", 7);
                            using (var r = new System.IO.StringReader("text" + made))
                            {
                                if (o is null)
                                    return r.ReadToEnd() + await Step.Of("text", made);
                                continue;
                            }

                        default:
                            continue;
                    }
                }
                catch (StepException e) when (Keep(() => e.Step.Length) > 0 && o is int)
                {
                    if (await Step.Of("catch", e.Step) is { Length: > 1 } m && Keep(() => m.Length) > 2)
                        continue;
                    break;
                }
            }
        }
        finally
        {
            await Step.Of("finally");
        }

        return "end";

        static int Keep(Func<int> call) => call();
    }

    private readonly struct Money(int n) : IComparable<Money>
    {
        public int N { get; init; } = n;

        public static Money operator +(Money a, Money b) => new(a.N + b.N);

        public int CompareTo(Money other) => N - other.N;

        public void Deconstruct(out int n, out string s) => (n, s) = (N, "s");
    }

    [Case, Coroutine, Covers("A8", "A36", "B15")]
    internal static async Coroutine<string> LiftedAndDeconstructed()
    {
        Money? some = new Money(5), none = null;
        var a = (some + await Step.Of("a", new Money(2)))?.CompareTo(await Step.Of("b", new Money(1)));
        var b = (none + await Step.Of("c", new Money(2)))?.CompareTo(await Step.Of("never", new Money(1)));
        some += await Step.Of("d", (Money?)null) ?? new Money(await Step.Of("e", 3));
        var text = some switch { (5, _) when await Step.Of("f", true) => "five", (var n, "s") { N: > 7 } m when await Step.Of("g", m.N == n) => $"n{n}", _ => "?" };
        var c = await Step.Of("h", some) is (8, var s) { N: var k } && s + k == await Step.Of("i", "s8");
        var sum = new List<Money> { new(1), await Step.Of("j", new Money(2)) }.Aggregate((x, y) => x + y).N;
        return $"{a} {Show(b)} {some?.N} {text} {c} {sum} {(none is null ? await Step.Of("k", 1) : none.Value.N)}";
    }

    [Case, Coroutine, Covers("A14", "A39", "B14")]
    internal static async Coroutine<string> AccessesAndTuples()
    {
        var items = new[] { "a", "bb", "ccc" };
        var text = $"{string.Join(",", from x in items join y in await Step.Of("y", new[] { 1, 3 }) on x.Length equals y let z = x + y where z != await0() select z)}";
        string await0() => "zzz";
        checked
        {
            text += items[^await Step.Of("i", 1)]?[..await Step.Of("j", 2)]?.ToUpperInvariant()[await Step.Of("k", 1)];
            text += (items is [var first, .. { Length: > 1 } rest] && await Step.Of("l", rest.Length == 2) ? first : "no");
        }

        (string p, int q) t = default;
        (t.p, t.q) = (text, await Step.Of("m", 3));
        (t, items[await Step.Of("n", 0)]) = ((t.p + "!", t.q + 1), "changed");
        return t.p + t.q + items[0] + nameof(t.q) + (t is { p: { Length: var len }, q: > 3 } && len > await Step.Of("o", 2) ? len : -1);
    }
}
