// A28, I3: variables, operands and awaited things of types that have no name, because an anonymous type is part of them.
internal static partial class Anonymous
{
    [Coroutine]
    internal static async Coroutine<T> Later<T>(string name, T value)
    {
        await Step.Of(name);
        return value;
    }

    [Case, Coroutine, Covers("I3")]
    internal static async Coroutine<string> Variable()
    {
        var item = new { Name = "n", Count = Val("count", 1), Inner = new { X = 1.5, @class = 'c' } };
        var count = await Step.Of("a", 2);
        var text = item.ToString() + count;
        item = item with { Count = await Step.Of("b", 3) };
        for (var i = 0; i < 2; i++)
        {
            var each = new { i, item.Name };
            await Step.Of("c");
            text += each;
            each = null;
            await Step.Of("d");
            text += each is null;
        }

        try
        {
            await Step.Of("e");
            item = new { Name = "m", Count = 9, item.Inner };
            await Step.Of("f");
        }
        finally
        {
            Log(item.ToString()!);
        }

        return text + item;
    }

    [Case, Coroutine, Covers("F2")]
    internal static async Coroutine<string> Composite()
    {
        var list = new[] { new { Id = 1, Tags = new[] { "a" } }, new { Id = 2, Tags = new[] { "b", "c" } } }.ToList();
        var byId = list.ToDictionary(x => x.Id);
        var pair = (First: list[0], Count: await Step.Of("a", 5));
        var groups = list.GroupBy(x => x.Tags.Length).Select(g => new { g.Key, Items = g.ToList() });
        var text = "";
        foreach (var entry in list)
        {
            text += entry.Id + await Step.Of("entry", "t");
            pair.Count += entry.Id;
            pair.First = entry;
        }

        foreach (var (id, value) in byId)
            text += id + value.Tags[0] + await Step.Of("pair", "p");
        foreach (var group in groups)
            text += group.Key + await Step.Of("group", group.Items.Count);
        var array = list.ToArray();
        foreach (var x in array)
            text += await Step.Of("x", x.Id);
        return text + pair.First.Id + pair.Count + byId[2].Tags.Length;
    }

    [Case, Coroutine]
    internal static async Coroutine<string> Operands()
    {
        var text = Show(new { A = Val("a", 1) }, await Step.Of("b", 2));
        text += new { B = 3 }.Equals(await Step.Of<object>("c", new { B = 3 }));
        var chosen = await Step.Of("d", true) ? new { C = await Step.Of("e", 4) } : new { C = 5 };
        var either = chosen ?? new { C = await Step.Of("f", 6) };
        var many = new[] { new { D = 1 }, new { D = await Step.Of("g", 2) } };
        return text + chosen + either.C + many.Length;
    }

    private static string Show<T>(T value, int more) => $"{value} {more}";

    [Case, Coroutine]
    internal static async Coroutine<string> Awaited()
    {
        var one = await Later("a", new { X = 1 });
        var two = await Task.FromResult(new { Y = 2 });
        var many = await Task.WhenAll(new[] { 1, 2 }.Select(async n =>
        {
            await Task.Yield();
            return new { N = n };
        }));
        var boxed = Later("b", new { Z = await Step.Of("c", 3) });
        var three = await boxed;
        return $"{one} {two} {many.Length} {many[1].N} {three}";
    }

    [Case, Coroutine, Covers("F4")]
    internal static async Coroutine<string> Captured()
    {
        var items = new[] { new { Id = 1 }, new { Id = 2 } }.ToList();
        var total = 0;
        Func<int> sum = () => items.Sum(x => x.Id) + total;
        total = await Step.Of("a", 100);
        items.Add(new { Id = 3 });
        var functions = new List<Func<string>>();
        foreach (var item in items)
        {
            var seen = new { item.Id, Twice = await Step.Of("b", item.Id * 2) };
            functions.Add(() => $"{item.Id} {seen.Twice} {total}");
            await Step.Of("c");
            seen = new { Id = 0, seen.Twice };
        }

        total++;
        string Local() => items.Count + sum().ToString();
        await Step.Of("d");
        return Local() + Trace.Show(functions.Select(f => f()));
    }

    [Case, Coroutine]
    internal static async Coroutine<string> Delegates()
    {
        var count = 0;
        var add = (ref int x, int by = 3) => { x += by + count; };
        var both = (in string a, out int length) => { length = a.Length; return a + a; };
        var all = new[] { add, (ref int x, int by = 3) => { x -= by; } }.ToList();
        var sum = (params int[] items) => items.Sum();
        var more = new { Sum = sum, N = 1 };
        var n = await Step.Of("n", 10);
        add(ref n);
        count = await Step.Of("count", 100);
        foreach (var each in all)
        {
            each(ref n, await Step.Of("by", 1));
            each(ref n);
        }

        return $"{n} {both("ab", out var length)} {length} {more.Sum(1, 2, await Step.Of("three", 3))}";
    }

    [Case, Coroutine]
    internal static async Coroutine<string> Patterns()
    {
        object found = await Step.Of("a", new { P = 1 });
        var known = new { P = 1 };
        if (Same(known, found) is { P: var p } match && await Step.Of("b", p > 0))
            return match.ToString() + p + await Step.Of("c", known.P);
        return "none";
    }

    private static T Same<T>(T example, object value) => (T)value;

    internal partial class Holder<TItem>
    {
        [Coroutine]
        public async Coroutine<string> Work<TOther>(TItem item, TOther other)
        {
            var both = new { item, other, Self = this };
            var list = new List<(TItem, string)> { (item, "x") }.Select(x => new { x.Item1, other }).ToList();
            await Step.Of("a");
            Func<object?> f = () => both.item;
            await Step.Of("b");
            return $"{both.item} {both.other} {list[0].Item1} {list.Count} {f()}";
        }
    }

    [Case, Coroutine]
    internal static async Coroutine<string> InGenerics() => await new Holder<int>().Work(1, "o");

    [Case, Coroutine]
    internal static async Coroutine<string> Streams()
    {
        var text = "";
        await foreach (var x in Numbers().Select(n => new { N = n }))
            text += x.N + await Step.Of("x", 1);
        return text;
    }

    private static async IAsyncEnumerable<int> Numbers()
    {
        yield return 1;
        await Task.CompletedTask;
        yield return 2;
    }

    private static async IAsyncEnumerable<TTo> Select<T, TTo>(this IAsyncEnumerable<T> items, Func<T, TTo> by)
    {
        await foreach (var item in items)
            yield return by(item);
    }
}
