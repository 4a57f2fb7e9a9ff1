// A14, A33, A34, A44: receivers, elements, null-conditional chains, delegates.
internal static partial class Accesses
{
    private sealed class Node(string name)
    {
        public Node? Next { get; set; }

        public string Name => Val($"get {name}", name);

        public int[]? Items;

        public Func<int, int>? Call;

        public string M(string argument) => Val($"{name}.M({argument})", name + argument);

        public Node? Get(int n) => n == 0 ? Next : this;

        public string this[int a, int b] => Val($"{name}[{a}, {b}]", name + a + b);
    }

    private static Node Chain() => new("a") { Next = new Node("b") };

    [Case, Coroutine, Covers("A1", "C1")]
    internal static async Coroutine<string> Receiver()
    {
        var node = Chain();
        return Val("receiver", node).M(await Step.Of("x", "x")) + node.Name;
    }

    [Case, Coroutine, Covers("C1")]
    internal static async Coroutine<string> NullReceiver()
    {
        Node? none = null;
        try
        {
            return none!.M(await Step.Of("x", "x"));
        }
        catch (NullReferenceException)
        {
            return "null";
        }
    }

    [Case, Coroutine, Covers("A33")]
    internal static async Coroutine<int> ElementOfAwaited()
    {
        var a = new[] { 1, 2, 3 };
        return a[await Step.Of("i", 1)] + (await Step.Of("array", a))[Val("j", 2)] + a[Val("k", 0)];
    }

    [Case, Coroutine, Covers("A33")]
    internal static async Coroutine<int> ElementOfCapturedArray()
    {
        var a = new[] { 1, 2, 3 };
        var old = a;
        Func<int[]> replace = () => a = [10, 20, 30];
        return a[await Step.Of("i", replace().Length - 2)] + old[0];
    }

    [Case, Coroutine, Covers("A33")]
    internal static async Coroutine<string> Bounds()
    {
        var a = new[] { 1, 2, 3 };
        try
        {
            return Show(a[await Step.Of("i", 3)]);
        }
        catch (IndexOutOfRangeException)
        {
            return "bounds";
        }
    }

    [Case, Coroutine, Covers("A33")]
    internal static async Coroutine<string> ManyIndices()
    {
        var a = new int[2, 3];
        a[1, 2] = 5;
        var node = Chain();
        var jagged = new int[][] { [1], [2, 3] };
        return $"{a[Val("i", 1), await Step.Of("j", 2)]} {node[await Step.Of("k", 1), Val("l", 2)]} {jagged[await Step.Of("m", 1)][Val("n", 1)]}";
    }

    [Case, Coroutine, Covers("A34")]
    internal static async Coroutine<string> FromEnd()
    {
        var a = new[] { 1, 2, 3, 4 };
        var text = "abcdef";
        return $"{a[^await Step.Of("i", 1)]} {Show(a[Val("j", 1)..^await Step.Of("k", 1)])} {text[await Step.Of("l", 2)..]}";
    }

    [Case, Coroutine, Covers("A14")]
    internal static async Coroutine<string> NullConditional()
    {
        Node? none = null, some = Chain();
        var a = none?.M(await Step.Of("never", "x"));
        var b = some?.M(await Step.Of("b", "y"));
        int? c = none?.M(await Step.Of("never", "x")).Length;
        int? d = some?.M(await Step.Of("d", "zz")).Length;
        return $"{Show(a)} {Show(b)} {Show(c)} {Show(d)}";
    }

    [Case, Coroutine, Covers("A14")]
    internal static async Coroutine<string> NullConditionalChain()
    {
        var some = Chain();
        var a = some.Get(await Step.Of("n", 0))?.Next?.M(await Step.Of("never", "x"));
        var b = (await Step.Of("node", some))?.Next?.M("z");
        var c = some?.Next?.Items?[await Step.Of("never", 0)];
        return $"{Show(a)} {Show(b)} {Show(c)}";
    }

    [Case, Coroutine, Covers("A14")]
    internal static async Coroutine NullConditionalStatement()
    {
        Node? none = null, some = Chain();
        none?.M(await Step.Of("never", "x"));
        some?.M(await Step.Of("x", "x"));
        (await Step.Of("some", some))?.M("y");
    }

    [Case, Coroutine, Covers("A44")]
    internal static async Coroutine<int> Delegates()
    {
        Func<int, int> f = x => Val("first", x + 1);
        Action change = () => f = x => Val("second", x + 100);
        var node = new Node("n") { Call = x => Val("field", x * 2) };
        Func<int, int> Change()
        {
            change();
            return f;
        }

        return f(await Step.Of("x", Change()(1))) + node.Call(await Step.Of("y", 3)) + (await Step.Of("f", f))(4);
    }

    [Case, Coroutine, Covers("A44")]
    internal static async Coroutine<int> DelegateCapturedBefore()
    {
        Func<int, int> f = x => Val("first", x + 1);
        Func<int> change = () =>
        {
            f = x => Val("second", x + 100);
            return 1;
        };
        return f(await Step.Of("x", change())) + f(Val("y", 2));
    }

    [Case, Coroutine, Covers("A43")]
    internal static async Coroutine<string> MethodGroup()
    {
        Func<string, string> m = (await Step.Of("node", Chain())).M;
        return m("x") + m(await Step.Of("y", "y"));
    }

    [Case, Coroutine, Covers("A43")]
    internal static async Coroutine<string> LambdaBeside()
    {
        static string Use(Func<int, string> f, int x, Func<int, string> g) => f(x) + g(x);
        var k = 3;
        return Use(x => $"f{x + k}", await Step.Of("x", 1), x => $"g{x * k}");
    }
}
