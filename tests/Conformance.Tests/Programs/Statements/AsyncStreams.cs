// D8, D10: await foreach over streams of any shape; await using.
internal static partial class AsyncStreams
{
    private sealed class Stream(int count, bool fails = false) : IAsyncEnumerable<int>, IAsyncEnumerator<int>
    {
        public int Current { get; private set; }

        public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            Log("GetAsyncEnumerator");
            return this;
        }

        public ValueTask<bool> MoveNextAsync()
        {
            Log("MoveNextAsync");
            if (fails && Current == count)
                throw new InvalidOperationException("stream");
            return new(Current++ < count);
        }

        public ValueTask DisposeAsync()
        {
            Log("DisposeAsync");
            return default;
        }
    }

    private sealed class Pattern
    {
        public Enumerator GetAsyncEnumerator() => new();

        public struct Enumerator
        {
            private int n;

            public (int, string) Current => (n, "p" + n);

            public Task<bool> MoveNextAsync() => Task.FromResult(++n < 3);
        }
    }

    [Case, Coroutine, Covers("D8")]
    internal static async Coroutine<string> Interface()
    {
        var text = "";
        await foreach (var x in new Stream(3))
        {
            if (x == 2)
                continue;
            text += await Step.Of("x", x);
        }

        await foreach (var x in new Stream(3))
        {
            if (await Step.Of("leave", x) == 2)
                break;
            text += x;
        }

        return text;
    }

    private sealed class Slow(int count) : IAsyncEnumerable<int>, IAsyncEnumerator<int>
    {
        public int Current { get; private set; }

        public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

        public ValueTask<bool> MoveNextAsync() => ValueTaskStep.Of("move", Current++ < count);

        public ValueTask DisposeAsync()
        {
            Log("DisposeAsync");
            return default;
        }
    }

    /// <summary>A cancelled task leaves MoveNextAsync only at its end (R21).</summary>
    [Case, Coroutine, Covers("D8")]
    internal static async Coroutine<string> SlowToMove()
    {
        var text = "";
        await foreach (var x in new Slow(2))
            text += await Step.Of("x", x);
        return text;
    }

    [Case, Coroutine, Covers("D8")]
    internal static async Coroutine<string> Fails()
    {
        try
        {
            await foreach (var x in new Stream(1, fails: true))
                await Step.Of("x");
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }

        return "none";
    }

    [Case, Coroutine, Covers("D8")]
    internal static async Coroutine<string> ByPattern()
    {
        var text = "";
        await foreach (var (n, s) in new Pattern())
            text += s + await Step.Of("n", n);
        return text;
    }

    [Case, Coroutine, Covers("D8", "F2")]
    internal static async Coroutine<string> Closures()
    {
        var list = new List<Func<int>>();
        await foreach (var x in new Stream(2).WithCancellation(default))
        {
            list.Add(() => x * 10);
            await Step.Of("a");
        }

        return Show(list.Select(f => f()));
    }

    [Case, Coroutine, Covers("D8", "D10")]
    internal static async Coroutine<int> ReturnsFromInside()
    {
        await foreach (var x in new Stream(5))
        {
            await using var inner = new Stream(x);
            if (x == 2)
                return await Step.Of("x", x);
        }

        return 0;
    }

    [Case, Coroutine, Covers("D10")]
    internal static async Coroutine NullResource()
    {
        await using var none = (Stream?)null;
        await using (await Step.Of("a", new Stream(0)))
            Log("body");
    }
}
