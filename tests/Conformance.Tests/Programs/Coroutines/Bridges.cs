// C16, I2: what a nested frame cannot say itself: base members of every kind, and parameters of primary constructors.
internal static partial class Bridges
{
    internal class Base<TItem>
    {
        protected int[] numbers = [1, 2, 3];
        protected readonly string name = "base";
        protected volatile int signal;

        public event Action<string>? Happened;

        public virtual int Size { get; set; } = 10;

        public virtual int this[int index]
        {
            get { Log("base get " + index); return numbers[index]; }
            set { Log("base set " + index); numbers[index] = value; }
        }

        public virtual int Length { get { Log("base length"); return numbers.Length; } }

        public virtual int this[string name, params int[] more] => name.Length + more.Sum();

        public virtual int[] Slice(int start, int length) { Log($"base slice {start} {length}"); return numbers[start..(start + length)]; }

        public virtual ref int Number(int index) => ref numbers[index];

        public virtual ref readonly int First => ref numbers[0];

        public virtual T Echo<T>(T value) { Log("base echo " + typeof(T).Name); return value; }

        public virtual string Pair<T, TItem2>(T a, TItem b, params TItem2[] rest) where T : struct => $"{a}{b}{rest.Length}";

        public virtual bool Take(ref int total, in int by, out string text, int more = 5) { total += by + more; text = "taken " + total; return true; }

        public virtual async Coroutine<T> Later<T>(T value) => await Step.Of("base later", value);

        public void Raise(string what) => Happened?.Invoke(what);
    }

    internal sealed partial class Derived<T> : Base<T>
    {
        public override int Size { get => 99; set => Log("derived size " + value); }
        public override int this[int index] { get => -1; set => Log("derived set"); }
        public override int Length => 2;
        public override int this[string name, params int[] more] => -2;
        public override int[] Slice(int start, int length) => [start, length];
        public override ref int Number(int index) => throw new InvalidOperationException("derived number");
        public override ref readonly int First => throw new InvalidOperationException("derived first");
        public override T1 Echo<T1>(T1 value) => throw new InvalidOperationException("derived echo");
        public override string Pair<T1, T2>(T1 a, T b, params T2[] rest) => "derived";
        public override bool Take(ref int total, in int by, out string text, int more = 1) => throw new InvalidOperationException("derived take");
        public override async Coroutine<T1> Later<T1>(T1 value) { await Step.Of("derived"); return value; }
        public new event Action<string>? Happened { add => Log("derived add"); remove => Log("derived remove"); }

        [Coroutine]
        public async Coroutine<string> Methods(T item)
        {
            var a = base.Echo<int>(await Step.Of("a", 1));
            var b = base.Echo("two" + await Step.Of("b", 2));
            var c = base.Pair(3, item, 1, 2, await Step.Of("c", 3));
            return $"{a} {b} {c} {await base.Later(await Step.Of("d", 4.5))} {base.Pair(1, item, new string[4])}";
        }

        [Coroutine]
        public async Coroutine<string> ByReference()
        {
            var total = 1;
            base.Take(ref total, 2, out var first);
            base.Take(ref total, await Step.Of("by", 3), out var second, more: 100);
            base.Number(await Step.Of("n", 1)) = 50;
            base.Number(2)++;
            ref var n = ref base.Number(0);
            n += 7;
            return $"{first} {second} {total} {base.Number(0)} {base.Number(1)} {base.Number(2)} {base.First}";
        }

        [Coroutine]
        public async Coroutine<string> Members()
        {
            base.Size = await Step.Of("size", 20);
            base.Size += await Step.Of("more", 1);
            base.Size++;
            base.signal = await Step.Of("signal", 3);
            base.numbers = [4, 5, await Step.Of("six", 6)];
            return $"{base.Size} {Size} {base.signal} {base.name} {base.numbers.Length} {numbers[2]}";
        }

        [Coroutine]
        public async Coroutine<string> Items()
        {
            base[await Step.Of("index", 1)] = 20;
            base[0] = await Step.Of("value", 10);
            base[Val("i", 2)] += await Step.Of("by", 30);
            base[0]++;
            base[^2] += 5;
            base[^Val("from end", 1)] = await Step.Of("last", 7);
            var some = Show(base[1..^await Step.Of("end", 1)]);
            return $"{base[0]} {base[await Step.Of("again", 1)]} {base[2]} {this[0]} {base[^1]} {some} {base["name", 1, await Step.Of("more", 2)]} {base["none"]}";
        }

        [Coroutine]
        public async Coroutine<string> Delegates()
        {
            Action<string> handler = text => Log("heard " + text);
            base.Happened += handler;
            Raise("one");
            await Step.Of("a");
            base.Happened -= handler;
            Raise("two");
            Func<int, int> echo = base.Echo<int>;
            Func<string, string> echoText = base.Echo;
            Func<int> size = () => base.Size + base[0];
            base.Size = await Step.Of("b", 5);
            return echo(3) + echoText("x") + size();
        }
    }

    [Case, Coroutine]
    internal static async Coroutine<string> BaseMethods() => await new Derived<string>().Methods("item");

    [Case, Coroutine]
    internal static async Coroutine<string> BaseByReference() => await new Derived<int>().ByReference();

    [Case, Coroutine]
    internal static async Coroutine<string> BaseMembers() => await new Derived<int>().Members();

    [Case, Coroutine]
    internal static async Coroutine<string> BaseItems() => await new Derived<int>().Items();

    [Case, Coroutine]
    internal static async Coroutine<string> BaseDelegates() => await new Derived<int>().Delegates();

    internal struct Counter
    {
        public int Count;
        public int[] Sizes;
        public int Next() => ++Count;
        public int this[int i] { get => i + Count; set => Count = i * value; }
    }

    private static int Add(ref int target, int by) => target += by;

    internal sealed partial class Holder(int start, Counter counter, string text)
    {
        [Coroutine]
        public async Coroutine<string> Work()
        {
            start += await Step.Of("a", 1);
            Add(ref start, await Step.Of("b", 10));
            counter.Next();
            counter.Count += await Step.Of("c", 5);
            counter[2] = await Step.Of("d", 3);
            text += counter.Next();
            Func<int> f = () => counter.Next() + start;
            await Step.Of("e");
            return $"{start} {counter.Count} {text} {f()} {counter.Count}";
        }
    }

    internal partial struct Walker(int at, Counter counter)
    {
        [Coroutine]
        public async Coroutine<string> Walk(int by)
        {
            at += by;
            await Step.Of("walk");
            Add(ref at, by);
            counter.Next();
            at += await Step.Of("more", 100);
            return $"{at} {counter.Count}";
        }

        public readonly int At => at;
    }

    internal readonly partial struct Fixed(int at, Counter counter)
    {
        [Coroutine]
        public async Coroutine<string> Read() => $"{at} {counter.Next()} {await Step.Of("read", at)} {counter.Count} {at.CompareTo(1)}";
    }

    [Case, Coroutine]
    internal static async Coroutine<string> PrimaryOfClass()
    {
        var holder = new Holder(1, new() { Count = 2 }, "t");
        return await holder.Work() + await holder.Work();
    }

    [Case, Coroutine]
    internal static async Coroutine<string> PrimaryOfStruct()
    {
        var walker = new Walker(1, default);
        return await walker.Walk(10) + await walker.Walk(20) + walker.At + await new Fixed(4, default).Read();
    }
}
