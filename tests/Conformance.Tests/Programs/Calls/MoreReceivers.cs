// C1 to C16, C23, B1 to B17: receivers, references and targets on longer paths.
internal static partial class MoreReceivers
{
    private struct Inner
    {
        public int N;

        public int P { readonly get => Val($"get {N}", N); set => N = Val("set", value); }

        public int Add(int by) => N += Val($"add {by} to {N}", by);

        public static Inner operator +(Inner a, int b) => new() { N = a.N + b };
    }

    private struct Outer
    {
        public Inner In;
        public Inner[] Items;

        public readonly Inner Copy => In;

        public ref Inner At(int i) => ref Items[Val("at", i)];
    }

    private sealed class Holder
    {
        public Outer Out = new() { Items = new Inner[3] };
        public readonly Outer Fixed = new() { Items = new Inner[3] };

        public Holder? Next { get; set; }

        public Outer Prop { get; set; } = new() { Items = new Inner[3] };

        public static Inner Shared;

        public ref Inner Ref(int i) => ref Out.Items[Val("ref", i)];

        public ref readonly Inner Read(int i) => ref Out.Items[i];

        public ref int this[int i, string s] => ref Out.Items[Val(s, i)].N;
    }

    private static int Mix(ref int a, in int b, out int c, int d)
    {
        c = a + b;
        return a = Val($"mix {a} {b}", d);
    }

    private static int Sum(in Inner a, Inner b, ref readonly Inner c) => a.N + b.N + c.N;

    [Case, Coroutine, Covers("C2", "C3", "C4")]
    internal static async Coroutine<string> Paths()
    {
        var h = new Holder { Next = new Holder() };
        var o = new Outer { Items = new Inner[2] };
        var all = new[] { o, o };
        var old = h;
        o.In.Add(await Step.Of("a", 1));
        all[Val("i", 1)].In.Add(await Step.Of("b", 2));
        all[1].Items[Val("j", 1)].Add(await Step.Of("c", 3));
        h.Out.In.Add(await Step.Of("d", Replace()));
        old.Fixed.In.Add(await Step.Of("e", 5));
        old.Fixed.Items[0].Add(await Step.Of("f", 6));
        old.Prop.In.Add(await Step.Of("g", 7));
        old.Prop.Items[2].Add(await Step.Of("h", 8));
        o.Copy.Add(await Step.Of("i", 9));
        o.At(await Step.Of("j", 1)).Add(10);
        old.Ref(await Step.Of("k", 2)).P += 11;
        old[await Step.Of("l", 1), "index"]++;
        Holder.Shared.Add(await Step.Of("m", 12));
        old.Next!.Next?.Out.In.Add(await Step.Of("never", 13));
        return $"{o.In.N} {all[1].In.N} {Show(o.Items.Select(x => x.N))} {h.Out.In.N} {old.Out.In.N} {Show(old.Fixed.Items.Select(x => x.N))} {Show(old.Prop.Items.Select(x => x.N))} {Show(old.Out.Items.Select(x => x.N))} {Holder.Shared.N}";

        int Replace()
        {
            h = new Holder();
            Holder.Shared = default;
            return 4;
        }
    }

    [Case, Coroutine, Covers("C6", "C7", "C8", "C9")]
    internal static async Coroutine<string> References()
    {
        var h = new Holder();
        var a = new[] { 1, 2, 3 };
        var x = 5;
        var first = Mix(ref a[Val("i", 1)], x, out var c, await Step.Of("a", 10));
        var second = Mix(ref h.Out.Items[await Step.Of("j", 1)].N, in a[0], out a[2], await Step.Of("b", 20));
        var third = Mix(ref x, await Step.Of("c", 30), out _, a[2]);
        var fourth = Mix(d: await Step.Of("d", 40), a: ref x, b: c, c: out c);
        var fifth = Mix(ref h.Ref(await Step.Of("e", 2)).N, 1, out h.Out.In.N, 50);
        var one = new Inner { N = 1 };
        var sum = Sum(one, await Step.Of("f", one), in one) + Sum(new Inner { N = await Step.Of("g", 2) }, h.Out.In, in h.Out.Items[1]) + Sum(h.Read(1), await Step.Of("h", one), ref one);
        return $"{first} {second} {third} {fourth} {fifth} {c} {x} {Show(a)} {sum} {h.Out.In.N} {Show(h.Out.Items.Select(i => i.N))}";
    }

    [Case, Coroutine, Covers("B2", "B4", "B6", "B7", "B16", "B17")]
    internal static async Coroutine<string> Targets()
    {
        var h = new Holder();
        var all = new Outer[2];
        all[1].Items = new Inner[2];
        int[][] jagged = [[1, 2], [3]];
        all[Val("a", 1)].In.N = await Step.Of("b", 1);
        all[1].In.P = all[0].In.N = await Step.Of("c", 2);
        all[1].Items[Val("d", 0)].P += await Step.Of("e", 3);
        all[1].In += await Step.Of("f", 4);
        h.Out.In.N -= await Step.Of("g", 5);
        h.Out.Items[await Step.Of("h", 1)].P = h.Out.Items[0].N = await Step.Of("i", 6);
        jagged[Val("j", 0)][await Step.Of("k", 1)] += jagged[1][0]++ + await Step.Of("l", 7);
        jagged[await Step.Of("m", 1)][0]--;
        ++jagged[0][await Step.Of("n", 0)];
        var i = 0;
        var q = new int[4];
        q[i++] = q[i++] = await Step.Of("o", i);
        q[i++] += q[await Step.Of("p", i)] = i++;
        (h.Out.In, all[Val("q", 0)].In.N) = (all[1].In, await Step.Of("r", 9));
        Holder? none = null;
        try
        {
            none!.Out.In.P += await Step.Of("never", 1);
        }
        catch (NullReferenceException)
        {
            Log("null");
        }

        return $"{all[1].In.N} {all[0].In.N} {all[1].Items[0].N} {h.Out.In.N} {Show(h.Out.Items.Select(x => x.N))} {Show(jagged[0])} {Show(jagged[1])} {Show(q)} {i}";
    }

    private partial struct Self(int n)
    {
        private int n = n;
        private Inner inner;

        public readonly int N => n;

        [Coroutine]
        public async Coroutine<int> Run(int by)
        {
            n += by;
            inner.Add(await Step.Of("inner", by));
            this.inner.P += await Step.Of("p", 1);
            var copy = this;
            n += await Step.Of("n", 10);
            copy.n++;
            var deeper = by > 0 ? await Run(by - 1) : 0;
            this = this with { n = n * 2 };
            Func<int> kept = new Self(n).Next;
            return n + inner.N + copy.n + deeper + kept() + Next();
        }

        private int Next() => ++n;
    }

    [Case, Coroutine, Covers("C15")]
    internal static async Coroutine<string> StructThis()
    {
        var s = new Self(5);
        var a = await s.Run(2);
        var b = s.Run(1);
        s = new Self(100);
        return $"{a} {await b} {s.N}";
    }
}
