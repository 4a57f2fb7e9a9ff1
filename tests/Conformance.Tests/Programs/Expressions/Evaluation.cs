// A1 to A48: longer expressions, in which several kinds of operands stand beside awaits.
internal static partial class Evaluation
{
    private sealed class Money(decimal amount)
    {
        public decimal Amount => amount;

        public static implicit operator Money(int amount) => new(Val($"from int {amount}", amount));

        public static explicit operator int(Money money) => Val($"to int {money.Amount}", (int)money.Amount);

        public static Money operator +(Money a, Money b) => new(Val($"{a.Amount}+{b.Amount}", a.Amount + b.Amount));

        public static Money operator -(Money a) => new(Val($"-{a.Amount}", -a.Amount));

        public static Money operator ++(Money a) => new(Val($"{a.Amount}++", a.Amount + 1));

        public static bool operator ==(Money? a, Money? b) => Val($"{a?.Amount}=={b?.Amount}", a?.Amount == b?.Amount);

        public static bool operator !=(Money? a, Money? b) => !(a == b);

        public override bool Equals(object? obj) => obj is Money m && m.Amount == Amount;

        public override int GetHashCode() => 0;

        public override string ToString() => Val($"text of {amount}", $"{amount}$");
    }

    private struct Vector(int x, int y)
    {
        public int X = x, Y = y;

        public static Vector operator *(Vector v, int n) => new(v.X * n, v.Y * n);

        public readonly Vector With(int x) => this with { X = x };

        public void Move(int by) => X += by;

        public readonly void Deconstruct(out int x, out int y) => (x, y) = (Val("dx", X), Val("dy", Y));
    }

    private static int count;

    private static int Next(string name) => Val(name, ++count);

    private static T Pick<T>(int at, params T[] items) => items[at % items.Length];

    private static string Named(int a, int b = 20, int c = 30, params int[] rest) => $"{a},{b},{c},{Show(rest)}";

    private static string Spans(ReadOnlySpan<int> a, int b, params ReadOnlySpan<string> rest) => $"{a.Length}{b}{rest.Length}{(rest.Length > 0 ? rest[0] : "")}";

    [Case, Coroutine, Covers("A3", "A4", "A5", "A6")]
    internal static async Coroutine<string> Arguments()
    {
        count = 0;
        var a = Named(c: Next("c"), a: await Step.Of("a", Next("a argument")), b: Next("b"));
        var b = Named(Next("a"), rest: [Next("r0"), await Step.Of("r1", 5)]) + Named(1, 2, 3, Next("p0"), await Step.Of("p1", 6), Next("p2"));
        var c = Pick(Next("at"), "x", await Step.Of("y", "y"), "z") + Pick<object>(await Step.Of("at", 1), 1, "two", 3.0) + Named(1, 2, 3, rest: null!) ;
        var d = Spans([1, 2, await Step.Of("three", 3)], Val("four", 4), "s", "t");
        var e = Spans(default, 1);
        return a + b + c + d + e;
    }

    [Case, Coroutine, Covers("A8", "A17", "A18", "A48")]
    internal static async Coroutine<string> UserOperators()
    {
        Money m = 5;
        m += await Step.Of("a", 3);
        var n = m + await Step.Of("b", m) + -(await Step.Of("c", new Money(1)));
        m = (await Step.Of("d", n))!;
        m++;
        int i = (int)m + (int)await Step.Of("e", new Money(2));
        long wide = i + await Step.Of("f", (short)3) * 2L;
        if (m == await Step.Of("g", m) && (await Step.Of("h", m)) != null)
            wide++;
        object boxed = await Step.Of("i", 5) + m;
        return $"{n} {i} {wide} {boxed}";
    }

    [Case, Coroutine, Covers("A19", "A20", "A21")]
    internal static async Coroutine<string> Concatenations()
    {
        Money m = 1;
        var a = m + "-" + await Step.Of("a", "a") + m + 'c' + 5 + null + await Step.Of("b", (object)m);
        var b = "x" + (m + ("y" + await Step.Of("c", 1.5))) + $"{m}{await Step.Of("d", m)}{m,4}";
        a += m + await Step.Of("e", "e");
        a += 'q';
        char c = 'r';
        a += c + await Step.Of("f", "f") + c;
        return a + b;
    }

    [Case, Coroutine, Covers("A12", "A13", "A16", "A47")]
    internal static async Coroutine<string> Choices()
    {
        int? none = null;
        string? text = null;
        var a = none ?? (await Step.Of("a", (int?)null) ?? await Step.Of("b", 3));
        var b = text ?? (count >= 0 ? await Step.Of("c", text) : throw new InvalidOperationException()) ?? "default";
        long c = a > 2 ? await Step.Of("d", 1) : 2.0 > 1 ? 3 : await Step.Of("never", 4L);
        IEnumerable<int> d = await Step.Of("e", false) ? new List<int> { 1 } : (int[])[await Step.Of("f", 2), 3];
        Func<int, int> e = await Step.Of("g", true) ? x => x + a : x => x;
        object f = await Step.Of("h", 1) switch
        {
            1 when b == "default" => (object)await Step.Of("i", 'i'),
            1 => 2,
            _ => await Step.Of("never", "n"),
        };
        int? g = await Step.Of("j", true) ? null : await Step.Of("never", 1);
        List<int> h = await Step.Of("k", true) ? [await Step.Of("l", 1)] : [];
        try
        {
            text = await Step.Of("m", (string?)null) ?? throw new ArgumentException(await Step.Of("n", "message"));
        }
        catch (ArgumentException x)
        {
            text = x.Message;
        }

        return $"{a} {b} {c} {Show(d)} {e(1)} {f} {Show(g)} {Show(h)} {text}";
    }

