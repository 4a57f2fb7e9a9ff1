// D11, D15 to D18: switch, lock, checked, unsafe and declarations around awaits.
internal static partial class Others
{
    private static readonly object Gate = new();

    [Case, Coroutine, Covers("D11")]
    internal static async Coroutine<string> SwitchWithoutAwaits()
    {
        var text = "";
        for (var i = 0; i < 4; i++)
        {
            switch (await Step.Of("i", i))
            {
                case 0:
                    text += "zero";
                    continue;
                case 1 when text.Length > 3:
                case 2:
                    text += "some";
                    break;
                default:
                    return text + "end";
            }

            await Step.Of("after");
        }

        return text;
    }

    [Case, Coroutine, Covers("A36", "D11")]
    internal static async Coroutine<string> SwitchSections()
    {
        var text = "";
        foreach (object o in new object[] { 1, "two", 3.0, 1 })
        {
            switch (o)
            {
                case int n when await Step.Of("guard", n > 5):
                    text += "big";
                    break;
                case int n:
                    text += await Step.Of("int", n);
                    if (text.Length > 3)
                        return text;
                    break;
                case string s:
                    await Step.Of("string");
                    text += s;
                    goto default;
                default:
                    text += "?";
                    break;
            }
        }

        return text;
    }

    [Case, Coroutine, Covers("D15")]
    internal static async Coroutine<int> Lock()
    {
        var n = 0;
        lock (await Step.Of("gate", Gate))
        {
            n++;
        }

        lock (Gate)
            n++;
        await Step.Of("after");
        return n;
    }

    [Case, Coroutine, Covers("D12")]
    internal static async Coroutine<int> Goto()
    {
        var n = 0;
    again:
        n += await Step.Of("n", 1);
        if (n < 3)
            goto again;
        return n;
    }

    [Case, Coroutine, Covers("D7", "B20", "F7")]
    internal static async Coroutine<int> SpansBetween()
    {
        var sum = await Step.Of("a", 1);
        {
            Span<int> numbers = stackalloc int[] { 1, 2, 3 };
            foreach (ref var n in numbers)
                n *= 2;
            foreach (var n in numbers)
                sum += n;
        }

        ReadOnlySpan<char> text = "abc";
        sum += text.Length;
        sum += await Step.Of("b", 2);
        var array = new[] { 1, 2 };
        ref var first = ref array[0];
        first = 10;
        return sum + array[0] + await Step.Of("c", 3);
    }

    [Case, Coroutine, Covers("D16")]
    internal static async Coroutine<int> Unsafe()
    {
        var sum = await Step.Of("a", 1);
        unsafe
        {
            var p = &sum;
            *p += 5;
        }

        return sum + await Step.Of("b", 2);
    }

    [Case, Coroutine, Covers("B19", "D18")]
    internal static async Coroutine<string> Declarations()
    {
        const int two = 2;
        const string text = "text";
        var (a, b) = (await Step.Of("a", 1), await Step.Of("b", "b"));
        (int c, var d) = await Step.Of("pair", (3, "d"));
        _ = await Step.Of("dropped", 4);
        (_, var e) = (await Step.Of("f", 5), 6);
        int g, h = two;
        g = await Step.Of("g", two);
        return $"{a}{b}{c}{d}{e}{g}{h}{text}";
    }

    [Case, Coroutine, Covers("D8")]
    internal static async Coroutine<string> AwaitForEach()
    {
        var text = "";
        await foreach (var x in Numbers())
            text += await Step.Of("x", x);
        return text;
    }

    private static async IAsyncEnumerable<int> Numbers()
    {
        for (var i = 0; i < 2; i++)
        {
            await Task.CompletedTask;
            yield return i;
        }
    }

    private sealed class Resource : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            Log("disposed");
            return default;
        }
    }

    [Case, Coroutine, Covers("D10")]
    internal static async Coroutine AwaitUsing()
    {
        await using var a = new Resource();
        await Step.Of("a");
        await using (new Resource())
            await Step.Of("b");
    }

    [Case, Coroutine, Covers("D19")]
    internal static async Coroutine<int> LocalFunctions()
    {
        var n = 1;
        int Twice(int x) => x * 2 + n;
        n = await Step.Of("n", 5);
        return Twice(await Step.Of("x", 3));
    }

#if DEBUG
    private const int Never = 1;
#endif

    [Case, Coroutine, Covers("D21", "I5")]
    internal static async Coroutine<int> Directives()
    {
        var n = 1;
#if NOT_DEFINED
        n = await Step.Of("never", 2);
#else
        n += await Step.Of("n", 2);
#endif
        #region A region
        n++;
        #endregion
#pragma warning disable CS0162
        if (false)
            n = await Step.Of("unreachable", 1);
#pragma warning restore CS0162
        return n;
    }
}
