// D11 to D14, E6, E8, E10: jumps out of many things at once.
internal static partial class NestedJumps
{
    [Case, Coroutine, Covers("D14", "E6", "E8", "E10")]
    internal static async Coroutine<string> ThroughEverything()
    {
        var text = "";
        for (var i = 0; i < 6; i++)
        {
            try
            {
                foreach (var c in new List<char> { 'a', 'b' })
                {
                    try
                    {
                        switch (i)
                        {
                            case 0 when await Step.Of("guard", c == 'b'):
                                text += "0";
                                goto case 1;
                            case 1:
                                try
                                {
                                    if (c == 'a')
                                        continue;
                                    text += await Step.Of("one", "1");
                                    goto default;
                                }
                                finally
                                {
                                    text += await Step.Of("cleanup", "x");
                                }

                            case 2:
                                throw new StepException("two");
                            case 3:
                                goto next;
                            case 4:
                                return text + await Step.Of("result", "r");
                            default:
                                text += "d";
                                break;
                        }

                        text += c;
                    }
                    catch (StepException e) when (e.Step == "two" && Val("filter", true))
                    {
                        text += await Step.Of("handler", "h");
                        if (c == 'b')
                            break;
                    }
                    finally
                    {
                        text += "f";
                        try
                        {
                            await Step.Of("in finally", i);
                        }
                        catch (StepException)
                        {
                            text += "caught";
                        }
                    }
                }

                text += "|";
            next:
                text += await Step.Of("next", "n");
            }
            catch (StepException e) when (i == 5)
            {
                text += e.Step + await Step.Of("last", "!");
                throw;
            }
            finally
            {
                await Step.Of("outer");
                text += "o";
            }
        }

        return text;
    }

    [Case, Coroutine, Covers("D12", "E2", "E6")]
    internal static async Coroutine<int> RetryLoop()
    {
        var tries = 0;
    retry:
        tries++;
        try
        {
            await using var resource = new Tracked($"try {tries}");
            if (tries < 3)
                goto retry;
            return tries + await Step.Of("work", 10);
        }
        catch (StepException) when (tries < 5)
        {
            await Step.Of("back off");
            goto retry;
        }
    }

    private sealed class Tracked(string name) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTaskStep.Of(name);
    }

    [Case, Coroutine, Covers("D13", "E6", "E8")]
    internal static async Coroutine<string> ReturnsReplaceEachOther()
    {
        var log = new List<string>();
        try
        {
            try
            {
                return Show(log) + await Step.Of("first", "1");
            }
            finally
            {
                log.Add("inner");
                for (var i = 0; i < 2; i++)
                {
                    try
                    {
                        if (await Step.Of("loop", i) == 0)
                            continue;
                        break;
                    }
                    finally
                    {
                        log.Add(await Step.Of("added", $"{i}"));
                    }
                }
            }
        }
        catch (StepException e) when (e.Step is "first" or "added")
        {
            return Show(log) + await Step.Of("second", e.Step);
        }
        finally
        {
            Log(Show(log));
        }
    }

    [Case, Coroutine, Covers("D1", "D11", "D12", "F5")]
    internal static async Coroutine<string> LoopsAndSwitches()
    {
        var text = "";
        var n = 0;
        do
        {
            if (n == 2 && await Step.Of("skip", true))
                continue;
            for (int i = 0, j = await Step.Of("j", 3); i < j && await Step.Of("go", true); i++, j -= await Step.Of("step", 1))
            {
                switch ((i, n))
                {
                    case (0, 1):
                        continue;
                    case var (x, y) when x > y:
                        text += $"{x}>{y}";
                        goto done;
                    case (_, 3) when await Step.Of("three", i == 0):
                        text += "three";
                        break;
                    default:
                        text += i;
                        break;
                }

                text += ",";
            }

        done:
            text += ";";
        }
        while (++n < await Step.Of("limit", 4) || text.Length > 1000);

        while (true)
        {
            if (await Step.Of("out", n-- < 3) is true and var stop)
                return text + stop;
        }
    }
}
