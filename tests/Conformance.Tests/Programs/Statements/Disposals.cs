// D8 to D10: resources and streams of odd shapes.
internal static partial class Disposals
{
    private struct Explicit(string name) : IAsyncDisposable, IDisposable
    {
        private int calls;

        ValueTask IAsyncDisposable.DisposeAsync()
        {
            Log($"{name} async {++calls}");
            return ValueTaskStep.Of("dispose");
        }

        void IDisposable.Dispose() => Log($"{name} {++calls}");

        public void Touch() => Log($"{name} touched {++calls}");
    }

    private class Pattern
    {
        public ValueTask DisposeAsync(int unused = 0, params object[] more)
        {
            Log("pattern");
            return default;
        }
    }

    private sealed class Inherited : Pattern;

    private class Both : IDisposable, IAsyncDisposable
    {
        public void Dispose() => Log("dispose");

        public ValueTask DisposeAsync()
        {
            Log("async");
            return ValueTaskStep.Of("both");
        }
    }

    private sealed class Derived : Both;

    private struct Stream(int count)
    {
        public readonly int Count => count;
    }

    private sealed class Items(int count)
    {
        private int at;

        public int Current => at;

        public ValueTask<bool> MoveNextAsync(int more = 0) => ValueTaskStep.Of($"move {more}", at++ < count);
    }

    private static Items GetAsyncEnumerator(this Stream stream) => new(Val("start", stream.Count));

    private static IAsyncEnumerator<int> GetAsyncEnumerator(this int count, CancellationToken cancellation = default) => Numbers(count).GetAsyncEnumerator(cancellation);

    private static async IAsyncEnumerable<int> Numbers(int count, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        try
        {
            for (var i = 0; i < count; i++)
            {
                if (i == 1)
                    await Task.CompletedTask;
                yield return i;
            }
        }
        finally
        {
            Log($"end {cancellation.CanBeCanceled}");
        }
    }

    [Case, Coroutine, Covers("D10")]
    internal static async Coroutine<string> StructResources()
    {
        await using (var a = new Explicit("a"))
        {
            a.Touch();
            await Step.Of("a");
        }

        await using var b = new Explicit("b");
        using (var c = new Explicit("c"))
        {
            c.Touch();
            await Step.Of("c");
        }

        using Explicit? d = new Explicit("d"), none = null;
        await using (await Step.Of("made", new Explicit("e")))
            Log("body");
        return await Generic(new Explicit("f")) + await Generic(new Both()) + await Generic<Both?>(null);
    }

    [Coroutine]
    private static async Coroutine<string> Generic<T>(T made)
        where T : IAsyncDisposable?, IDisposable?
    {
        await using (made)
            await Step.Of("generic");
        await using var a = made;
        using var b = made;
        await Step.Of("more");
        return typeof(T).Name;
    }

    [Case, Coroutine, Covers("D10")]
    internal static async Coroutine<string> Patterns()
    {
        await using var a = new Pattern();
        await using (var b = new Inherited())
            await Step.Of("b");
        await using (Both c = new Derived())
            await Step.Of("c");
        await using var d = new Derived();
        await using var e = d.ConfigureAwait(false);
        Pattern? none = null;
        await using (none)
            return await Step.Of("none", "none");
    }

    [Case, Coroutine, Covers("D8")]
    internal static async Coroutine<string> Streams()
    {
        var text = "";
        await foreach (var x in new Stream(2))
            text += x + await Step.Of("a", " ");
        await foreach (var x in 3)
        {
            if (x == 2)
                break;
            text += x;
        }

        using var source = new CancellationTokenSource();
        await foreach (long x in Numbers(2).WithCancellation(source.Token).ConfigureAwait(false))
            text += x + await Step.Of("b", " ");
        await foreach (var (a, b) in Pairs())
            text += a + b;
        return text;

        static async IAsyncEnumerable<(int, string)> Pairs()
        {
            await Task.CompletedTask;
            yield return (1, "one");
        }
    }
}
