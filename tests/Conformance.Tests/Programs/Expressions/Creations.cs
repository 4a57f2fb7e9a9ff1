// A24 to A32: objects, collections, arrays, tuples.
internal static partial class Creations
{
    private sealed class Box
    {
        private int b;

        public Box() => Log("new Box");

        public Box(int a)
        {
            Log($"new Box({a})");
            A = a;
        }

        public int A { get; set; }

        public int B
        {
            get => b;
            set => b = Val($"B = {value}", value);
        }

        public Box? Inner { get; set; }

        public List<int> Items { get; } = [];

        public override string ToString() => $"{A} {B} {Show(Items)} ({Inner})";
    }

    private sealed class Bag : IEnumerable<int>
    {
        private readonly List<int> items = [];

        public void Add(int item) => items.Add(Val($"Add({item})", item));

        public void Add(int a, int b) => items.Add(Val($"Add({a}, {b})", a * b));

        public IEnumerator<int> GetEnumerator() => items.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private record Person(string Name, int Age)
    {
        public string? City { get; init; }
    }

    private struct Point
    {
        public int X;
        public int Y;
    }

    [Case, Coroutine, Covers("A24", "A26")]
    internal static async Coroutine<string> Initializer() => new Box(await Step.Of("ctor", 1)) { B = await Step.Of("b", 2), Inner = new Box { A = await Step.Of("inner", 3) } }.ToString();

    [Case, Coroutine, Covers("A24")]
    internal static async Coroutine<string> ConstructorOnly() => new Box(await Step.Of("ctor", 1)) { B = Val("b", 2) }.ToString();

    [Case, Coroutine, Covers("A47")]
    internal static async Coroutine<string> TargetTyped()
    {
        Box box = new(await Step.Of("a", 1)) { B = await Step.Of("b", 2) };
        Point point = new() { X = await Step.Of("x", 3), Y = await Step.Of("y", 4) };
        return $"{box} {point.X} {point.Y}";
    }

    [Case, Coroutine, Covers("A25")]
    internal static async Coroutine<string> CollectionInitializer() => Show(new Bag { Val("a", 1), await Step.Of("b", 2), Val("c", 3) });

    [Case, Coroutine, Covers("A25")]
    internal static async Coroutine<string> Dictionary()
    {
        var ages = new Dictionary<string, int> { { "a", await Step.Of("a", 1) }, { "b", 2 } };
        return Show(ages);
    }

    [Case, Coroutine, Covers("A24")]
    internal static async Coroutine<string> Record()
    {
        var a = new Person(await Step.Of("name", "N"), await Step.Of("age", 5));
        return a.ToString();
    }

    [Case, Coroutine, Covers("A28")]
    internal static async Coroutine<string> Anonymous()
    {
        var a = new { X = Val("x", 1), Y = await Step.Of("y", 2), Z = Val("z", 3) }.ToString();
        return a!;
    }

    [Case, Coroutine, Covers("A29")]
    internal static async Coroutine<string> Arrays()
    {
        var a = new int[await Step.Of("length", 3)];
        var b = new[] { Val("b0", 1), await Step.Of("b1", 2), Val("b2", 3) };
        int[] c = { await Step.Of("c0", 4), Val("c1", 5) };
        var d = new long[,] { { Val("d0", 1), await Step.Of("d1", 2) } };
        return Show(a) + Show(b) + Show(c) + Show(d);
    }

    [Case, Coroutine, Covers("A29")]
    internal static async Coroutine<string> Jagged()
    {
        var a = new int[Val("n", 2)][];
        a[0] = new int[await Step.Of("m", 1)];
        var b = new int[Val("p", 1), await Step.Of("q", 2)];
        return Show(a) + b.Length;
    }

    [Case, Coroutine, Covers("A31")]
    internal static async Coroutine<string> CollectionExpressions()
    {
        int[] d = [7, 8];
        List<int> a = [Val("a", 1), await Step.Of("b", 2), .. await Step.Of("c", new[] { 3, 4 }), .. d];
        int[] e = [await Step.Of("e", 5), Val("f", 6)];
        return Show(a) + Show(e);
    }

    [Case, Coroutine, Covers("A32")]
    internal static async Coroutine<string> Tuples()
    {
        var a = (Val("a", 1), await Step.Of("b", "two"), Val("c", 3.0));
        (long x, string y) named = (x: await Step.Of("x", 4), y: Val("y", "z"));
        return $"{a} {named.x} {named.y}";
    }

    [Case, Coroutine, Covers("A32")]
    internal static async Coroutine<bool> TupleEquality() => (Val("a", 1), await Step.Of("b", 2)) == (await Step.Of("c", 1), Val("d", 2));

    [Case, Coroutine, Covers("A27")]
    internal static async Coroutine<string> With()
    {
        var a = new Person("n", 1);
        var b = a with { Age = await Step.Of("age", 2), City = await Step.Of("city", "C") };
        return $"{a} {b}";
    }
}
