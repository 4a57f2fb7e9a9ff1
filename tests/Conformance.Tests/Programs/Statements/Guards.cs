// A35, A36, D11: guards that await. A failed guard goes on with the decision; what was read before it is not read again.
internal static partial class Guards
{
    private class Shape(int a, int b)
    {
        public int A { get => Val("get A", a); set => a = value; }

        public int B => Val("get B", b);

        public Shape? Next { get; set; }

        public Shape? Logged => Val("get Logged", Next);

        public int Field = a * 10;
    }

    private sealed class Circle(int a, int b, int radius) : Shape(a, b)
    {
        public int Radius => Val("get Radius", radius);
    }

    private sealed class Pair(object? first, object? second)
    {
        public void Deconstruct(out object? x, out object? y)
        {
            Log("deconstruct");
            (x, y) = (first, second);
        }
    }

    private readonly record struct Point(int X, int Y);

    private static IEnumerable<object?> Objects() =>
        [1, 5, 50, "short", "a longer text", null, new Point(1, 2), new Point(3, 3), new Shape(1, 2), new Circle(1, 2, 3), new Circle(4, 5, 6), 2.5];

    [Case, Coroutine, Covers("A36", "D11")]
    internal static async Coroutine<string> Types()
    {
        var text = "";
        foreach (var o in Objects())
        {
            switch (o)
            {
                case int n when n > await Step.Of("limit", 10):
                    text += "big ";
                    break;
                case int n and > 3 when await Step.Of("middle", n == 5) || n == 0:
                    text += n + await Step.Of("five", " ");
                    break;
                case string { Length: > 5 } s when await Step.Of(s, true):
                    text += s;
                    break;
                case string s:
                    text += s.Length;
                    await Step.Of("text");
                    text += s;
                    break;
                case null when await Step.Of("null", false):
                    text += "never ";
                    break;
                case int:
                    text += "int ";
                    break;
                default:
                    text += "other ";
                    break;
            }
        }

        return text;
    }

    [Case, Coroutine, Covers("A36")]
    internal static async Coroutine<string> PropertiesAreReadOnce()
    {
        var text = "";
        foreach (var shape in new[] { new Shape(3, 1), new Shape(3, 2), new Shape(4, 2), new Shape(5, 9) })
        {
            switch (shape)
            {
                case { A: 3, B: 1 } when await Step.Of("first", false):
                    text += "1 ";
                    break;
                case { A: 3 } when await Step.Of("second", shape.Field == 30):
                    text += "2 ";
                    break;
                case { B: 2, A: 3 }:
                    text += "3 ";
                    break;
                case { A: var a, B: var b } when a + b > await Step.Of("third", 7):
                    text += $"4:{a}{b} ";
                    break;
                case { B: 2 } or { A: 5 }:
                    text += "5 ";
                    break;
                default:
                    text += "6 ";
                    break;
            }
        }

        return text;
    }

    [Case, Coroutine, Covers("A36")]
    internal static async Coroutine<string> ReadBeforeTheGuardStays()
    {
        var shape = new Shape(1, 2) { Field = 7, Next = new Shape(8, 9) };
        switch (shape)
        {
            case { A: 1, Field: 7, Next: { } next } when await Step.Of("a", Change()):
                return "first" + next.Field;
            case { A: 1, Field: 8 }:
                return "second";
            case { A: 2 }:
                return "third";
            case { A: 1, Next: { A: 8 } }:
                await Step.Of("fourth");
                return "fourth" + shape.Field;
        }

        return "none";

        bool Change()
        {
            shape.A = 2;
            shape.Field = 8;
            shape.Next = null;
            return false;
        }
    }

    [Case, Coroutine, Covers("A36")]
    internal static async Coroutine<string> Nested()
    {
        var text = "";
        foreach (var shape in new Shape?[] { new(1, 2) { Next = new(3, 4) }, new(1, 2) { Next = new Circle(3, 4, 5) }, new(1, 1), null, new Circle(7, 7, 7) { Next = new(1, 1) } })
        {
            text += shape switch
            {
                { Logged: { A: 3, B: var b } } when await Step.Of("first", b == 0) => "1",
                { Logged.B: 4, Logged: Circle { Radius: 5 } c } when await Step.Of("second", c.Radius > 0) => "2" + c.Radius,
                Circle { Radius: > 5, Logged: { A: 1 } } and { B: 7 } when await Step.Of("third", false) => "3",
                Circle { Radius: var r } => "4" + r + await Step.Of("four", "!"),
                not null and not { Logged: null } when await Step.Of("fifth", true) => "5",
                { B: 1 } x when x.A == await Step.Of("one", 1) => "6",
                null => "7",
                _ => "8",
            };
        }

        return text;
    }

