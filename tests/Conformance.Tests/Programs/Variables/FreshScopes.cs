// F2, F5, D19: what lambdas and local functions capture in the headers of loops and in the sections of a switch, new as often as C# says.
internal static partial class FreshScopes
{
    private static bool Next(ref int n, out int next)
    {
        next = n++;
        return n < 4;
    }

    [Case, Coroutine, Covers("F2", "F5", "D1")]
    internal static async Coroutine<string> WhileCondition()
    {
        var calls = new List<Func<int>>();
        var n = 0;
        while (Next(ref n, out var x))
        {
            calls.Add(() => x++);
            await Step.Of("body");
            x += 10;
        }

        while (await Step.Of("more", n++) is var y && Kept(() => y++) < 6)
            calls.Add(() => y);

        return Show(calls.Select(c => c()));

        int Kept(Func<int> call)
        {
            calls.Add(call);
            return call();
        }
    }

    [Case, Coroutine, Covers("F2", "F5", "D1")]
    internal static async Coroutine<string> ForHeader()
    {
        var calls = new List<Func<int>>();
        var n = 0;
        for (var i = 0; Next(ref n, out var x) && Keep(() => x += 100); i += Counted(() => i))
        {
            calls.Add(() => x + i);
            await Step.Of("body");
            x++;
        }

        for (var i = 0; i < 2; calls.Add(() => i), i++)
            await Step.Of("second");

        for (var i = 0; i < await Step.Of("limit", 2) && Keep(() => i); Next(ref i, out var step), calls.Add(() => step++))
            await Step.Of("third");

        return Show(calls.Select(c => c()));

        bool Keep(Func<int> call)
        {
            calls.Add(call);
            return true;
        }

        int Counted(Func<int> call)
        {
            calls.Add(call);
            return 1;
        }
    }

    [Case, Coroutine, Covers("F2", "F5", "D1")]
    internal static async Coroutine<string> DoCondition()
    {
        var calls = new List<Func<int>>();
        var n = 0;
        do
        {
            await Step.Of("body");
        }
        while (Next(ref n, out var x) && Keep(() => x++));

        do
            n--;
        while (await Step.Of("again", n) is var y and > 1 && Keep(() => y--));

        return Show(calls.Select(c => c()));

        bool Keep(Func<int> call)
        {
            calls.Add(call);
            return call() >= 0;
        }
    }

    [Case, Coroutine, Covers("F2", "D11")]
    internal static async Coroutine<string> Sections()
    {
        var calls = new List<Func<string>>();
        for (var i = 0; i < 4; i++)
        {
            switch (i)
            {
                case 0:
                    var first = await Step.Of("first", 1);
                    calls.Add(() => $"a{first++}");
                    first += 10;
                    goto case 2;
                case 1 when Kept(out var o):
                    calls.Add(() => $"b{o}");
                    await Step.Of("second");
                    o++;
                    break;
                case 2:
                    first = i;
                    calls.Add(() => $"c{first++}");
                    if (calls.Count < 3)
                        goto case 0;
                    await Step.Of("third");
                    break;
                default:
                    const int Limit = 7;
                    calls.Add(() => "d" + Limit + i);
                    break;
            }

            calls.Add(() => "e" + i);
        }

        return Show(calls.Select(c => c()));

        static bool Kept(out int o)
        {
            o = 5;
            return true;
        }
    }

    [Case, Coroutine, Covers("D11")]
    internal static async Coroutine<string> SharedBySections()
    {
        var text = "";
        for (var i = 0; i < 4; i++)
        {
            switch (await Step.Of("i", i))
            {
                case 0:
                    int a = 1, b;
                    string? c = "x";
                    const int K = 40;
                    text += a + c;
                    break;
                case 1:
                    a = 10;
                    await Step.Of("b");
                    b = a + K;
                    text += b;
                    goto case 3;
                case 3:
                    c = "y" + K;
                    await Step.Of("c");
                    a = c.Length;
                    text += c + a + Local(2);
                    break;
                default:
                    b = await Step.Of("d", 5);
                    text += Local(b);
                    break;

                    int Local(int x) => x * K;
            }
        }

        return text;
    }

    [Case, Coroutine, Covers("D11", "D19")]
    internal static async Coroutine<string> LocalFunctionsInSections()
    {
        var text = "";
        for (var i = 0; i < 3; i++)
        {
            switch (i)
            {
                case 0:
                    var n = 5;
                    void Add(int by)
                    {
                        n += by + i;
                        text += n + " ";
                    }

                    Add(1);
                    await Step.Of("a");
                    Add(await Step.Of("b", 10));
                    break;
                default:
                    n = 100;
                    await Step.Of("c");
                    Add(n);
                    break;
            }
        }

        return text;
    }

