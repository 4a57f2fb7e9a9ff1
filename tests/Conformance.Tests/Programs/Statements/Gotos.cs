// D12: goto forward, backward and out of blocks, with awaits on the way.
internal static partial class Gotos
{
    [Case, Coroutine, Covers("D12")]
    internal static async Coroutine<int> Backward()
    {
        var n = 0;
    again:
        n += await Step.Of("n", 1);
        if (n < 3)
            goto again;
        return n;
    }

    [Case, Coroutine, Covers("D12")]
    internal static async Coroutine<string> OutOfLoops()
    {
        var text = "";
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                if (i == 1 && j == 1)
                    goto found;
                text += await Step.Of("x", $"{i}{j} ");
            }
        }

        text += "not found";
    found:
        text += "found";
        return text + await Step.Of("end", "!");
    }

    [Case, Coroutine, Covers("D12")]
    internal static async Coroutine<string> OutOfTry()
    {
        var n = 0;
    retry:
        try
        {
            n++;
            await Step.Of("a");
            if (n < 3)
                goto retry;
            goto end;
        }
        catch (StepException) when (n < 2)
        {
            goto retry;
        }
        finally
        {
            Log("finally", n);
        }

    end:
        return Show(n);
    }

    [Case, Coroutine, Covers("D12", "F2")]
    internal static async Coroutine<int> Closures()
    {
        var list = new List<Func<int>>();
        var n = 0;
    again:
        {
            var fresh = n * 10;
            list.Add(() => fresh++);
            await Step.Of("a");
            fresh++;
        }

        if (++n < 3)
            goto again;
        return list.Sum(f => f());
    }

    [Case, Coroutine, Covers("D12", "D14", "E6")]
    internal static async Coroutine<string> OutOfAwaitingFinallys()
    {
        var text = "";
        var n = 0;
    again:
        try
        {
            n++;
            try
            {
                if (n == 1)
                    goto again;
                if (n == 2)
                    goto inner;
                text += await Step.Of("a", "a");
                if (n > 3)
                    goto end;
            inner:
                text += "i";
                if (await Step.Of("jump", n == 2))
                    goto outer;
                text += "n";
            }
            finally
            {
                text += await Step.Of("first", "f");
            }

            text += "-";
        outer:
            text += "o";
        }
        finally
        {
            await Step.Of("second");
            text += "g";
        }

        if (n < 5)
            goto again;
    end:
        return text + n;
    }

    [Case, Coroutine, Covers("D12", "D10", "D8")]
    internal static async Coroutine<string> OutOfAsyncResources()
    {
        var text = "";
        for (var i = 0; i < 3; i++)
        {
            await using var one = new Resource("one");
            if (i == 1)
                goto next;
            await using (new Resource("two"))
            {
                text += await Step.Of("a", "a");
                if (i == 2)
                    goto end;
            }

            await foreach (var x in Numbers())
            {
                if (x == 2)
                    goto next;
                text += x;
            }

            text += "never";
        next:
            text += ".";
        }

    end:
        return text;

        static async IAsyncEnumerable<int> Numbers()
        {
            try
            {
                yield return 1;
                await Task.CompletedTask;
                yield return 2;
            }
            finally
            {
                Log("numbers end");
            }
        }
    }

    [Case, Coroutine, Covers("D11", "D12", "E6")]
    internal static async Coroutine<string> GotoCaseOutOfFinally()
    {
        var text = "";
        for (var i = 0; i < 3; i++)
        {
            switch (i)
            {
                case 0:
                    try
                    {
                        text += await Step.Of("zero", "z");
                        goto case 5;
                    }
                    finally
                    {
                        text += await Step.Of("cleanup", "c");
                    }

                case 1:
                    await using (new Resource("one"))
                    {
                        try
                        {
                            text += "1";
                            if (i > 0)
                                goto default;
                        }
                        finally
                        {
                            await Step.Of("inner");
                        }

                        continue;
                    }

                case 5:
                    text += "5";
                    break;
                default:
                    text += "d";
                    break;
            }
        }

        return text;
    }

    private sealed class Resource(string name) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            Log("dispose " + name);
            return ValueTaskStep.Of("dispose");
        }
    }
}
