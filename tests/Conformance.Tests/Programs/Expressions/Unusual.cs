// A5, A10, A16, A26, A39, A40, A46, A49, A50: what one seldom sees.
internal static partial class Unusual
{
    private sealed class Node
    {
        public int[] Items { get; } = new int[3];

        public Dictionary<string, int> Map { get; } = [];

        public Node? Next { get; set; }

        public int Value
        {
            get => field_;
            set => field_ = Val("set", value);
        }

        private int field_;

        public override string ToString() => $"{field_} {Show(Items)} {Show(Map)} ({Next})";
    }

    private static string Count(params object?[]? items) => items is null ? "null" : Show(items);

    [Case, Coroutine, Covers("A5")]
    internal static async Coroutine<string> NullAndExpandedParams() =>
        Count(null) + Count(await Step.Of("a", (object?)null)) + Count(await Step.Of("array", new object?[] { 1, null })) + Count((object?)null, await Step.Of("b", 2)) + Count();

    [Case, Coroutine, Covers("A26")]
    internal static async Coroutine<string> IndexInitializers()
    {
        var node = new Node
        {
            Items = { [Val("i", 1)] = await Step.Of("a", 5), [await Step.Of("j", 2)] = Val("b", 6) },
            Map = { ["x"] = await Step.Of("x", 1), [await Step.Of("key", "y")] = 2 },
            Value = await Step.Of("value", 9),
            Next = new() { Map = { { "z", await Step.Of("z", 3) } } },
        };
        return node.ToString();
    }

    [Case, Coroutine, Covers("A16")]
    internal static async Coroutine<int> Throws()
    {
        var n = await Step.Of("n", 2);
        try
        {
            if (n == 2)
                throw await Step.Of("error", new InvalidOperationException("thrown"));
        }
        catch (InvalidOperationException e)
        {
            Log(e.Message);
        }

        Func<int> never = () => throw new InvalidOperationException("in a lambda");
        var text = n == 2 ? await Step.Of("text", "t") : throw new InvalidOperationException("not");
        return n switch { 2 => text.Length, 3 => throw await Step.Of("never", new InvalidOperationException("never")), _ => never() };
    }

    [Case, Coroutine, Covers("A39")]
    internal static async Coroutine<string> QuerySources()
    {
        var k = 2;
        var a = from x in await Step.Of("source", new[] { 1, 2, 3 }) where x % k == 1 select x * k;
        k = 3;
        return Show(a) + Show(from x in (await Step.Of("more", new[] { 4, 5 })).Concat([6]) let y = x * k orderby -y select (x, y));
    }

    [Case, Coroutine, Covers("A10", "A40", "I15")]
    internal static async Coroutine<string> Dynamics()
    {
        dynamic a = 5, b = "text";
        object o = a + await Step.Of("a", 1);
        int length = b.Length + await Step.Of("b", 2);
        b = await Step.Of("c", (object)3);
        a += await Step.Of("d", 10);
        string shown = Show((object)(a * b));
        dynamic list = new List<int> { 1 };
        list.Add(await Step.Of("e", 7));
        var item = list[await Step.Of("f", 1)];
        return $"{o} {length} {a} {b} {shown} {item}";
    }

    [Case, Coroutine, Covers("A46")]
    internal static async Coroutine<int> TypedReferences()
    {
        var n = await Step.Of("a", 1);
        {
            var reference = __makeref(n);
            __refvalue(reference, int) += 10;
            Log(__reftype(reference).Name);
        }

        return n + await Step.Of("b", 2);
    }

    [Case, Coroutine, Covers("A49")]
    internal static async Coroutine<string> ExpressionTrees()
    {
        var k = await Step.Of("k", 2);
        System.Linq.Expressions.Expression<Func<int, int>> tree = x => x * k + 1;
        k = await Step.Of("changed", 3);
        return Show(tree.Compile()(5)) + tree.Body.NodeType + new[] { 1, 2, 3 }.AsQueryable().Where(x => x > k - 1).Count();
    }

    [Case, Coroutine, Covers("A50", "I13")]
    internal static async Coroutine<string> NullableFlow()
    {
        string? text = null;
        text ??= await Step.Of("text", (string?)"some");
        if (text is null)
            return "null";
        string sure = text;
        await Step.Of("a");
        string? maybe = await Step.Of("b", (string?)null);
        int length = maybe?.Length ?? sure.Length;
        string forced = (await Step.Of("c", (string?)"forced"))!;
        return $"{sure.Length} {length} {forced.Length}";
    }

    [Case, Coroutine, Covers("I7", "A47")]
    internal static async Coroutine<string> TargetTypes()
    {
        long a = (await Step.Of("a", true)) ? 1 : 2;
        Func<int, int> f = await Step.Of("b", true) ? x => x + 1 : x => x - 1;
        List<int> list = new(await Step.Of("c", 4)) { 1 };
        (long, object) pair = (await Step.Of("d", 1), "x");
        int? n = await Step.Of("e", false) ? 1 : null;
        int[] array = await Step.Of("f", true) ? [1, 2] : [];
        byte small = await Step.Of("g", true) ? (byte)1 : (byte)2;
        IComparable either = await Step.Of("h", 1) switch { 1 => "text", _ => 5 };
        return $"{a} {f(1)} {list.Capacity} {pair} {Show(n)} {Show(array)} {small} {either}";
    }
}
