// D4, D6, D8, D15, D16, D21: enumerators found by extension, dynamic sequences, locks, loops without end.
internal static partial class MoreLoops
{
    private sealed class Countdown(int from)
    {
        public int From => from;
    }

    private static IEnumerator<int> GetEnumerator(this Countdown countdown)
    {
        for (var i = countdown.From; i > 0; i--)
            yield return Val("next", i);
    }

    private static IAsyncEnumerator<int> GetAsyncEnumerator(this Countdown countdown) => Numbers(countdown.From).GetAsyncEnumerator();

    private static async IAsyncEnumerable<int> Numbers(int count, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        try
        {
            for (var i = 0; i < count; i++)
            {
                await Task.CompletedTask;
                yield return Val("yields", i);
            }
        }
        finally
        {
            Log($"ends, can be cancelled: {cancellation.CanBeCanceled}");
        }
    }

    [Case, Coroutine, Covers("D6")]
    internal static async Coroutine<string> ByExtension()
    {
        var text = "";
        foreach (var x in new Countdown(2))
            text += await Step.Of("x", x);
        return text;
    }

    [Case, Coroutine, Covers("D6", "I15")]
    internal static async Coroutine<string> Dynamic()
    {
        var text = "";
        dynamic items = new List<object> { 1, "two" };
        foreach (var x in items)
            text += Show((object)x) + await Step.Of("x", 1);
        foreach (int x in (dynamic)new[] { 3, 4 })
            text += x + await Step.Of("y", 1);
        return text;
    }

    [Case, Coroutine, Covers("D8")]
    internal static async Coroutine<string> AsyncByExtension()
    {
        var text = "";
        await foreach (var x in new Countdown(2))
            text += await Step.Of("x", x);
        using var source = new CancellationTokenSource();
        await foreach (var x in Numbers(2).WithCancellation(source.Token).ConfigureAwait(false))
            text += await Step.Of("y", x);
        await foreach (var x in Numbers(3))
        {
            if (x == 1)
                break;
            text += x;
        }

        return text;
    }

    [Case, Coroutine, Covers("D15")]
    internal static async Coroutine<int> Locks()
    {
        var gate = new Lock();
        var n = 0;
        lock (gate)
        {
            n++;
        }

        n += await Step.Of("a", 2);
        lock (gate)
            n *= 2;
        return n;
    }

    [Case, Coroutine, Covers("D21")]
    internal static async Coroutine<string> Endless()
    {
        var n = 0;
        while (true)
        {
            n += await Step.Of("n", 1);
            if (n > 2)
                break;
        }

        for (;;)
        {
            n++;
            if (await Step.Of("m", n) > 4)
                return Show(n);
        }
    }

    [Case, Coroutine, Covers("D21")]
    internal static async Coroutine<int> EndsInThrow()
    {
        var n = await Step.Of("n", 1);
        if (n == 1)
        {
            await Step.Of("a");
            throw new InvalidOperationException($"n is {n}");
        }

        throw await Step.Of("error", new InvalidOperationException("other"));
    }

    [Case, Coroutine, Covers("E13")]
    internal static async Coroutine<int> ManyDoneAtOnce()
    {
        var sum = 0;
        for (var i = 0; i < 2_000; i++)
            sum += await Coroutine.FromResult(i) + await ValueTask.FromResult(1);
        return sum + await Step.Of("a", 1);
    }

    [Case, Coroutine, Covers("E13")]
    internal static async Coroutine<int> ManyLevels() => await Deep(100) + await Step.Of("a", 1);

    [Coroutine]
    private static async Coroutine<int> Deep(int n) => n == 0 ? await Step.Of("bottom", 0) : 1 + await Deep(n - 1);
}