    [Case, Coroutine, Covers("D19", "F2")]
    internal static async Coroutine<string> LocalFunctionsInLoops()
    {
        var calls = new List<Func<string>>();
        foreach (var x in new[] { 1, 2 })
        {
            var y = x * 10;
            string Both() => $"{x}{y}";
            calls.Add(Both);
            await Step.Of("a");
            y++;
            Log(Both());
        }

        foreach (var (a, b) in new[] { (1, 2), (3, 4) })
        {
            var sum = Sum();
            calls.Add(() => $"{Sum()}{sum}");
            await Step.Of("b");
            sum += Sum();
            int Sum() => a + b;
        }

        var n = 0;
        while (Next(ref n, out var z))
        {
            int Twice() => z * 2;
            await Step.Of("c");
            z += Twice();
            calls.Add(() => Twice() + "!");
        }

        while (await Step.Of("d", n--) is var w and > 2)
        {
            void Change() => w += 100;
            Change();
            await Step.Of("e");
            calls.Add(() => w + "?");
            Change();
        }

        return Show(calls.Select(c => c()));
    }

    [Case, Coroutine, Covers("D19", "F2")]
    internal static async Coroutine<string> LocalFunctionsInAsyncStreams()
    {
        var calls = new List<Func<string>>();
        await foreach (var x in Numbers())
        {
            var y = x;
            string Both() => $"{x}{y++}";
            calls.Add(Both);
            Log(Both());
            await Step.Of("a");
            Log(Both());
        }

        return Show(calls.Select(c => c()));

        static async IAsyncEnumerable<int> Numbers()
        {
            yield return 1;
            await Task.CompletedTask;
            yield return 2;
        }
    }

    [Case, Coroutine, Covers("D19", "E3", "E4")]
    internal static async Coroutine<string> InHandlers()
    {
        var calls = new List<Func<string>>();
        var limit = 1;
        for (var i = 0; i < 2; i++)
        {
            try
            {
                await Step.Of("a");
                throw new StepException("own");
            }
            catch (StepException e) when (Keep(() => $"{e.Step}{limit}{i}"))
            {
                string Text() => e.Step + limit++;
                calls.Add(Text);
                await Step.Of("b");
                Log(Text());
            }
            catch (Exception e) when (Keep(() => e.Message + limit))
            {
                calls.Add(() => e.Message + "!");
            }
        }

        return Show(calls.Select(c => c()));

        bool Keep(Func<string> call)
        {
            calls.Add(call);
            return call().Length > 0;
        }
    }

    [Case, Coroutine, Covers("F2", "F5")]
    internal static async Coroutine<string> EmbeddedStatements()
    {
        var calls = new List<Func<int>>();
        for (var i = 0; i < 3; i++)
            if (i > 0)
                Keep(await Step.Of("a", Next(ref i, out var x)), () => x++ + i);
            else
                Keep(Next(ref i, out var y), () => y++, await Step.Of("b", 1));

        return Show(calls.Select(c => c()));

        void Keep(bool go, Func<int> call, int more = 0) => calls.Add(() => call() + more + (go ? 100 : 0));
    }

    [Case, Coroutine, Covers("F5")]
    internal static async Coroutine<int> ExpressionBody() => Next(await Step.Of("a", 1), out var x, () => 5) + await Step.Of("b", x) + Call(() => x++) + x;

    private static int Next(int n, out int next, Func<int> call) => next = n + call();

    private static int Call(Func<int> call) => call() + call();

    [Case, Coroutine, Covers("F2", "A35")]
    internal static async Coroutine<string> Arms()
    {
        var calls = new List<Func<string>>();
        foreach (object o in new object[] { 1, "two", 3, 4.5 })
        {
            var text = o switch
            {
                int n and < 3 => Kept(() => $"a{n++}") + await Step.Of("a", "!"),
                int n when n > await Step.Of("b", 2) => Kept(() => $"b{n++}"),
                string { Length: var l } s => await Step.Of("c", Kept(() => s + l++)),
                var other => Kept(() => $"{other}"),
            };
            calls.Add(() => text);
        }

        return Show(calls.Select(c => c()));

        string Kept(Func<string> call)
        {
            calls.Add(call);
            return call();
        }
    }
}
