// A1 to A3, A5, A7, A9, A12, A13: operands keep their order, and those that are skipped stay skipped.
internal static partial class Operands
{
    private static string Join(object? a, object? b, object? c) => $"{Show(a)} {Show(b)} {Show(c)}";

    private static string Named(int a, int b = 20, int c = 30) => $"{a} {b} {c}";

    private static string Many(string first, params object[] rest) => first + Show(rest);

    private static int Add(int a, int b) => a + b;

    [Case, Coroutine, Covers("A1")]
    internal static async Coroutine<string> MiddleArgument() => Join(Risk("a", 1), await Step.Of("b", 2), Risk("c", 3));

    [Case, Coroutine, Covers("A1")]
    internal static async Coroutine<string> TwoArguments() => Join(await Step.Of("a", 1), Val("b", 2), await Step.Of("c", "x"));

    [Case, Coroutine, Covers("A2")]
    internal static async Coroutine<int> Nested() => Add(await Step.Of("a", 1), await Step.Of("b", await Step.Of("c", 3)));

    [Case, Coroutine, Covers("A2")]
    internal static async Coroutine<int> NestedCalls() => Add(Add(Val("x", 1), await Step.Of("a", 2)), Add(await Step.Of("b", 3), Val("y", 4)));

    [Case, Coroutine, Covers("A3")]
    internal static async Coroutine<string> NamedArguments() => Named(c: await Step.Of("c", 1), a: Val("a", 2)) + Named(b: Val("b", 3), a: await Step.Of("a", 4));

    [Case, Coroutine, Covers("A5")]
    internal static async Coroutine<string> Params() => Many("p", Val("a", 1), await Step.Of("b", 2), Val("c", 3)) + Many(await Step.Of("q", "q"));

    [Case, Coroutine, Covers("A7")]
    internal static async Coroutine<int> Binary() => Risk("a", 1) + await Step.Of("b", 2) * Val("c", 3) - await Step.Of("d", 4);

    [Case, Coroutine, Covers("A7")]
    internal static async Coroutine<int> LocalReadBefore()
    {
        var x = 1;
        x = x + await Change(50);
        x = await Change(7) + x;
        return x;

        async Coroutine<int> Change(int to)
        {
            var value = await Step.Of("change", 5);
            x = to;
            return value;
        }
    }

    [Case, Coroutine, Covers("A9")]
    internal static async Coroutine<bool> And() => Val("a", true) && await Step.Of("b", true) && Val("c", true);

    [Case, Coroutine, Covers("A9")]
    internal static async Coroutine<bool> AndFirst() => await Step.Of("a", false) && await Step.Of("b", true);

    [Case, Coroutine, Covers("A9", "A18")]
    internal static async Coroutine<string> OrAndNot()
    {
        var r = new List<bool>();
        foreach (var x in (bool[])[true, false])
            r.Add(!await Step.Of("a", x) || x && await Step.Of("b", !x) || Val("c", x));
        return Show(r);
    }

    [Case, Coroutine, Covers("A11")]
    internal static async Coroutine<bool> NotShortCircuit() => Val("a", false) & await Step.Of("b", true) | Val("c", true) ^ await Step.Of("d", true);

    [Case, Coroutine, Covers("A12")]
    internal static async Coroutine<string> Ternary()
    {
        var text = "";
        for (var i = 0; i < 3; i++)
            text += i == 0 ? await Step.Of("zero", "z") : await Step.Of("is one", i == 1) ? "o" : Val("other", "x");
        return text;
    }

    [Case, Coroutine, Covers("A12", "A48")]
    internal static async Coroutine<double> TernaryConverts()
    {
        var one = true;
        double a = one ? await Step.Of("a", 1) : 2.5;
        long b = one ? 3 : await Step.Of("b", 4L);
        int? c = one ? null : await Step.Of("c", 5);
        object d = one ? await Step.Of("d", 6) : "s";
        return a + b + (c ?? 0) + (int)d;
    }

    [Case, Coroutine, Covers("A13")]
    internal static async Coroutine<string> Coalesce()
    {
        string? none = null;
        var some = "some";
        int? number = null;
        var a = Val("none", none) ?? await Step.Of("a", "x");
        var b = Val("some", some) ?? await Step.Of("b", "y");
        int c = number ?? await Step.Of("c", 4);
        int? d = await Step.Of("d", (int?)null) ?? number;
        return Join(a, b, c) + Show(d);
    }

    [Case, Coroutine, Covers("A13")]
    internal static async Coroutine<string> CoalesceChain()
    {
        var a = await Step.Of("a", (string?)null) ?? await Step.Of("b", (string?)null) ?? await Step.Of("c", "c");
        return a;
    }

    [Case, Coroutine, Covers("A13", "A16")]
    internal static async Coroutine<int> CoalesceThrow()
    {
        string? none = null;
        var a = await Step.Of("a", "a") ?? throw new InvalidOperationException("not");
        var b = none ?? throw await Step.Of("b", new InvalidOperationException("thrown"));
        return a.Length + b.Length;
    }

    [Case, Coroutine, Covers("A18")]
    internal static async Coroutine<int> Unary()
    {
        var a = -await Step.Of("a", 1);
        var b = ~await Step.Of("b", 2);
        var c = !await Step.Of("c", true);
        var d = (await Step.Of("d", "text")!).Length;
        return a + b + d + (c ? 1 : 0);
    }

    [Case, Coroutine, Covers("A17")]
    internal static async Coroutine<int> Casts()
    {
        var a = (int)await Step.Of("a", 1.9);
        var b = (await Step.Of("b", (object)"text") as string)!.Length;
        var c = await Step.Of("c", (object)5) is int number ? number : 0;
        var d = (long)Val("d", 4) + (short)await Step.Of("e", 70_000);
        return a + b + c + (int)d;
    }

    [Case, Coroutine, Covers("A17")]
    internal static async Coroutine<int> FailingCastBeforeTheAwait()
    {
        object text = "text";
        return Add((int)text, await Step.Of("never", 1));
    }

    private static int AddTo(ref int target, int by) => target += by;

    private struct Counter
    {
        public int Count;

        public int Add(int by) => Count += by;
    }

    /// <summary>The variable is given another value before the call, but must have one where it stands.</summary>
    [Case, Coroutine, Covers("B3")]
    internal static async Coroutine<string> AssignedByALaterArgument()
    {
        var n = 1;
        var counter = new Counter { Count = 5 };
        var items = new int[3];
        items[await Step.Of("index", n)] -= AddTo(ref n, n = 4);
        items[await Step.Of("other", n % 3)] += counter.Add((counter = new Counter { Count = n }).Count);
        return $"{n} {counter.Count} {string.Join(",", items)}";
    }
}
