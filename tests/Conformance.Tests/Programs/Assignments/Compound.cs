// B1 to B8, B11, B21: the old value is read before the await, the target's parts are evaluated once.
internal static partial class Compound
{
    private struct Point
    {
        public int X;
        public Inner Inner;
    }

    private struct Inner
    {
        public int Y;
    }

    private sealed class Thing
    {
        private int p = 10;

        public int F = 1;
        public Point St;
        public Thing? N;
        public string? Name;

        public int P
        {
            get => Val("get P", p);
            set => p = Val($"set P = {value}", value);
        }

        public int this[int i]
        {
            get => Val($"get [{i}]", i * 10);
            set => Log($"set [{i}] = {value}");
        }
    }

    private static int shared;

    private static int Property { get; set; }

    [Case, Coroutine, Covers("B1")]
    internal static async Coroutine<int> Local()
    {
        var x = 1;
        Func<int, int> change = to => x = to;
        x += await Step.Of("a", change(100) - 95);
        x -= await Step.Of("b", 2);
        x <<= await Step.Of("c", 1);
        return x;
    }

    [Case, Coroutine, Covers("B1")]
    internal static async Coroutine<int> Static()
    {
        shared = 1;
        Property = 2;
        shared += await Step.Of("a", shared = 100);
        Property *= await Step.Of("b", Property = 50);
        Compound.shared |= await Step.Of("c", 4);
        return shared + Property;
    }

    [Case, Coroutine, Covers("B2", "B3")]
    internal static async Coroutine<string> Elements()
    {
        var a = new[] { 1, 2, 3 };
        var old = a;
        Func<int[]> replace = () => a = [10, 20, 30];
        a[Val("i", 1)] += await Step.Of("a", replace().Length);
        a[await Step.Of("j", 0)] = await Step.Of("b", 7);
        a[Val("k", 2)] = await Step.Of("c", 8);
        return Show(a) + Show(old);
    }

    [Case, Coroutine, Covers("B2", "B3")]
    internal static async Coroutine<string> ElementErrors()
    {
        var a = new int[1];
        int[]? none = null;
        var text = "";
        try
        {
            a[Val("i", 5)] += await Step.Of("never", 1);
        }
        catch (IndexOutOfRangeException)
        {
            text += "before ";
        }

        try
        {
            a[Val("i", 5)] = await Step.Of("a", 1);
        }
        catch (IndexOutOfRangeException)
        {
            text += "after ";
        }

        try
        {
            none![Val("j", 0)] = await Step.Of("b", 1);
        }
        catch (NullReferenceException)
        {
            text += "null ";
        }

        object[] strings = new string[1];
        try
        {
            strings[0] = await Step.Of("c", new object());
        }
        catch (ArrayTypeMismatchException)
        {
            text += "covariance";
        }

        return text;
    }

    [Case, Coroutine, Covers("B4")]
    internal static async Coroutine<string> StructElements()
    {
        var points = new Point[2];
        points[Val("i", 1)].X = await Step.Of("a", 1);
        points[Val("j", 1)].X += await Step.Of("b", 2);
        points[0].Inner.Y = await Step.Of("c", 3);
        try
        {
            points[Val("k", 2)].X = await Step.Of("never", 4);
        }
        catch (IndexOutOfRangeException)
        {
            Log("bounds");
        }

        return $"{points[1].X} {points[0].Inner.Y}";
    }

    [Case, Coroutine, Covers("B5", "B6", "B7")]
    internal static async Coroutine<string> Members()
    {
        var t = new Thing();
        var old = t;
        t.F += await Step.Of("a", 2);
        t.P += await Step.Of("b", 3);
        t.P = await Step.Of("c", 4);
        Func<Thing> replace = () => t = new Thing();
        t.F = await Step.Of("d", replace().F + 50);
        t.St.X = await Step.Of("e", 5);
        t.St.Inner.Y += await Step.Of("f", 6);
        return $"{old.F} {t.F} {t.St.X} {t.St.Inner.Y}";
    }

    [Case, Coroutine, Covers("B5", "B6", "B7")]
    internal static async Coroutine<string> NullTargets()
    {
        Thing? none = null;
        var some = new Thing();
        var text = "";
        try
        {
            none!.F = await Step.Of("a", 1);
        }
        catch (NullReferenceException)
        {
            text += "after ";
        }

        try
        {
            none!.F += await Step.Of("never", 1);
        }
        catch (NullReferenceException)
        {
            text += "before ";
        }

        try
        {
            some.N!.F = await Step.Of("b", 1);
        }
        catch (NullReferenceException)
        {
            text += "deep ";
        }

        try
        {
            none!.St.X = await Step.Of("never", 1);
        }
        catch (NullReferenceException)
        {
            text += "struct";
        }

        return text;
    }

    [Case, Coroutine, Covers("B8")]
    internal static async Coroutine Indexers()
    {
        var t = new Thing();
        t[Val("i", 1)] = await Step.Of("a", 2);
        t[Val("j", 2)] += await Step.Of("b", 3);
        t[await Step.Of("k", 3)] += await Step.Of("c", 4);
        var d = new Dictionary<string, int> { ["x"] = 1 };
        d["x"] += await Step.Of("d", 5);
        d[await Step.Of("key", "y")] = await Step.Of("e", 6);
        Log("dictionary", d);
    }

