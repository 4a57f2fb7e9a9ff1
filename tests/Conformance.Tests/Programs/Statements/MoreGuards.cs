// A35, A36: guards that await, of odder shapes.
internal static partial class MoreGuards
{
    private enum Color
    {
        Red,
        Green,
        Blue,
    }

    private sealed record Circle(double Radius, Color Color)
    {
        public bool IsBig => Val("is big", Radius > 2);
    }

    private sealed record Group(params object?[] Items)
    {
        public List<object?> List => Val("list", new List<object?>(Items));

        public object? this[string name] => name;
    }

    private struct Mutable
    {
        public int N;

        public int Next => ++N;
    }

    private static bool Try(int n, out string text)
    {
        text = Val($"try {n}", $"<{n}>");
        return n > 1;
    }

    [Case, Coroutine, Covers("A36", "F5")]
    internal static async Coroutine<string> VariablesOfGuards()
    {
        var text = "";
        var calls = new List<Func<string>>();
        for (var i = 0; i < 4; i++)
        {
            switch (i)
            {
                case var n when Try(await Step.Of("a", n), out var s) && await Step.Of("b", s) is { Length: var l } t && l + n > 5:
                    text += s + t + l;
                    calls.Add(() => s + n++);
                    break;
                case 1 or 2 when await Step.Of("c", i) is var m && Call(() => m++ > 0):
                    await Step.Of("d");
                    text += m;
                    break;
                case 0 when (await Step.Of("e", true) ? await Step.Of("f", 1) : await Step.Of("never", 2)) == 1:
                    text += "zero";
                    break;
                case var other:
                    calls.Add(() => $"{other}");
                    other += 100;
                    break;
            }
        }

        return text + Show(calls.Select(c => c()));

        static bool Call(Func<bool> test) => test();
    }

    [Case, Coroutine, Covers("A36", "A35")]
    internal static async Coroutine<string> NestedSwitches()
    {
        var text = "";
        foreach (var (a, b) in new[] { (1, "x"), (2, "y"), (3, "z") })
        {
            switch (a)
            {
                case > 1 when b switch { "y" when await Step.Of("inner", true) => await Step.Of("y", true), _ => false }:
                    switch (b)
                    {
                        case "y" when await Step.Of("deep", false):
                            text += "never";
                            break;
                        case { Length: 1 } when await Step.Of("deeper", true):
                            text += "deep";
                            break;
                    }

                    goto case 1;
                case 1:
                    text += (await Step.Of("one", a), b) switch
                    {
                        (1, var s) when s == await Step.Of("s", "x") => s,
                        (var n, "y" or "x") when n > await Step.Of("n", 1) => $"{n}",
                        _ => throw new InvalidOperationException("none"),
                    };
                    break;
                default:
                    text += "default";
                    break;
            }
        }

        return text;
    }

    [Case, Coroutine, Covers("A36")]
    internal static async Coroutine<string> Records()
    {
        var text = "";
        foreach (var circle in new Circle?[] { new(1, Color.Red), new(3, Color.Green), new(3, Color.Blue), null })
        {
            text += circle switch
            {
                (> 2, Color.Green) when await Step.Of("green", false) => "a",
                (var r, Color.Green or Color.Red) { IsBig: var big } c when await Step.Of("either", big) => $"b{r}{c.Color}",
                { Color: Color.Blue, IsBig: true } and (3, _) when await Step.Of("blue", false) => "c",
                { IsBig: true } => "d" + await Step.Of("big", "!"),
                null when await Step.Of("null", true) => "e",
                _ => "f",
            };
        }

        return text;
    }

