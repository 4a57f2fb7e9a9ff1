// Async iterators: coroutines that yield. Rewritten, they must do on the loop what the compiler's do: order, ends, tokens, contexts.
internal static partial class AsyncIterators
{
    [Coroutine]
    private static async IAsyncEnumerable<int> Count(int to, string name = "count")
    {
        Log(name + " begins");
        try
        {
            for (var i = 1; i <= to; i++)
            {
                await Step.Of("before", i);
                yield return i + await Step.Of("item", 10);
                Log(name + " goes on");
            }
        }
        finally
        {
            Log(name + " finally");
        }

        to = 0;
        await Step.Of("after");
    }

    [Case, Coroutine, Covers("D8")]
    internal static async Coroutine<string> ToTheEnd()
    {
        var text = "";
        await foreach (var x in Count(2))
            text += x + await Step.Of("x", "x");
        await foreach (var x in Count(0, "none"))
            text += x;
        return text;
    }

    [Case, Coroutine]
    internal static async Coroutine<string> LeftEarly()
    {
        var text = "";
        await foreach (var x in Count(3))
        {
            text += x;
            if (await Step.Of("leave", x) == 12)
                break;
        }

        await foreach (var x in Count(1, "thrown out"))
            throw new InvalidOperationException(text + x);
        return text;
    }

    [Coroutine]
    private static async IAsyncEnumerable<string> Cleaning(int at)
    {
        try
        {
            yield return "one";
            try
            {
                if (at == 1)
                    yield break;
                await Step.Of("two");
                if (at == 2)
                    throw new InvalidOperationException("two");
                yield return "two";
                await using var resource = new Resource();
                using var other = new Resource();
                if (at == 3)
                    yield break;
                yield return "three";
            }
            finally
            {
                Log("inner finally");
                await Step.Of("inner cleanup");
                Log("inner cleaned");
            }

            yield return "four";
        }
        finally
        {
            Log("outer finally");
            await Step.Of("outer cleanup");
            Log("outer cleaned");
        }
    }

    private sealed class Resource : IAsyncDisposable, IDisposable
    {
        public void Dispose() => Log("disposed");

        public async ValueTask DisposeAsync()
        {
            Log("disposing");
            await Task.CompletedTask;
        }
    }

    [Case, Coroutine]
    internal static async Coroutine<string> Cleanup()
    {
        var text = "";
        for (var at = 0; at < 4; at++)
        {
            try
            {
                await foreach (var x in Cleaning(at))
                    text += x + " ";
            }
            catch (InvalidOperationException e)
            {
                text += "caught " + e.Message + " ";
            }
        }

        return text;
    }

    [Case, Coroutine]
    internal static async Coroutine<string> CleanupWhenLeft()
    {
        var text = "";
        foreach (var stop in new[] { "one", "two", "three", "four" })
        {
            await foreach (var x in Cleaning(0))
            {
                text += x + " ";
                if (x == stop)
                    break;
            }
        }

        return text;
    }

    /// <summary>By hand in plain async methods: a cancelled coroutine would leave its own wait for a ValueTask.</summary>
    [Case, Coroutine]
    internal static async Coroutine<string> ByHand() => await DriveByHand() + await DisposeTooEarly();

    private static async Task<string> DriveByHand()
    {
        var items = Count(2);
        var first = items.GetAsyncEnumerator();
        var second = items.GetAsyncEnumerator();
        Log("same", ReferenceEquals(items, first) + " " + ReferenceEquals(first, second));
        var text = $"{await first.MoveNextAsync()} {first.Current} ";
        text += $"{await second.MoveNextAsync()} {second.Current} ";
        text += $"{await first.MoveNextAsync()} {first.Current} ";
        await second.DisposeAsync();
        text += $"{await second.MoveNextAsync()} {second.Current} ";
        text += $"{await first.MoveNextAsync()} {first.Current} {await first.MoveNextAsync()} ";
        await first.DisposeAsync();
        var third = items.GetAsyncEnumerator();
        Log("again", ReferenceEquals(items, third));
        await third.DisposeAsync();
        var fourth = items.GetAsyncEnumerator();
        text += $"{await fourth.MoveNextAsync()} {fourth.Current} ";
        return text;
    }

