// A35, A37, A38, F5: patterns, their variables, and switch expressions.
internal static partial class Patterns
{
    private sealed class Shape(int a, int b)
    {
        public int A => Val("get A", a);

        public int B => Val("get B", b);
    }

    [Case, Coroutine, Covers("A37", "F5")]
    internal static async Coroutine<string> VariableLivesOn()
    {
        object o = "text";
        if (o is string { Length: > 2 } text && await Step.Of("a", true))
        {
            await Step.Of("b");
            return text;
        }

        return "no";
    }

    [Case, Coroutine, Covers("A37")]
    internal static async Coroutine<string> AwaitedIs()
    {
        if (await Step.Of("a", (object)5) is int number and > 3)
            return "number " + (number + await Step.Of("b", 1));
        return "no";
    }

    [Case, Coroutine, Covers("A37", "F5")]
    internal static async Coroutine<string> NegatedPattern()
    {
        if (await Step.Of("a", (object)"x") is not string text)
            return "no";
        await Step.Of("b");
        return text;
    }

    [Case, Coroutine, Covers("A35", "A37")]
    internal static async Coroutine<string> PropertiesReadOnce()
    {
        if (await Step.Of("shape", new Shape(1, 2)) is { A: var a, B: > 1 and var b } && await Step.Of("c", true))
            return $"{a} {b}";
        return "no";
    }

    [Case, Coroutine, Covers("F5")]
    internal static async Coroutine<string> OutVariable()
    {
        if (int.TryParse(await Step.Of("text", "42"), out var number) && await Step.Of("b", true))
        {
            await Step.Of("c");
            return Show(number);
        }

        return Show(number);
    }

    [Case, Coroutine, Covers("F5")]
    internal static async Coroutine<int> OutVariableBefore()
    {
        int.TryParse("7", out var number);
        await Step.Of("a");
        number += int.TryParse("8", out var other) ? other : await Step.Of("never", 1);
        return number + await Step.Of("b", other);
    }

    [Case, Coroutine, Covers("A38")]
    internal static async Coroutine<string> ListPattern() =>
        await Step.Of("list", new[] { 1, 2, 3 }) is [var first, .. var rest] ? $"{first} {Show(rest)}" : "no";

    [Case, Coroutine, Covers("A35")]
    internal static async Coroutine<string> SwitchExpressionGoverning() => await Step.Of("a", 2) switch
    {
        1 => "one",
        2 => Val("two", "two"),
        _ => "many",
    };

    [Case, Coroutine, Covers("A37", "F5")]
    internal static async Coroutine<string> WhileIs()
    {
        var n = 0;
        var text = "";
        while (await Step.Of("next", n < 2 ? n++ : (int?)null) is int value)
            text += value;
        return text;
    }

    [Case, Coroutine, Covers("A37")]
    internal static async Coroutine<bool> Relational() => await Step.Of("a", 5) is > 3 and < 10 or 20 && Val("b", 3) is not 4;

    [Case, Coroutine, Covers("A37")]
    internal static async Coroutine<string> TwoVariables()
    {
        object a = 1, b = "x";
        if (a is int i && b is string s && await Step.Of("c", i) == 1 && s.Length == await Step.Of("d", 1))
            return s + i;
        return "no";
    }

    private sealed record Place(string Name, Place? Within = null);

    /// <summary>The type of the methods has members with the names of the path.</summary>
    private sealed partial class Located(Place within)
    {
        private Place Within { get; } = within;

        private string Name => "mine";

        [Coroutine]
        public async Coroutine<string> Find(Place place) => place switch
        {
            { Within.Within.Name: var name } when await Step.Of("far", name.Length > 1) => name + Name,
            { Within.Name: "here", Name: var own } => own + Within.Within?.Name + await Step.Of("near", Name),
            _ => $"{place is { Within.Name.Length: > 2 }} {await Step.Of("none", Within) is { Within.Name: "top" }}",
        };
    }

    [Case, Coroutine, Covers("A35")]
    internal static async Coroutine<string> Paths()
    {
        var located = new Located(new("in", new("top")));
        var here = new Place("here", new("top"));
        return string.Join(", ", await located.Find(new("a", here)), await located.Find(new("b", new("here"))), await located.Find(here), await located.Find(new("x")));
    }
}