    [Case, Coroutine, Covers("A36")]
    internal static async Coroutine<string> StructsAndNullables()
    {
        var m = new Mutable();
        var text = "";
        switch (m)
        {
            case { Next: 2 } when await Step.Of("never", true):
                text += "a";
                break;
            case { Next: 1, N: 1 } when await Step.Of("first", false):
                text += "b";
                break;
            case { N: var n, Next: var next }:
                text += $"c{n}{next}";
                break;
        }

        foreach (var x in new int?[] { 1, 2, null })
        {
            text += x switch
            {
                1 when await Step.Of("one", false) => "one",
                { } some when some == await Step.Of("some", 2) => $"some{some}",
                int and < 5 => "small",
                null when await Step.Of("null", false) => "null",
                _ => "else",
            };
        }

        DateTime? day = new DateTime(2020, 2, 29);
        text += day switch
        {
            { Year: 2020, Month: 1 } => "january",
            { Year: var y, Day: 29 } when await Step.Of("day", y == 2021) => "never",
            { Year: > 2000 } d when d.Day == await Step.Of("29", 29) => $"{d.Month}",
            _ => "none",
        };
        return text + m.N;
    }

    [Case, Coroutine, Covers("A36", "F11")]
    internal static async Coroutine<string> TypeParameters() => await Of<int>(5) + await Of<string>("s") + await Of<int>("not") + await Of<object>(null);

    [Coroutine]
    private static async Coroutine<string> Of<T>(object? value)
    {
        switch (value)
        {
            case T t when await Step.Of("t", t is int or string) && t!.ToString() == "5":
                return $"five{t}";
            case T t when await Step.Of("t again", true):
                return typeof(T).Name + t;
            case IEnumerable<T> or IComparable when await Step.Of("comparable", true):
                return "other";
            default:
                return "none";
        }
    }

    [Case, Coroutine, Covers("A36", "A38")]
    internal static async Coroutine<string> Sequences()
    {
        var text = "";
        foreach (var group in new[] { new Group(1, "two", 3), new Group("a"), new Group(), new Group(1, null) })
        {
            text += group switch
            {
                { List: [int n, string s, ..] } when await Step.Of("first", n > 1) => $"a{n}{s}",
                { List: [1, .. { Count: > 1 } rest] } when await Step.Of("rest", rest.Count == 2) => $"b{rest.Count}",
                { List.Count: 0 } when await Step.Of("empty", false) => "c",
                { List: [string { Length: 1 } only] } => "d" + only,
                { Items: [1, null] items } when items.Length == await Step.Of("two", 2) => "e",
                _ => "f",
            };
        }

        foreach (var word in new[] { "apple", "b", "" })
        {
            text += word switch
            {
                ['a', .., var last] when await Step.Of("last", last == 'x') => "x",
                [var first, .. var rest] when await Step.Of("word", rest.Length > 3) => first + rest,
                { Length: 1 } => "one",
                _ => "none",
            };
        }

        return text;
    }

    [Case, Coroutine, Covers("A36", "A40")]
    internal static async Coroutine<string> Dynamics()
    {
        var text = "";
        foreach (dynamic d in new object[] { 1, "s", new Circle(5, Color.Red) })
        {
            switch (d)
            {
                case int n when await Step.Of("int", n > 1):
                    text += "never";
                    break;
                case Circle { IsBig: true } c when await Step.Of("circle", true):
                    text += c.Radius;
                    break;
                default:
                    text += d.ToString();
                    break;
            }
        }

        return text;
    }

    [Case, Coroutine, Covers("A36", "D1")]
    internal static async Coroutine<string> InHeaders()
    {
        var text = "";
        for (var i = 0; i switch { < 2 when await Step.Of("go", true) => true, 2 => await Step.Of("two", true), _ => false }; i += i switch { 0 when await Step.Of("step", false) => 5, _ => 1 })
            text += i;
        while (text.Length switch { 3 when await Step.Of("three", true) => true, > 3 and var l when l < await Step.Of("limit", 5) => true, _ => false })
            text += ".";
        return text switch { { Length: 5 } t when await Step.Of("end", t != "") => t, _ => "?" } + (await Step.Of("x", 1) is 1 or 2 && text is [.., '.'] ? "!" : "");
    }
}
