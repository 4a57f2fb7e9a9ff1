// F1 to F6: lambdas share the variables they capture, fresh per iteration.
internal static partial class Closures
{
    [Case, Coroutine, Covers("F2")]
    internal static async Coroutine<string> ForAndBody()
    {
        var actions = new List<Func<string>>();
        for (var i = 0; i < 3; i++)
        {
            var j = i * 10;
            actions.Add(() => $"{i},{j}");
            await Step.Of("a");
            j++;
        }

        return Show(actions.Select(a => a()));
    }

    [Case, Coroutine, Covers("F2")]
    internal static async Coroutine<string> ForEachVariable()
    {
        var actions = new List<Func<int>>();
        foreach (var x in new[] { 1, 2, 3 })
        {
            actions.Add(() => x);
            await Step.Of("a");
        }

        foreach (var (a, b) in new[] { (1, 2), (3, 4) })
        {
            await Step.Of("b");
            actions.Add(() => a * b);
        }

        return Show(actions.Select(a => a()));
    }

    [Case, Coroutine, Covers("F2")]
    internal static async Coroutine<string> WhileBody()
    {
        var actions = new List<Func<int>>();
        var n = 0;
        while (n < 3)
        {
            var m = await Step.Of("m", n);
            actions.Add(() => m += n);
            n++;
        }

        do
        {
            int k = n--;
            actions.Add(() => k);
            await Step.Of("k");
        }
        while (n > 1);
        return Show(actions.Select(a => a())) + Show(actions.Select(a => a()));
    }

    [Case, Coroutine, Covers("F4")]
    internal static async Coroutine<string> SharedBetweenLambdas()
    {
        var n = 0;
        Action up = () => n++;
        Func<int> read = () => n;
        up();
        n += await Step.Of("a", 5);
        up();
        await Step.Of("b");
        return $"{read()} {n}";
    }

    [Case, Coroutine, Covers("F3")]
    internal static async Coroutine<string> Parameters() => await Captured(1, "p");

    [Coroutine]
    private static async Coroutine<string> Captured(int n, string text)
    {
        Action change = () =>
        {
            n++;
            text += "!";
        };
        change();
        await Step.Of("a");
        change();
        n += await Step.Of("b", 10);
        return text + n;
    }

    [Case, Coroutine, Covers("F2")]
    internal static async Coroutine<string> LambdaInLambda()
    {
        var a = 1;
        Func<Func<int>> make = () =>
        {
            var b = a + 1;
            return () => a + b++;
        };
        var first = make();
        await Step.Of("a");
        a = 10;
        return $"{first()} {first()} {make()()}";
    }

    [Case, Coroutine, Covers("F4")]
    internal static async Coroutine<string> LambdaBodies()
    {
        var text = "";
        Func<int, int> expression = x => x + text.Length;
        Action<string> statement = s =>
        {
            for (var i = 0; i < 2; i++)
                text += s + i;
        };
        await Step.Of("a");
        statement("s");
        Func<int, int, int> typed = static (int a, int b) => a * b;
        Func<int> anonymous = delegate { return text.Length; };
        return text + expression(1) + typed(2, await Step.Of("b", 3)) + anonymous();
    }

    [Case, Coroutine, Covers("I12")]
    internal static async Coroutine<string> AsyncLambdas()
    {
        var n = 1;
        Func<Task<int>> task = async () =>
        {
            await Task.CompletedTask;
            return ++n;
        };
        Func<int, Coroutine<int>> coroutine = async x => await Step.Of("in lambda", x) + n;
        var a = await task();
        return $"{a} {await coroutine(5)} {n}";
    }

    [Case, Coroutine, Covers("F2")]
    internal static async Coroutine<string> InNestedBlocks()
    {
        var actions = new List<Func<int>>();
        var outer = 1;
        for (var i = 0; i < 2; i++)
        {
            var middle = i;
            {
                var inner = await Step.Of("a", i * 2);
                actions.Add(() => outer + middle + inner);
            }
            if (middle == 1)
            {
                var inner = 50;
                actions.Add(() => inner + outer);
                await Step.Of("b");
                inner++;
            }
        }

        outer = 100;
        return Show(actions.Select(a => a()));
    }

    [Case, Coroutine, Covers("F2")]
    internal static async Coroutine<string> InTry()
    {
        Func<string>? later = null;
        try
        {
            var text = await Step.Of("a", "a");
            later = () => text;
            await Step.Of("b");
            text += "!";
        }
        catch (StepException e)
        {
            var message = e.Message;
            later = () => message;
        }

        return later!();
    }

    [Case, Coroutine, Covers("F5")]
    internal static async Coroutine<string> PatternVariables()
    {
        object o = await Step.Of("o", (object)"text");
        Func<string>? f = null;
        if (o is string s)
        {
            f = () => s;
            await Step.Of("a");
            s += "!";
        }

        if (int.TryParse("5", out var n))
        {
            await Step.Of("b");
            n++;
        }

        Func<int> g = () => n;
        return f!() + g();
    }

    [Case, Coroutine, Covers("F4")]
    internal static async Coroutine<string> LambdasInConditions()
    {
        var n = await Step.Of("n", 2);
        var text = "";
        var items = new[] { 1, 2, 3 };
        if (items.Any(x => x == n))
            text += await Step.Of("any", "any");
        while (items.Count(x => x > n) > 0)
        {
            n++;
            await Step.Of("while");
        }

        for (var i = 0; items.Any(x => x + i < 3); i++)
            text += await Step.Of("for", i);
        do
        {
            text += await Step.Of("do", "d");
            n--;
        }
        while (items.All(x => x <= n));
        foreach (var x in items.Where(x => x > n))
            text += await Step.Of("x", x);
        using (new MemoryStreamOf(() => n))
            await Step.Of("using");
        try
        {
            await Step.Of("try");
        }
        catch (StepException e)
        {
            Func<string> f = () => e.Step + n;
            text += f();
        }
        finally
        {
            Func<int> g = () => n * 10;
            text += g();
        }

        switch (items.Count(x => x >= n))
        {
            case 1:
                text += await Step.Of("one", "1");
                break;
            default:
                Func<int> h = () => n + items.Length;
                text += h() + await Step.Of("more", 2);
                break;
        }

        return await Step.Of("a", items.Any(x => x == n)) ? text + items.First(x => x == n) : text;
    }

    private sealed class MemoryStreamOf(Func<int> f) : IDisposable
    {
        public void Dispose() => Log("dispose", f());
    }

    [Case, Coroutine, Covers("A39")]
    internal static async Coroutine<int> Queries()
    {
        var limit = await Step.Of("limit", 3);
        var numbers = from x in Enumerable.Range(1, 10)
                      let y = x * limit
                      where y % 2 == 0 && x > limit
                      orderby y descending
                      select y;
        limit = await Step.Of("changed", 4);
        return numbers.First() + Enumerable.Range(0, 5).Where(x => x > limit - 3).Sum();
    }
}
