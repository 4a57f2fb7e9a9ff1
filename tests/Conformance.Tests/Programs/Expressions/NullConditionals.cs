// A14, A15, C22: chains of '?.' and '?[]' in which something awaits.
internal static partial class NullConditionals
{
    private interface IAdder
    {
        int N { get; set; }

        int Add(int by);
    }

    private struct Counter : IAdder
    {
        public int N { get; set; }

        public int Add(int by) => N += Val($"struct adds {by} to {N}", by);

        public int this[int i] => Val($"struct[{i}]", N + i);

        public override readonly string ToString() => $"S{N}";
    }

    private sealed class Box : IAdder
    {
        public int N { get; set; }

        public int Add(int by) => N += Val($"object adds {by} to {N}", by);

        public override string ToString() => $"O{N}";
    }

    private sealed class Node(string name)
    {
        public Node? Next { get; set; }

        public string Name => Val($"get {name}", name);

        public Counter? Maybe { get; set; } = new Counter { N = 5 };

        public int[]? Items { get; set; } = [1, 2, 3];

        public Func<int, Node?>? Call { get; set; }

        public Node? this[int i, int j] => Val($"{name}[{i}, {j}]", i == j ? this : Next);

        public Node? Get(int i) => Val($"{name}.Get({i})", i == 0 ? null : Next);

        public void Do(int i) => Log($"{name}.Do({i})");
    }

    private static Node Chain() => new("a") { Next = new Node("b") { Next = new Node("c") { Items = null, Maybe = null } } };

    [Case, Coroutine, Covers("A14")]
    internal static async Coroutine<string> Chains()
    {
        Node? node = Chain(), none = null;
        var a = node?.Next?.Get(await Step.Of("a", 1))?.Name;
        var b = node?[await Step.Of("i", 0), Val("j", 1)]?.Next?.Items?[await Step.Of("never", 0)];
        var c = node?.Items?[await Step.Of("k", 2)].CompareTo(await Step.Of("l", 1));
        var d = none?.Get(await Step.Of("never", 1))?.Get(await Step.Of("never too", 2));
        var e = node?.Get(await Step.Of("zero", 0))?.Get(await Step.Of("never", 2)).Name;
        var f = node?.Next!.Next?.Get(await Step.Of("f", 1))?.Name.Length;
        return $"{Show(a)} {Show(b)} {Show(c)} {Show(d)} {Show(e)} {Show(f)}";
    }

    [Case, Coroutine, Covers("A14")]
    internal static async Coroutine<string> Statements()
    {
        Node? node = Chain(), none = null;
        node?.Do(await Step.Of("a", 1));
        none?.Do(await Step.Of("never", 2));
        node?.Next?.Do(await Step.Of("b", 3));
        node?.Maybe?.Add(await Step.Of("c", 4));
        node?.Next?.Next?.Maybe?.Add(await Step.Of("never", 5));
        node?.Call?.Invoke(await Step.Of("never", 6))?.Do(await Step.Of("never", 6));
        node!.Call = i => i == 1 ? node : null;
        node?.Call?.Invoke(await Step.Of("d", 1))?.Do(await Step.Of("e", 7));
        node?.Call?.Invoke(await Step.Of("f", 0))?.Do(await Step.Of("never", 8));
        return $"{node?.Maybe}";
    }

    [Case, Coroutine, Covers("A14", "A13")]
    internal static async Coroutine<string> InsideOthers()
    {
        Node? node = Chain(), none = null;
        var text = (none?.Get(await Step.Of("never", 1)))?.Name ?? await Step.Of("a", "a");
        text += node?.Next?.Name + await Step.Of("b", "b");
        text += (node?.Get(await Step.Of("c", 1))?.Name is { } name ? name : "none") + (none?.Items?.Length ?? await Step.Of("d", 4));
        if ((node?.Items?[await Step.Of("e", 0)] ?? 0) > 0 && node?.Next?.Items?[Val("i", await Step.Of("f", 1))] is 2)
            text += "!";
        return text + (await Step.Of("g", node))?.Next?.Get(await Step.Of("h", 1))?.Items?[0];
    }

    [Case, Coroutine, Covers("C22")]
    internal static async Coroutine<string> NullableStructs()
    {
        Counter? some = new Counter { N = 1 }, none = null;
        Action change = () => some = null;
        var a = some?.Add(await Step.Of("a", 1));
        var b = none?.Add(await Step.Of("never", 1));
        var c = some?[await Step.Of("b", 3)];
        var d = some?.Add(await Changing());
        var holders = new Counter?[] { new Counter { N = 7 } };
        var e = holders[Val("i", 0)]?.Add(await Step.Of("e", 2));
        var f = new Node("n").Maybe?.Add(await Step.Of("f", 1)).ToString();
        int? n = 5;
        var g = n?.CompareTo(await Step.Of("g", 3));
        return $"{Show(a)} {Show(b)} {Show(c)} {Show(d)} {Show(e)} {Show(f)} {Show(g)} {some} {holders[0]}";

        async Coroutine<int> Changing()
        {
            change();
            return await Step.Of("d", 5);
        }
    }