    private static async Task<string> DisposeTooEarly()
    {
        var items = Count(1).GetAsyncEnumerator();
        var moving = items.MoveNextAsync();
        try
        {
            await items.DisposeAsync();
            Log("disposed");
        }
        catch (NotSupportedException)
        {
            Log("not while it runs");
        }

        return $"{await moving}";
    }

    [Coroutine]
    private static async IAsyncEnumerable<string> WithToken(string name, [EnumeratorCancellation] CancellationToken token = default)
    {
        for (var i = 0; i < 3; i++)
        {
            await Step.Of("token");
            token.ThrowIfCancellationRequested();
            yield return $"{name}{i} {token.CanBeCanceled}";
        }
    }

    [Case, Coroutine]
    internal static async Coroutine<string> Tokens()
    {
        using var one = new CancellationTokenSource();
        using var two = new CancellationTokenSource();
        var text = "";
        var both = WithToken("both", one.Token);
        foreach (var (items, source) in new[] { (WithToken("a"), two), (WithToken("b", one.Token), null), (both, two), (both, one) })
        {
            try
            {
                await foreach (var x in source is null ? items.WithCancellation(default) : items.WithCancellation(source.Token))
                {
                    text += x + " ";
                    if (x.StartsWith("both1", StringComparison.Ordinal))
                        source!.Cancel();
                }
            }
            catch (OperationCanceledException)
            {
                text += "canceled ";
            }
        }

        return text;
    }

    private sealed partial class Source(int start)
    {
        private int at = start;

        [Coroutine]
        public async IAsyncEnumerable<T> Repeat<T>(T value, int times = 2)
        {
            Func<int> left = () => times + at;
            while (times-- > 0)
            {
                at += start;
                yield return value;
                await Step.Of("repeat", left());
            }

            Log("left", left());
        }

        [Coroutine]
        public async IAsyncEnumerator<int> GetAsyncEnumerator()
        {
            yield return at;
            await Step.Of("enumerator");
            yield return at + 1;
        }
    }

    private partial struct Steps(int count)
    {
        private int count = count;

        [Coroutine]
        public async IAsyncEnumerable<int> Down()
        {
            while (count > 0)
            {
                yield return count--;
                await Step.Of("down");
            }
        }
    }

    [Case, Coroutine]
    internal static async Coroutine<string> Members()
    {
        var text = "";
        var source = new Source(5);
        var items = source.Repeat("r");
        await foreach (var x in items)
            text += x;
        await foreach (var x in items)
            text += x;
        await foreach (var x in source)
            text += x;
        var steps = new Steps(2).Down();
        await foreach (var x in steps)
            text += x;
        await foreach (var x in steps)
            text += x;
        return text;
    }

    private partial interface IStream
    {
        [Coroutine]
        IAsyncEnumerable<int> Items(int more);

        [Coroutine]
        async IAsyncEnumerable<int> Twice(int more)
        {
            await foreach (var x in Items(more))
            {
                yield return x;
                yield return x * 2;
            }
        }
    }

    private partial class Stream : IStream
    {
        [Coroutine]
        public virtual async IAsyncEnumerable<int> Items(int more)
        {
            yield return more;
            await Step.Of("stream");
            yield return more + 1;
        }
    }

    private sealed partial class MoreStream : Stream
    {
        [Coroutine]
        public override async IAsyncEnumerable<int> Items(int more)
        {
            await foreach (var x in base.Items(more * 10))
                yield return x + await Step.Of("more", 1);
        }
    }

