// A30, B20, F7, C6: references, spans and stack memory between awaits.
internal static partial class References
{
    private static int Add(ref int to, int by) => to += by;

    private static ref int Largest(int[] items) => ref items[Array.IndexOf(items, items.Max())];

    private ref struct Window(Span<int> span)
    {
        public Span<int> Span = span;

        public readonly int Sum()
        {
            var sum = 0;
            foreach (var x in Span)
                sum += x;
            return sum;
        }
    }

    [Case, Coroutine, Covers("B20", "F7")]
    internal static async Coroutine<string> RefLocals()
    {
        var a = new[] { 1, 2, 3 };
        ref var r = ref a[0];
        r += 10;
        await Step.Of("a");
        r = ref a[1];
        r += 20;
        for (var i = 0; i < 2; i++)
        {
            ref var inner = ref Largest(a);
            inner -= 5;
            if (i == 1)
                inner = ref a[2];
            inner++;
            await Step.Of("b", inner);
            inner = ref a[0];
            inner--;
        }

        ref readonly var last = ref a[2];
        var sum = last + a[0];
        await Step.Of("c");
        r = ref a[await Step.Of("d", 2)];
        Add(ref r, 100);
        return Show(a) + sum;
    }

    [Case, Coroutine, Covers("B20", "F7", "C10")]
    internal static async Coroutine<string> Spans()
    {
        var a = new[] { 1, 2, 3 };
        Span<int> span = a;
        span[0] = 5;
        var first = span.Length;
        await Step.Of("a");
        span = a.AsSpan(1);
        span[0] += first;
        var window = new Window(span);
        if (window.Sum() > 3)
        {
            await Step.Of("b");
            window = new Window(a);
            first = window.Sum();
        }

        ReadOnlySpan<char> text = await Step.Of("text", "text");
        first += text.Length;
        while (await Step.Of("more", first < 30))
        {
            text = "abc";
            foreach (var c in text)
                first += c - 'a' + 1;
            scoped ReadOnlySpan<char> part = text[1..];
            first += part.Length;
        }

        return Show(a) + first;
    }

    [Case, Coroutine, Covers("A30", "A6")]
    internal static async Coroutine<string> StackMemory()
    {
        Span<int> three = stackalloc int[] { 1, await Step.Of("a", 2), Val("b", 3) };
        var sum = three[0] + three[1] + three[2];
        Span<byte> sized = stackalloc byte[await Step.Of("size", 4)];
        sum += sized.Length;
        Span<long> implied = stackalloc[] { Val("c", 5L), await Step.Of("d", 6) };
        sum += (int)implied[1];
        Span<int> inferred = [Val("e", 7), await Step.Of("f", 8), .. await Step.Of("g", new[] { 9 })];
        return Show(inferred.ToArray()) + sum;
    }

    [Case, Coroutine, Covers("C6", "C7", "C8")]
    internal static async Coroutine<string> SuppressedAndNested()
    {
        string? text = null;
        var items = new string?[] { "a", null };
        Set(ref text!, await Step.Of("a", "b"));
        Set(ref items[Val("i", 1)]!, await Step.Of("c", text));
        Set(ref (items[0])!, (await Step.Of("d", "e")) + Set(ref text, await Step.Of("f", "g")));
        return Show(items) + text;

        static string Set(ref string to, string value) => to = Val($"was {to}", value);
    }

    [Case, Coroutine, Covers("D16")]
    internal static async Coroutine<string> Unsafe()
    {
        var a = new[] { 1, 2, 3 };
        await Step.Of("a");
        unsafe
        {
            fixed (int* p = a)
                p[1] = 50;
        }

        var n = await Step.Of("b", 2);
        unsafe
        {
            int* p = &n;
            *p += 5;
        }

        await Step.Of("c");
        return Show(a) + n;
    }
}