    [Case, Coroutine, Covers("B7")]
    internal static async Coroutine<string> LocalStruct()
    {
        var p = new Point();
        p.X = await Step.Of("a", 1);
        p.X += await Step.Of("b", 2);
        p.Inner.Y = await Step.Of("c", 3);
        var q = p;
        q.X = 9;
        return $"{p.X} {p.Inner.Y} {q.X}";
    }

    [Case, Coroutine, Covers("B11")]
    internal static async Coroutine<string> Coalescing()
    {
        string? text = null;
        text ??= await Step.Of("a", "set");
        text ??= await Step.Of("never", "again");
        var t = new Thing();
        t.Name ??= await Step.Of("b", "name");
        var array = new string?[1];
        array[Val("i", 0)] ??= await Step.Of("c", "element");
        int? n = null;
        n ??= await Step.Of("d", 5);
        return $"{text} {t.Name} {array[0]} {n}";
    }

    [Case, Coroutine, Covers("B21")]
    internal static async Coroutine<string> Narrow()
    {
        byte b = 250;
        b += (byte)await Step.Of("a", 10);
        short s = 1;
        s *= (short)await Step.Of("b", 300);
        char c = 'a';
        c += (char)await Step.Of("c", 1);
        long l = 5;
        l += await Step.Of("d", 1);
        double d = 1;
        d /= await Step.Of("e", 4);
        bool flag = true;
        flag &= await Step.Of("f", false);
        decimal m = 1;
        m += await Step.Of("g", 2);
        return $"{b} {s} {c} {l} {Show(d)} {flag} {Show(m)}";
    }

    [Case, Coroutine, Covers("B17")]
    internal static async Coroutine<string> Chained()
    {
        int a, b;
        a = b = await Step.Of("a", 1);
        var q = new int[4];
        var i = 0;
        q[i++] = q[i++] = await Step.Of("b", 5);
        var x = (a = await Step.Of("c", 7)) + a;
        return $"{a} {b} {Show(q)} {i} {x}";
    }

    [Case, Coroutine, Covers("B16")]
    internal static async Coroutine<string> Increments()
    {
        var a = new int[3];
        a[await Step.Of("i", 1)]++;
        var before = a[await Step.Of("j", 1)]++;
        var after = ++a[await Step.Of("k", 1)];
        var t = new Thing();
        (await Step.Of("t", t)).P++;
        --(await Step.Of("u", t)).F;
        return $"{Show(a)} {before} {after} {t.F}";
    }

    [Case, Coroutine, Covers("B14")]
    internal static async Coroutine<string> Deconstruction()
    {
        var a = new int[3];
        var t = new Thing();
        (a[Val("i", 1)], t.P) = (await Step.Of("a", 1), Val("b", 2));
        (a[0], a[2]) = (a[2] + 5, await Step.Of("c", a[1]));
        int x, y = 0;
        (x, y) = await Step.Of("pair", (7, 8));
        (x, y) = (y, await Step.Of("d", x));
        return $"{Show(a)} {x} {y}";
    }

    [Case, Coroutine, Covers("B18")]
    internal static async Coroutine<string> Delegates()
    {
        Action d = () => Log("first");
        d += await Step.Of("a", () => Log("second"));
        d();
        Action? none = null;
        none += await Step.Of("b", d);
        none -= await Step.Of("c", d);
        return Show(none);
    }

    private struct Spot
    {
        private int x;

        public int X
        {
            readonly get => Val($"get {x}", x);
            set => x = Val($"set {value}", value);
        }

        public int this[int i]
        {
            readonly get => Val($"get [{i}]", x + i);
            set => x = Val($"set [{i}]", value + i);
        }
    }

    private sealed class Site
    {
        public Spot Point;
    }

    [Case, Coroutine, Covers("B5", "B6", "B8")]
    internal static async Coroutine<string> AccessorsOfStructs()
    {
        var p = new Spot();
        Func<int, int> change = n => p.X = n;
        p.X = await Step.Of("a", 1);
        p.X += await Step.Of("b", change(10));
        p[Val("i", 1)] = await Step.Of("c", change(20));
        p[Val("j", 2)] += await Step.Of("d", 5);
        var points = new Spot[2];
        var place = new Site();
        points[Val("k", 1)].X = await Step.Of("e", 6);
        points[1].X += await Step.Of("f", 7);
        points[1][Val("l", 3)] += await Step.Of("g", 8);
        place.Point.X = await Step.Of("h", Set(9));
        place.Point[1] = await Step.Of("m", 3);
        try
        {
            points[Val("out", 2)].X = await Step.Of("never", 1);
        }
        catch (IndexOutOfRangeException)
        {
            Log("bounds");
        }

        return $"{p.X} {points[1].X} {place.Point.X}";

        int Set(int n)
        {
            var old = place;
            place = new Site();
            return old.Point.X + n;
        }
    }
}
