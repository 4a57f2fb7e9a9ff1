// A36, D8, D12, D20, E4 to E8, F2: several constructs of one method at once.
internal static partial class Mixed
{
    private interface IParser<TSelf>
        where TSelf : IParser<TSelf>
    {
        static abstract Coroutine<TSelf> Parse(string text);

        static virtual int Rank => 1;

        int Value { get; set; }
    }

    private sealed class Number(int value) : IParser<Number>
    {
        public int Value { get => Val($"get {value}", value); set => Log($"set {value}"); }

        public static async Coroutine<Number> Parse(string text) => new(await Step.Of("parse", text.Length));

        public override string ToString() => $"#{value}";
    }

    private struct Letter : IParser<Letter>
    {
        public int Value { get; set; }

        public static int Rank => 7;

        public static async Coroutine<Letter> Parse(string text)
        {
            var length = await Step.Of("letter", text.Length);
            return new() { Value = length * 10 };
        }
    }

    [Coroutine]
    private static async IAsyncEnumerable<string> Sections(IEnumerable<object?> items)
    {
        var calls = new List<Func<string>>();
        foreach (var item in items)
        {
            switch (item)
            {
                case int n when await Step.Of("n", n > 1):
                    calls.Add(() => $"{n++}");
                    yield return $"a{n}";
                    n += 10;
                    goto default;
                case string { Length: var l } s when l == await Step.Of("l", 3):
                    try
                    {
                        yield return s;
                        if (l > 2)
                            goto case null;
                    }
                    finally
                    {
                        await Step.Of("cleanup");
                        calls.Add(() => s + l);
                    }

                    break;
                case null:
                    yield return "null";
                    continue;
                case "stop":
                    yield break;
                default:
                    yield return Show(calls.Select(c => c()));
                    break;
            }
        }
    }

    [Case, Coroutine, Covers("D8", "A36", "D12")]
    internal static async Coroutine<string> Iterator()
    {
        var text = "";
        await foreach (var part in Sections([1, 2, "abc", null, "ab", "stop", 5]))
            text += part + await Step.Of("part", " ");
        return text;
    }

    [Case, Coroutine, Covers("C18", "F11", "C5")]
    internal static async Coroutine<string> Parsers() => await Of<Number>("abc") + await Of<Letter>("xy");

    [Coroutine]
    private static async Coroutine<string> Of<T>(string text)
        where T : IParser<T>
    {
        var parsed = await T.Parse(text);
        T[] all = [parsed, await T.Parse(text + await Step.Of("more", "!")), .. (await Step.Of("list", new List<T> { parsed }))];
        parsed.Value += await Step.Of("value", T.Rank);
        all[Val("i", 0)].Value = all[1].Value + await Step.Of("other", 1);
        Func<T, int> rank = t => t.Value + T.Rank;
        var kept = all[await Step.Of("at", 2)] is { Value: > 1 and var v } t && t.Value == v ? v : -1;
        return $"{parsed.Value} {Show(all.Select(rank))} {kept} {typeof(T).Name} {parsed?.ToString() ?? "none"}";
    }

    [Case, Coroutine, Covers("E3", "E4", "E5", "E6", "E7", "E8")]
    internal static async Coroutine<string> Handlers()
    {
        var text = "";
        var order = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            try
            {
                try
                {
                    try
                    {
                        text += await Step.Of("body", i);
                        if (i == 1)
                            throw new StepException("own") { Data = { ["i"] = await Step.Of("data", i) } };
                        if (i == 2)
                            throw new InvalidOperationException("two", new StepException("inner"));
                    }
                    catch (StepException e) when (Keep($"filter {e.Step} {i}") && e.Step != "own")
                    {
                        text += await Step.Of("handled", e.Step);
                        if (i > 0)
                            throw;
                        e = new StepException("other");
                        await Step.Of("before");
                        throw e;
                    }
                    finally
                    {
                        order.Add($"first {i}");
                        text += i == 3 ? await Step.Of("third", "t") : "";
                    }
                }
                catch (Exception e) when (e is StepException { Step: var step } ? step == "own" && Keep(step) : e.InnerException is StepException { Step: "inner" } inner && Keep(inner.Step))
                {
                    order.Add($"second {e.Message}");
                    try
                    {
                        throw new ArgumentException(await Step.Of("nested", e.Message), e);
                    }
                    catch (ArgumentException a) when (a.InnerException == e && i == 2)
                    {
                        text += await Step.Of("argument", "a");
                        continue;
                    }
                    finally
                    {
                        order.Add(await Step.Of("nested finally", "n"));
                    }
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                text += e.GetType().Name;
                if (e is StepException { Step: "before" or "other" })
                    return text + Show(order) + await Step.Of("left", "!");
            }
            finally
            {
                order.Add($"last {i}");
            }
        }

        return text + Show(order);

        bool Keep(string what)
        {
            order.Add(what);
            return true;
        }
    }
}
