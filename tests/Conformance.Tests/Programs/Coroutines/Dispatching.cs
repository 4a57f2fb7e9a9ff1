// Virtual and interface coroutines whose dispatching interface needs care: its name is taken or shared, or the signature names types that few can see.
internal static partial class Dispatching
{
    internal partial class Base
    {
        protected enum Level
        {
            Low,
            High,
        }

        protected sealed record Secret(int Value);

        [Coroutine, FallsBack("it is virtual, and its signature names a protected type")]
        protected virtual async Coroutine<Secret> Make(Secret old, Level level = Level.High) => new(old.Value + (int)level + await Step.Of("make", 1));

        [Coroutine, FallsBack("it is virtual, and its signature names a protected type")]
        private protected virtual async Coroutine<int> Count(List<Secret> secrets) => secrets.Count + await Step.Of("count", 10);

        [Coroutine]
        public async Coroutine<string> Work()
        {
            var made = await Make(new(1));
            return $"{made} {await Count([made, made])}";
        }
    }

    internal partial class Derived : Base
    {
        [Coroutine, FallsBack("it is virtual, and its signature names a protected type")]
        protected override async Coroutine<Secret> Make(Secret old, Level level = Level.Low) => await base.Make(old with { Value = old.Value * 10 }, await Step.Of("low", Level.Low));

        [Coroutine]
        public async Coroutine<string> Other(Derived other) => (await other.Make(new(5))).ToString() + await Count([]);
    }

    internal class NotRewritten : Derived
    {
        protected override async Coroutine<Secret> Make(Secret old, Level level = Level.Low)
        {
            await Step.Of("not rewritten");
            return new(77);
        }
    }

    [Case, Coroutine]
    internal static async Coroutine<string> ProtectedTypes() =>
        await new Base().Work() + await new Derived().Work() + await new NotRewritten().Work() + await new Derived().Other(new NotRewritten());

    internal partial class Named
    {
        [Coroutine]
        public virtual async Coroutine<string> Fetch(int page) => "fetch " + await Step.Of("fetch", page);

        public string IFetchCoroutine(int page) => "mine " + page;
    }

    internal partial class MoreNamed : Named
    {
        public string IFetchCoroutine2 => "mine too";

        [Coroutine]
        public override async Coroutine<string> Fetch(int page) => IFetchCoroutine2 + IFetchCoroutine(page) + await base.Fetch(await Step.Of("page", page + 1));
    }

    [Case, Coroutine]
    internal static async Coroutine<string> TakenName()
    {
        Named named = new MoreNamed();
        return await named.Fetch(1) + await new Named().Fetch(2);
    }

    private sealed record Hidden(string Text);

    private partial interface IWorker
    {
        [Coroutine]
        Coroutine<Hidden> Do(Hidden work);
    }

    private partial class Worker : IWorker
    {
        [Coroutine]
        public virtual async Coroutine<Hidden> Do(Hidden work) => new(work.Text + await Step.Of("do", "!"));

        [Coroutine]
        public async Coroutine<Hidden> Twice(Hidden work) => await Do(await Do(work));
    }

    private sealed partial class Explicit : IWorker
    {
        [Coroutine]
        async Coroutine<Hidden> IWorker.Do(Hidden work) => new(work.Text + await Step.Of("explicitly", "?"));
    }

    [Case, Coroutine]
    internal static async Coroutine<string> PrivateTypes()
    {
        var text = "";
        foreach (var worker in new IWorker[] { new Worker(), new Explicit() })
            text += await worker.Do(new("a"));
        return text + await new Worker().Twice(new("b"));
    }

    private partial class Shop
    {
        [Coroutine]
        public virtual async Coroutine<string> Sell(int count) => "shop " + await Step.Of("count", count);

        [Coroutine]
        public virtual async Coroutine<string> Sell(string what, int self = 3) => $"shop {what} {await Step.Of("what", self)}";