    [Case, Coroutine]
    internal static async Coroutine<string> Dispatched()
    {
        var text = "";
        foreach (var stream in new IStream[] { new Stream(), new MoreStream() })
        {
            await foreach (var x in stream.Twice(3))
                text += x + " ";
        }

        return text;
    }

    /// <summary>Nested, recursive, through a plain async method, and with the operators of other libraries.</summary>
    [Coroutine]
    private static async IAsyncEnumerable<int> Tree(int depth)
    {
        if (depth == 0)
            yield break;
        await foreach (var x in Tree(depth - 1))
            yield return x;
        yield return depth;
        await foreach (var x in Tree(depth - 1).ConfigureAwait(true))
        {
            if (x < 0)
                continue;
            yield return -x;
        }
    }

    private static async Task<string> Plain(IAsyncEnumerable<int> items)
    {
        var text = "";
        await foreach (var x in items)
            text += x + ",";
        return text;
    }

    [Case, Coroutine]
    internal static async Coroutine<string> Nested() => await Plain(Tree(2)) + await Plain(Count(1));

    private static readonly AsyncLocal<string?> Ambient = new();

    [Coroutine]
    private static async IAsyncEnumerable<string?> Flows()
    {
        yield return Ambient.Value;
        Ambient.Value = "inside";
        yield return Ambient.Value;
        await Step.Of("flows");
        yield return Ambient.Value;
    }

    [Case, Coroutine]
    internal static async Coroutine<string> AsyncLocals()
    {
        var text = "";
        Ambient.Value = "outside";
        await foreach (var x in Flows())
        {
            text += $"{x} {Ambient.Value} ";
            Ambient.Value += "+";
        }

        return text + Ambient.Value;
    }

    [Coroutine]
    private static async IAsyncEnumerable<object> Shapes(IEnumerable<int> numbers)
    {
        var pair = new { Sum = 0, Count = 0 };
        foreach (var n in numbers)
        {
            pair = new { Sum = pair.Sum + n, Count = pair.Count + 1 };
            if (n % 2 == 0)
                yield return pair;
            else if (n > 100)
                yield break;
            dynamic d = n;
            yield return d + 0.5;
        }

        switch (await Step.Of("switch", pair.Count))
        {
            case 2:
                yield return "two";
                break;
            default:
                yield return "many";
                goto case 2;
        }

        try
        {
            await Step.Of("fails");
        }
        catch (StepException e)
        {
            Log("caught " + e.Message);
            await Step.Of("in catch");
        }

        yield return "end";
    }

    [Coroutine]
    private static async IAsyncEnumerable<bool> Locked(object gate)
    {
        yield return Monitor.IsEntered(gate);
#pragma warning disable CS9237 // held across a yield
        lock (Val("gate", gate))
        {
            yield return Monitor.IsEntered(gate);
            yield return true;
        }
#pragma warning restore CS9237
        await Step.Of("unlocked");
        yield return Monitor.IsEntered(gate);
    }

    [Case, Coroutine]
    internal static async Coroutine<string> Bodies()
    {
        var text = "";
        var gate = new object();
        await foreach (var x in Locked(gate))
            text += x + " ";
        await foreach (var x in Locked(gate))
        {
            text += x + " ";
            if (x)
                break;
        }

        Log("held", Monitor.IsEntered(gate));
        await foreach (var x in Shapes([1, 2, 3]))
            text += Show(x) + " ";
        await foreach (var x in Shapes([2, 101]))
            text += Show(x) + " ";
        return text;
    }

    /// <summary>Two consumers whose steps interleave see them in the same order.</summary>
    [Case, Coroutine]
    internal static async Coroutine<string> SideBySide()
    {
        var left = Consume("left");
        var right = Consume("right");
        return string.Concat(await Coroutine.Gather(left, right));
    }

    [Coroutine]
    private static async Coroutine<string> Consume(string name)
    {
        var text = name;
        await foreach (var x in Count(2, name))
        {
            Log(name + x);
            text += x;
            await Coroutine.Yield();
        }

        return text;
    }
}
