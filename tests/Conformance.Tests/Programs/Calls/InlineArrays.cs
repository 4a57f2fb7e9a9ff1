// C21, D3: inline arrays.
internal static partial class InlineArrays
{
    [InlineArray(3)]
    private struct Three
    {
        private int first;
    }

    private sealed class Holder
    {
        public Three Items;
    }

    [Case, Coroutine, Covers("C21")]
    internal static async Coroutine<string> Elements()
    {
        var a = new Three();
        a[0] = 1;
        a[Val("i", 1)] = await Step.Of("a", 5);
        var holder = new Holder { Items = a };
        holder.Items[2] = await Step.Of("b", 7);
        var sum = a[1] + await Step.Of("c", a[0]);
        return $"{a[0]} {a[1]} {a[2]} {holder.Items[1]} {holder.Items[2]} {sum}";
    }

    [Case, Coroutine, Covers("C21")]
    internal static async Coroutine<int> AwaitedIndex()
    {
        var a = new Three();
        a[await Step.Of("i", 2)] = Val("a", 5);
        return a[await Step.Of("j", 2)];
    }

    [Case, Coroutine, Covers("C21", "D3")]
    internal static async Coroutine<int> Loop()
    {
        var a = new Three();
        a[1] = 5;
        var sum = 0;
        foreach (var x in a)
            sum += x;
        await Step.Of("a");
        foreach (var x in a)
            sum += await Step.Of("x", x);
        return sum;
    }
}
