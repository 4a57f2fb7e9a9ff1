// C2 to C9, C11: struct receivers, ref, in and out arguments.
internal static partial class Receivers
{
    private struct Counter
    {
        public int N;

        public int Add(int by) => N += Val($"add {by} to {N}", by);

        public readonly int Read(int plus) => N + plus;

        public override string ToString() => $"N{N}";
    }

    private sealed class Holder
    {
        public Counter Field;
        public readonly Counter Frozen;

        public Counter Property { get; set; }

        public List<Counter> Items { get; } = [new() { N = 1 }];
    }

    private static int Assign(ref int target, int value) => target = Val($"was {target}", value);

    private static int AssignSecond(int value, ref int target) => target = Val($"was {target}", value);

    private static int ReadIn(in int a, int b) => a + b;

    private static bool Make(out int made, int from)
    {
        made = from * 2;
        return true;
    }

    [Case, Coroutine, Covers("C2")]
    internal static async Coroutine<int> Local()
    {
        var c = new Counter();
        Func<int, int> add = by => c.Add(by);
        c.Add(await Step.Of("a", add(100)));
        return c.N + c.Read(await Step.Of("b", 1));
    }

    [Case, Coroutine, Covers("C3")]
    internal static async Coroutine<string> Element()
    {
        var a = new Counter[2];
        var old = a;
        Func<int> replace = () => (a = new Counter[2]).Length;
        a[Val("i", 1)].Add(await Step.Of("a", replace()));
        a[0].Add(await Step.Of("b", 5));
        try
        {
            a[Val("j", 2)].Add(await Step.Of("never", 1));
        }
        catch (IndexOutOfRangeException)
        {
            Log("bounds");
        }

        return Show(old) + Show(a);
    }

    [Case, Coroutine, Covers("C3", "C4")]
    internal static async Coroutine<string> Field()
    {
        var h = new Holder();
        h.Field.Add(await Step.Of("a", 1));
        h.Frozen.Add(await Step.Of("b", 2));
        h.Property.Add(await Step.Of("c", 3));
        h.Items[0].Add(await Step.Of("d", 4));
        return $"{h.Field} {h.Frozen} {h.Property} {h.Items[0]}";
    }

    [Case, Coroutine, Covers("C7")]
    internal static async Coroutine<string> RefLocal()
    {
        var x = 1;
        Func<int, int> set = to => x = to;
        Assign(ref x, await Step.Of("a", set(10) + 10));
        AssignSecond(await Step.Of("b", 30), ref x);
        return Show(x);
    }

    [Case, Coroutine, Covers("C6")]
    internal static async Coroutine<string> RefElement()
    {
        var a = new int[2];
        Assign(ref a[Val("i", 1)], await Step.Of("a", 5));
        try
        {
            Assign(ref a[Val("j", 2)], await Step.Of("never", 5));
        }
        catch (IndexOutOfRangeException)
        {
            Log("bounds");
        }

        return Show(a);
    }

    [Case, Coroutine, Covers("C6")]
    internal static async Coroutine<string> RefField()
    {
        var h = new Holder();
        Assign(ref h.Field.N, await Step.Of("a", 5));
        h = null;
        try
        {
            Assign(ref h!.Field.N, await Step.Of("b", 5));
        }
        catch (NullReferenceException)
        {
            Log("null");
        }

        return "end";
    }

    [Case, Coroutine, Covers("C8")]
    internal static async Coroutine<int> InArguments()
    {
        var x = 1;
        Func<int, int> set = to => x = to;
        var a = ReadIn(x, await Step.Of("a", set(10)));
        var b = ReadIn(in x, await Step.Of("b", set(20)));
        var c = ReadIn(x + 1, await Step.Of("c", set(30)));
        return a * 10_000 + b * 100 + c;
    }

    [Case, Coroutine, Covers("C9")]
    internal static async Coroutine<int> OutArguments()
    {
        int x;
        if (Make(out x, await Step.Of("a", 1)) && Make(out var y, await Step.Of("b", x)))
        {
            await Step.Of("c");
            return x + y;
        }

        Make(from: await Step.Of("d", 4), made: out var z);
        return z;
    }

    [Case, Coroutine, Covers("C22")]
    internal static async Coroutine<string> NullableReceiver()
    {
        int? n = 5, none = null;
        var a = n.GetValueOrDefault(await Step.Of("a", 1));
        var b = none.GetValueOrDefault(await Step.Of("b", 2));
        var c = n?.CompareTo(await Step.Of("c", 3));
        return $"{a} {b} {Show(c)}";
    }
}