        [Coroutine]
        public virtual async Coroutine<string> Dispatch() => "shop " + await Step.Of("dispatch", 0);
    }

    private partial class Bakery : Shop
    {
        [Coroutine]
        public override async Coroutine<string> Sell(string what, int self = 4) => $"bakery {what} {await Step.Of("bread", self)}";

        [Coroutine]
        public virtual async Coroutine<string> Sell(int count, string what) => $"bakery {what} {await Step.Of("breads", count)}";

        [Coroutine]
        public new virtual async Coroutine<string> Sell(int count) => "new " + await Step.Of("new", count);
    }

    private sealed partial class OldBakery : Bakery
    {
        [Coroutine]
        public override async Coroutine<string> Sell(int count, string what) => $"old {what} {await Step.Of("old", count)}";

        [Coroutine]
        public override async Coroutine<string> Sell(int count) => "old " + await Step.Of("old", count);

        [Coroutine]
        public override async Coroutine<string> Dispatch() => "old " + await Step.Of("dispatch", 1);
    }

    private partial interface ISeller
    {
        [Coroutine]
        Coroutine<string> Sell(int count);
    }

    private partial interface IBaker : ISeller
    {
        [Coroutine]
        new Coroutine<string> Sell(int count);
    }

    private sealed partial class Baker : IBaker
    {
        [Coroutine]
        async Coroutine<string> ISeller.Sell(int count) => "seller " + await Step.Of("seller", count);

        [Coroutine]
        async Coroutine<string> IBaker.Sell(int count) => "baker " + await Step.Of("baker", count);
    }

    [Case, Coroutine]
    internal static async Coroutine<string> Overloads()
    {
        var text = "";
        foreach (var shop in new Shop[] { new(), new Bakery(), new OldBakery() })
            text += $"{await shop.Sell(1)}, {await shop.Sell("bread")}, {await shop.Sell(self: 5, what: "cake")}, {await shop.Dispatch()}; ";
        foreach (var bakery in new Bakery[] { new(), new OldBakery() })
            text += $"{await bakery.Sell(1)}, {await bakery.Sell("bread")}, {await bakery.Sell(2, "buns")}; ";
        IBaker baker = new Baker();
        return text + await baker.Sell(1) + await ((ISeller)baker).Sell(2);
    }

    /// <summary>The method that introduces the name keeps to the compiler's machine; its overrides have frames all the same.</summary>
    private partial class Unlowered
    {
        [Coroutine, FallsBack("file-local")]
        public virtual async Coroutine<string> Run(int n) => FileLocal.Text + await Step.Of("run", n);
    }

    private sealed partial class Lowered : Unlowered
    {
        [Coroutine]
        public override async Coroutine<string> Run(int n) => "lowered " + await base.Run(n + await Step.Of("lowered", 1));
    }

    [Case, Coroutine]
    internal static async Coroutine<string> Overridden()
    {
        Unlowered? none = null, some = new Lowered();
        return await new Unlowered().Run(1) + await some.Run(2) + (none?.Run(3) is null) + (some?.Run(4) is { } run ? await run : "");
    }

    [Case, Coroutine]
    internal static async Coroutine<string> NullReceiver()
    {
        Shop? none = null;
        try
        {
            return await none!.Sell(await Step.Of("argument", 1));
        }
        catch (NullReferenceException)
        {
            return "none";
        }
    }

    private partial interface IHandler<in T>
    {
        [Coroutine]
        Coroutine<string> Handle(T item);
    }

    private sealed partial class Handler : IHandler<object>
    {
        [Coroutine]
        public async Coroutine<string> Handle(object item) => $"{item} {await Step.Of("handle", 1)}";
    }

    [Case, Coroutine]
    internal static async Coroutine<string> Variant()
    {
        IHandler<object> any = new Handler();
        IHandler<string> text = any;
        return await any.Handle(1) + await text.Handle("x");
    }
}

file static class FileLocal
{
    public static string Text => "file ";
}