    [Case, Coroutine, Covers("A36")]
    internal static async Coroutine<string> Tuples()
    {
        var text = "";
        for (var i = 0; i < 6; i++)
        {
            text += (i % 2, Val("second", i > 2 ? "high" : "low")) switch
            {
                (0, "low") when await Step.Of("even low", i == 2) => "a",
                (var x, "high") when x == await Step.Of("zero", 0) => "b" + x,
                (1, var s) when await Step.Of("odd", false) => s,
                (_, { Length: 3 }) => "c",
                _ => "d",
            };
        }

        return text;
    }

    [Case, Coroutine, Covers("A36")]
    internal static async Coroutine<string> Deconstructed()
    {
        var text = "";
        foreach (var pair in new Pair?[] { new(1, "x"), new(new Pair(1, 2), null), null, new(5, 6) })
        {
            switch (pair)
            {
                case (1, _) when await Step.Of("one", false):
                    text += "1";
                    break;
                case (int n, string s) when await Step.Of("both", n == 0):
                    text += n + s;
                    break;
                case (Pair(1, var two), null) when await Step.Of("inner", two is int):
                    text += two;
                    break;
                case (int n, var rest):
                    await Step.Of("rest");
                    text += n + "," + rest;
                    break;
                default:
                    text += "?";
                    break;
            }
        }

        return text;
    }

    [Case, Coroutine, Covers("A36", "A38")]
    internal static async Coroutine<string> Lists()
    {
        var text = "";
        foreach (var list in new int[]?[] { [], [1], [1, 2], [1, 2, 3], [3, 2, 1], null })
        {
            switch (list)
            {
                case [1, .., var last] when await Step.Of("last", Change(list)):
                    text += last;
                    break;
                case [1, 2, ..]:
                    text += "12";
                    break;
                case [var only] when only == await Step.Of("only", 1):
                    text += "only";
                    break;
                case [_, > 1, _] when await Step.Of("middle", true):
                    text += "middle";
                    break;
                case { Length: 0 }:
                    text += "empty";
                    break;
                default:
                    text += "?";
                    break;
            }
        }

        return text;

        static bool Change(int[] list)
        {
            list[1] = 0;
            return false;
        }
    }

    [Case, Coroutine, Covers("A36")]
    internal static async Coroutine<string> OrderOfGuards()
    {
        var text = "";
        for (var i = 0; i < 4; i++)
        {
            switch (Val("value", i))
            {
                case 0 when Val("sync", false):
                case 1 when await Step.Of("one", true):
                case > 0 when Val("sync too", i == 2):
                    text += "a";
                    if (i == 1)
                        goto case 7;
                    break;
                case 0 when await Step.Of("zero", false) && await Step.Of("never", true):
                    text += "b";
                    break;
                case 3:
                    text += "c";
                    goto default;
                case 7:
                    text += await Step.Of("seven", "d");
                    break;
                default:
                    text += "e";
                    continue;
            }

            text += ".";
        }

        return text;
    }

    [Case, Coroutine, Covers("A36")]
    internal static async Coroutine<string> GuardThatThrows()
    {
        try
        {
            return Risk("value", 5) switch
            {
                > 3 when await Step.Of("a", true) && Risk("b", false) => "first",
                5 when await Step.Of("c", false) => "second",
                int n => n + await Step.Of("d", "!"),
            };
        }
        catch (StepException e)
        {
            return e.Message;
        }
    }

    [Case, Coroutine, Covers("A36")]
    internal static async Coroutine<string> NoArm()
    {
        try
        {
            return new Point(1, 2) switch
            {
                { X: 1 } when await Step.Of("a", false) => "first",
                { Y: 3 } => "second",
            };
        }
        catch (SwitchExpressionException e)
        {
            return $"{e.UnmatchedValue}";
        }
    }

    [Case, Coroutine, Covers("A36", "F2")]
    internal static async Coroutine<string> CapturedByLambdas()
    {
        var calls = new List<Func<string>>();
        foreach (var o in new object[] { 1, 2, "three" })
        {
            switch (o)
            {
                case int n when await Step.Of("n", Kept(() => n++ > 1)):
                    calls.Add(() => $"a{n}");
                    break;
                case int n:
                    calls.Add(() => $"b{n++}");
                    await Step.Of("b");
                    n += 10;
                    break;
                case string s when s.Length > await Step.Of("s", 3):
                    calls.Add(() => s);
                    s += "!";
                    break;
            }
        }

        return Show(calls.Select(c => c()));

        bool Kept(Func<bool> test)
        {
            calls.Add(() => $"kept {test()}");
            return test();
        }
    }
}