    [Case, Coroutine, Covers("A24", "A25", "A26", "A27", "A29", "A31")]
    internal static async Coroutine<string> Made()
    {
        count = 0;
        var list = new List<(int, string)>(await Step.Of("size", 4)) { (Next("n"), await Step.Of("a", "a")), (await Step.Of("b", 2), "b") };
        var map = new Dictionary<string, int[]> { ["x"] = [await Step.Of("c", 1)], [await Step.Of("key", "y")] = [Next("v"), await Step.Of("d", 2)] };
        var jagged = new int[][] { [Next("j")], new[] { await Step.Of("e", 3), Next("k") }, [] };
        var square = new int[2, 2] { { Next("s"), await Step.Of("f", 4) }, { 5, 6 } };
        var spread = (List<int>)[.. jagged[1], await Step.Of("g", 7), .. await Step.Of("h", new[] { 8 }), Next("l")];
        var vector = new Vector(Next("x"), await Step.Of("i", 9)) { X = await Step.Of("j", 10) };
        var moved = vector with { Y = await Step.Of("m", 11), X = vector.X + 1 };
        (int n, (string s, Vector v) inner) tuple = (Next("t"), (await Step.Of("o", "o"), moved * await Step.Of("p", 2)));
        return $"{Show(list)} {Show(map.Values.Select(v => v.Length))} {jagged[1][1]} {square[0, 1]} {Show(spread)} {vector.X} {moved.Y} {tuple.inner.v.X}{tuple.inner.s}";
    }

    [Case, Coroutine, Covers("A32", "B14", "B15")]
    internal static async Coroutine<string> Tuples()
    {
        count = 0;
        var a = new int[3];
        var v = new Vector(1, 2);
        (a[Next("i") - 1], v.X) = (await Step.Of("a", 5), Next("v"));
        (a[1], (var b, _)) = (await Step.Of("c", 6), await Step.Of("d", v));
        (a[0], a[1]) = (a[1], await Step.Of("e", a[0]));
        (v, (a[2], var c)) = await Step.Of("f", (v * 2, (7, "c")));
        var (d, e) = await Step.Of("g", v);
        (int f, long g) = (await Step.Of("h", 8), await Step.Of("i", 9));
        var same = (Next("l"), await Step.Of("j", 2)) == (await Step.Of("k", 4L), Next("r")) || (f, g) != (8, await Step.Of("m", 9));
        ((a[0], b), c) = ((await Step.Of("n", 1), 2), await Step.Of("o", "o"));
        return $"{Show(a)} {v.X} {b} {c} {d} {e} {f} {g} {same}";
    }

    [Case, Coroutine, Covers("A33", "A34", "A37", "A38", "A43", "A44")]
    internal static async Coroutine<string> Members()
    {
        count = 0;
        var list = new List<int[]> { new[] { 1, 2, 3 }, new[] { 4, 5 } };
        var a = list[await Step.Of("a", 0)][^await Step.Of("b", 1)] + list[Next("i")][await Step.Of("c", 0)];
        var text = "abcdef"[await Step.Of("d", 1)..^Next("e")];
        var cut = list[0][Next("f")..] is [_, .. var rest] && rest.Length == await Step.Of("g", 0);
        var found = await Step.Of("h", list) is [{ Length: var l }, [4, ..] second] && second[await Step.Of("j", 1)] is > 3 and var five ? five + l : -1;
        Converter<int, int> add = new Vector(await Step.Of("k", 3), 1).With(5).Y.CompareTo(await Step.Of("m", 0)) > 0 ? x => x + a : x => -x;
        var sum = list.Select(x => x.Length + found).Aggregate(await Step.Of("n", 0), (x, y) => add(x) + y);
        var length = (await Step.Of("o", list)).Find(x => x.Length == 2)?[await Step.Of("p", 1)];
        return $"{a} {text} {cut} {found} {sum} {length}";
    }

    [Case, Coroutine, Covers("A41", "A42", "B21")]
    internal static async Coroutine<string> Checked()
    {
        byte b = 200;
        var text = "";
        unchecked
        {
            b += (byte)await Step.Of("a", 100);
            text += b + ",";
            try
            {
                b = checked((byte)(b + await Step.Of("b", 300)));
            }
            catch (OverflowException)
            {
                text += "over,";
            }
        }

        checked
        {
            try
            {
                var big = int.MaxValue;
                text += unchecked(big + await Step.Of("c", 1)) + ",";
                big += await Step.Of("d", 1);
            }
            catch (OverflowException)
            {
                text += "over,";
            }
        }

        b++;
        b <<= await Step.Of("e", 1);
        short s = 5;
        s -= 2;
        s *= (short)(await Step.Of("f", 3) - sizeof(int));
        return $"{text}{b},{s},{nameof(text)}{default(Vector).X}";
    }
}