    [Case, Coroutine, Covers("A15", "C5")]
    internal static async Coroutine<string> TypeParameters() =>
        await Unconstrained<Counter>(default, new Counter { N = 10 }) + await Unconstrained(new Box(), new Box { N = 10 }) + await Unconstrained<Box?>(null, new Box { N = 10 });

    [Coroutine]
    private static async Coroutine<string> Unconstrained<T>(T t, T other)
        where T : IAdder?
    {
        var items = new[] { t, other };
        Func<int, int> change = n =>
        {
            t = other;
            items = [other];
            return n;
        };
        var a = t?.Add(await Step.Of("a", 1));
        var b = t?.Add(await Step.Of("b", 2)).CompareTo(await Step.Of("c", 3));
        t?.Add(await Step.Of("d", Changed(1)));
        items[Val("i", 0)]?.Add(await Step.Of("e", change(5)));
        var c = Made()?.Add(await Step.Of("f", 6));
        return $"{Show(a)} {Show(b)} {Show(c)} {t} {other} {Show(items)};";

        T Made() => Val("made", t);

        int Changed(int n) => n;
    }

    [Case, Coroutine, Covers("C5")]
    internal static async Coroutine<string> Receivers() =>
        await Called<Counter>(default, new Counter { N = 10 }) + await Called(new Box(), new Box { N = 10 }) + await Called<IAdder>(new Counter(), new Box { N = 10 });

    private sealed class Holder<T>(T value)
    {
        public T Value = value;
        public readonly T Frozen = value;

        public T Property { get; set; } = value;
    }

    [Coroutine]
    private static async Coroutine<string> Called<T>(T t, T other)
        where T : IAdder
    {
        var first = t;
        Func<int, int> change = n =>
        {
            t = other;
            return n;
        };
        var holder = new Holder<T>(t);
        var items = new[] { t, other };
        var a = t.Add(await Step.Of("a", 1));
        var b = t.Add(await Step.Of("b", change(2)));
        var c = holder.Value.Add(await Step.Of("c", Set(3))) + holder.Frozen.Add(await Step.Of("d", 4)) + holder.Property.Add(await Step.Of("e", 5));
        var d = items[Val("i", 1)].Add(await Step.Of("f", 6)) + items[Val("j", 0)].Add(7);
        try
        {
            items[Val("out", 2)].Add(await Step.Of("never", 8));
        }
        catch (IndexOutOfRangeException)
        {
            Log("bounds");
        }

        t.N += await Step.Of("n", 100);
        return $"{a} {b} {c} {d} {first} {t} {other} {holder.Value} {holder.Frozen} {holder.Property} {Show(items)};";

        int Set(int n)
        {
            holder.Value = other;
            return n;
        }
    }

    [Case, Coroutine, Covers("C5")]
    internal static async Coroutine<string> CovariantArray()
    {
        IAdder[] items = new Box[] { new() };
        return await Each(items);
    }

    [Coroutine]
    private static async Coroutine<string> Each<T>(T[] items)
        where T : IAdder =>
        $"{items[0].Add(await Step.Of("a", 1))} {items[0]?.Add(await Step.Of("b", 2))} {items[0]}";

    [Case, Coroutine, Covers("B11")]
    internal static async Coroutine<string> CoalesceAssignments()
    {
        int? n = null;
        string? text = null;
        var node = Chain();
        var a = n ??= await Step.Of("a", 5);
        var b = n ??= await Step.Of("never", 6);
        var c = (text ??= await Step.Of("c", "x")).Length + (text ??= await Step.Of("never", "y")).Length;
        node.Next!.Next!.Items ??= [await Step.Of("d", 7)];
        var d = (node.Maybe ??= new Counter { N = await Step.Of("never", 8) }).Add(1);
        var e = ((Chain().Next!.Next!).Maybe ??= new Counter { N = await Step.Of("e", 9) }).Add(Val("by", 1));
        var items = new string?[2];
        var f = items[Val("i", 1)] ??= await Step.Of("f", "f") + (items[0] ??= await Step.Of("g", "g"));
        return $"{a} {b} {c} {d} {e} {f} {n} {text} {node.Maybe} {Show(items)} {Show(node.Next.Next.Items)}";
    }
}
