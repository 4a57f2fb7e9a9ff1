// I3, I15, F8: variables of types without a name, or of unusual ones, that live across an await.
internal static partial class Unnameable
{
    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)]
    private struct Union
    {
        [System.Runtime.InteropServices.FieldOffset(0)]
        public int Whole;

        [System.Runtime.InteropServices.FieldOffset(0)]
        public byte Low;
    }

    private unsafe struct Buffer
    {
        public fixed int Items[4];
    }

    private struct Large
    {
        public long A, B, C, D;
        public (int, string) Pair;
        public Guid Id;
    }

    [Flags]
    private enum Flags : byte
    {
        None,
        One,
        Two,
    }

    [Case, Coroutine, Covers("I3")]
    internal static async Coroutine<string> Anonymous()
    {
        var person = new { Name = "n", Age = await Step.Of("age", 5) };
        await Step.Of("a");
        return person.Name + person.Age;
    }

    [Case, Coroutine, Covers("I3", "A28")]
    internal static async Coroutine<string> AnonymousBetween()
    {
        var n = await Step.Of("n", 2);
        var all = new[] { 1, 2, 3 }.Select(x => new { X = x, Y = x * n }).Where(p => p.Y > 2).Select(p => $"{p.X}{p.Y}").ToList();
        return Show(all) + await Step.Of("a", 1);
    }

    [Case, Coroutine, Covers("F8")]
    internal static async Coroutine<string> UnusualStructs()
    {
        var union = new Union { Whole = 0x0102 };
        var large = new Large { A = 1, D = 4, Pair = (5, "p") };
        var flags = Flags.One;
        int? maybe = null;
        (int, (string, double?)) nested = (1, ("x", null));
        await Step.Of("a");
        union.Low = (byte)await Step.Of("low", 9);
        large.Pair.Item1 += await Step.Of("pair", 10);
        flags |= await Step.Of("flags", true) ? Flags.Two : Flags.None;
        maybe ??= await Step.Of("maybe", 3);
        nested.Item2.Item2 = await Step.Of("nested", 1.5);
        return $"{union.Whole} {large.A} {large.Pair} {flags} {maybe} {Show(nested.Item2.Item2)} {nested.Item1}";
    }

    [Case, Coroutine, Covers("F8", "D16")]
    internal static async Coroutine<int> FixedBuffers()
    {
        var sum = await Step.Of("a", 1);
        unsafe
        {
            var buffer = new Buffer();
            buffer.Items[1] = 5;
            for (var i = 0; i < 4; i++)
                sum += buffer.Items[i];
        }

        var array = new[] { 1, 2 };
        unsafe
        {
            fixed (int* p = array)
            {
                p[0] = 10;
                sum += *p;
            }
        }

        return sum + await Step.Of("b", array[0]);
    }

    [Case, Coroutine, Covers("F12", "I15")]
    internal static async Coroutine<string> ErasedTypes()
    {
        dynamic number = 1;
        List<dynamic> list = [1, "x"];
        Dictionary<string, (int A, object? B)?> deep = new() { ["k"] = (1, null) };
        nint native = 3;
        await Step.Of("a");
        number = number + 1;
        list.Add(number);
        return $"{Show(list)} {deep["k"]!.Value.A} {native + await Step.Of("b", 1)}";
    }
}
