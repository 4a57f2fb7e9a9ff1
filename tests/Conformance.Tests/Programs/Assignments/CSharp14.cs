// LangVersion: 14
// B12, B13, C17: what C# 14 brought.
internal static partial class CSharp14
{
    private sealed class Node
    {
        public int Value
        {
            get => Val("get", field);
            set => field = Val($"set {value}", value);
        }

        public Node? Next { get; set; }

        public int[] Items { get; } = new int[3];
    }

    [Case, Coroutine, Covers("B12")]
    internal static async Coroutine<string> NullConditionalAssignment()
    {
        Node? none = null, some = new() { Next = new() };
        none?.Value = await Step.Of("never", 1);
        some?.Value = await Step.Of("a", 2);
        some?.Next?.Value += await Step.Of("b", 3);
        none?.Items[Val("never", 0)] = await Step.Of("never", 4);
        some?.Items[Val("i", 1)] = await Step.Of("c", 5);
        return $"{some!.Value} {some.Next!.Value} {some.Items[1]}";
    }

    private sealed class Total
    {
        public int Sum { get; private set; }

        public void operator +=(int by) => Sum += Val($"add {by} to {Sum}", by);
    }

    [Case, Coroutine, Covers("B13")]
    internal static async Coroutine<string> UserDefinedCompound()
    {
        var total = new Total();
        var same = total;
        total += await Step.Of("a", 2);
        var all = new[] { total };
        all[Val("i", 0)] += await Step.Of("b", 3);
        return $"{same.Sum} {ReferenceEquals(same, total)}";
    }
}

internal static partial class Extensions14
{
    extension(int number)
    {
        [Coroutine, FallsBack("extension")]
        internal async Coroutine<int> Twice() => number + await Step.Of("twice", number);
    }

    [Case, Coroutine, Covers("C17")]
    internal static async Coroutine<int> ExtensionBlocks() => await 3.Twice() + await 4.Twice();
}
