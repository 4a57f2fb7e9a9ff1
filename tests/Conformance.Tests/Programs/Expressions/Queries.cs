// A39: queries whose sources await.
internal static partial class Queries
{
    private sealed class Source(string name)
    {
        public Source Where(Func<int, bool> test) => Val($"{name}.Where {test(1)}", this);

        public Source Select(Func<int, int> map) => Val($"{name}.Select {map(2)}", this);

        public Source Join(Source other, Func<int, int> a, Func<int, int> b, Func<int, int, int> map) => Val($"{name}.Join {other} {map(a(1), b(2))}", this);

        public override string ToString() => name;
    }

    private static readonly int[] Numbers = [1, 2, 3, 4];

    private static string Text(object? items) => Show(items);

    [Case, Coroutine, Covers("A39")]
    internal static async Coroutine<string> FirstSource()
    {
        var least = 1;
        var a = from x in await Step.Of("a", Numbers) where x > least let y = x * 2 orderby y descending select $"{x}{y}";
        least = 2;
        return Text(a) + Text(from int x in await Step.Of("b", new object[] { 5, 6 }) select x + least);
    }

    [Case, Coroutine, Covers("A39")]
    internal static async Coroutine<string> Joins()
    {
        var plus = 1;
        var a = from x in Val("x", Numbers) join y in await Step.Of("y", new[] { 2, 3, 4 }) on x equals y + plus select $"{x}-{y}";
        plus = 0;
        var b = from x in Val("x", Numbers)
                where x > plus + 1
                join y in await Step.Of("y", new[] { 2, 3 }) on x equals y into ys
                from z in ys
                let sum = x + z
                join w in Val("w", new[] { 4, 6 }) on sum equals w
                select $"{x}{z}{w}";
        var c = from x in await Step.Of("x", Numbers)
                join y in Val("y", Numbers) on x equals y
                orderby x descending, y
                join z in await Step.Of("z", Numbers) on y equals z
                group z by x % 2 into groups
                join v in await Step.Of("v", new[] { 0 }) on groups.Key equals v
                select $"{groups.Key}:{groups.Count()}{v}";
        return Text(a) + Text(b) + Text(c);
    }

    [Case, Coroutine, Covers("A39")]
    internal static async Coroutine<string> NullSources()
    {
        var text = "";
        int[]? none = null;
        for (var i = 0; i < 5; i++)
        {
            try
            {
                text += Text(i switch
                {
                    0 => from x in none join y in await Step.Of("a", Numbers) on x equals y select x,
                    1 => from x in none where x > 1 join y in await Step.Of("never", Numbers) on x equals y select x,
                    2 => from x in Numbers join z in none on x equals z join y in await Step.Of("never", Numbers) on x equals y select x,
                    3 => from int x in none join y in await Step.Of("never", Numbers) on x equals y select x,
                    _ => from x in Numbers join y in await Step.Of("b", none!) on x equals y select x,
                });
            }
            catch (ArgumentNullException e)
            {
                text += $"{i}: {e.ParamName} {e.Message};";
            }
        }

        return text;
    }

    [Case, Coroutine, Covers("A39"), FallsBack("a query whose operators are not those of 'System.Linq.Enumerable'")]
    internal static async Coroutine<string> OwnOperators()
    {
        var a = from x in new Source("a") where x > 0 join y in await Step.Of("b", new Source("b")) on x equals y select x + y;
        return $"{a}";
    }

    [Case, Coroutine, Covers("A39")]
    internal static async Coroutine<string> OwnOperatorsLater()
    {
        var a = from x in new Source("a") join y in await Step.Of("b", new Source("b")) on x equals y select x + y;
        var b = from x in await Step.Of("c", new Source("c")) where x > 0 select x;
        return $"{a} {b}";
    }
}
