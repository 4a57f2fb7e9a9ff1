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
}
