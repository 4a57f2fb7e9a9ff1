// Instance methods, generics, structs, extensions, overrides, interfaces, primary constructors.
internal static partial class Members
{
    internal partial class Account(int rate)
    {
        protected int balance = 1;

        public int Rate { get; } = rate;

        [Coroutine]
        public async Coroutine<int> Deposit(int amount)
        {
            balance += await Step.Of("deposit", amount);
            this.balance += await Step.Of("bonus", Rate);
            return balance;
        }

        [Coroutine]
        public async Coroutine<int> Twice(int amount)
        {
            await Deposit(amount);
            return await this.Deposit(amount) + await new Account(5).Deposit(1);
        }

        [Coroutine]
        public virtual async Coroutine<string> Describe() => "account " + await Step.Of("describe", balance);

        [Coroutine]
        public async Coroutine<int> Captures(int by)
        {
            Func<int> f = () => balance + by;
            balance = await Step.Of("a", 50);
            by++;
            return f();
        }
    }

    internal sealed partial class Savings(int rate) : Account(rate)
    {
        [Coroutine]
        public override async Coroutine<string> Describe()
        {
            await Step.Of("savings");
            return "savings " + balance;
        }
    }

    internal sealed partial class WithBase(int rate) : Account(rate)
    {
        [Coroutine]
        public override async Coroutine<string> Describe() => "more than " + await base.Describe();
    }

    internal sealed partial class Primary(int captured)
    {
        [Coroutine]
        public async Coroutine<int> Get() => captured + await Step.Of("a", 1);
    }

    internal partial struct Point(int x)
    {
        public int X = x;

        [Coroutine]
        public async Coroutine<int> Move(int by)
        {
            X += by;
            await Step.Of("move");
            X += by;
            return X;
        }

        [Coroutine]
        public readonly async Coroutine<int> Read() => X + await Step.Of("read", 1);

        [Coroutine]
        public async Coroutine<int> MoveTwice(int by) => await Move(by) + await this.Move(by) + X;
    }

    internal readonly partial struct Frozen(int x)
    {
        private readonly int y = x;

        [Coroutine]
        public async Coroutine<int> Get(int plus) => y + plus + await Step.Of("get", 1);
    }

    internal partial interface IGreeter
    {
        Coroutine<string> Greet(string name);
    }

    internal sealed partial class Greeter : IGreeter
    {
        [Coroutine]
        public async Coroutine<string> Greet(string name) => "hello " + await Step.Of("name", name);
    }

    internal sealed partial class Explicit : IGreeter
    {
        [Coroutine]
        async Coroutine<string> IGreeter.Greet(string name) => "explicitly " + await Step.Of("name", name);
    }

    internal partial class Cache<TKey, TValue>
        where TKey : notnull
    {
        private readonly Dictionary<TKey, TValue> values = [];

        [Coroutine]
        public async Coroutine<TValue> Get(TKey key, Func<TKey, TValue> make)
        {
            if (values.TryGetValue(key, out var found))
                return found;
            var made = await Step.Of("make", make(key));
            values[key] = made;
            return made;
        }

        [Coroutine]
        public async Coroutine<(TValue, TOther)> Both<TOther>(TKey key, TOther other, Func<TKey, TValue> make) => (await Get(key, make), await Step.Of("other", other));
    }

    [Coroutine]
    internal static async Coroutine<T> Echo<T>(T value)
    {
        var copy = value;
        await Step.Of("echo " + typeof(T).Name);
        return copy;
    }

    [Coroutine]
    internal static async Coroutine<T> Make<T>()
        where T : class, new()
    {
        await Step.Of("make");
        return new T();
    }

    [Coroutine]
    internal static async Coroutine<int> Total<T>(this IEnumerable<T> items, Func<T, int> by)
    {
        var total = 0;
        foreach (var item in items)
            total += await Step.Of("item", by(item));
        return total;
    }

    [Case, Coroutine, Covers("G-instance")]
    internal static async Coroutine<string> Instances()
    {
        var account = new Account(2);
        return $"{await account.Deposit(5)} {await account.Twice(1)}";
    }

    [Case, Coroutine, Covers("F3")]
    internal static async Coroutine<int> CapturesThis() => await new Account(1).Captures(3);

    [Case, Coroutine, Covers("C1", "G-instance")]
    internal static async Coroutine<string> NullInstance()
    {
        Account? none = null;
        try
        {
            return Show(await none!.Deposit(1));
        }
        catch (NullReferenceException)
        {
            return "null";
        }
    }

    [Case, Coroutine, Covers("C16", "C20", "G-override", "I4")]
    internal static async Coroutine<string> Virtuals()
    {
        Account a = new(1), b = new Savings(2), c = new WithBase(3);
        return $"{await a.Describe()}, {await b.Describe()}, {await c.Describe()}";
    }

    [Case, Coroutine, Covers("I2")]
    internal static async Coroutine<int> PrimaryConstructors() => await new Primary(5).Get();

    [Case, Coroutine, Covers("C15", "G-struct")]
    internal static async Coroutine<string> Structs()
    {
        var p = new Point(1);
        var a = await p.Move(10);
        var b = await p.MoveTwice(100);
        return $"{p.X} {a} {b} {await p.Read()}";
    }

    [Case, Coroutine, Covers("C15", "G-readonly-struct")]
    internal static async Coroutine<string> StructElements()
    {
        var points = new[] { new Point(1), new Point(2) };
        var cold = points[Val("i", 1)].Move(5);
        points[1].X = 50;
        var frozen = new Frozen(3);
        return $"{await cold} {points[1].X} {await frozen.Get(await Step.Of("plus", 4))}";
    }

    [Case, Coroutine, Covers("C20", "G-explicit")]
    internal static async Coroutine<string> Interfaces()
    {
        IGreeter a = new Greeter(), b = new Explicit();
        return $"{await a.Greet("a")} {await b.Greet("b")} {await new Greeter().Greet("c")}";
    }

    [Case, Coroutine, Covers("F11", "G-generic", "I9")]
    internal static async Coroutine<string> Generics()
    {
        var cache = new Cache<string, int[]>();
        var a = await cache.Get("a", _ => [1]);
        a[0] = 9;
        var (b, c) = await cache.Both("a", 2.5, _ => [3]);
        return $"{Show(b)} {Show(c)} {await Echo("text")} {await Echo(5)} {await Echo<int?>(null)} {(await Make<List<int>>()).Count}";
    }

    [Case, Coroutine, Covers("C17", "G-extension")]
    internal static async Coroutine<string> Extensions() => $"{await new[] { "a", "bc" }.Total(s => s.Length)} {await Members.Total([1, 2], n => n)}";

    [Case, Coroutine, Covers("G-overloads")]
    internal static async Coroutine<string> Overloads() => $"{await Over(1)} {await Over("s")} {await Over<int>(2)} {await Over(1, 2)}";

    [Coroutine]
    private static async Coroutine<string> Over(int x) => "int" + await Step.Of("a", x);

    [Coroutine]
    private static async Coroutine<string> Over(string x) => "string" + await Step.Of("b", x);

    [Coroutine]
    private static async Coroutine<string> Over<T>(T x) => "generic" + await Step.Of("c", x);

    [Coroutine]
    private static async Coroutine<string> Over(int x, int y) => "two" + await Step.Of("d", x + y);
}
