// A14: coroutines called behind '?.'.
internal static partial class BehindNull
{
    internal interface IStore
    {
        Coroutine<int> Load(int key);
    }

    internal sealed partial class Store(string name) : IStore
    {
        public Store? Next { get; set; }

        public string Name => Val($"get {name}", name);

        [Coroutine]
        public async Coroutine<string> Save(int key, string more = "-")
        {
            await Step.Of($"{name} saves {key}");
            return name + key + more;
        }

        [Coroutine]
        public async Coroutine<int> Load(int key) => key + await Step.Of($"{name} loads", 1);

        [Coroutine]
        public async Coroutine Touch() => await Step.Of("touch");
    }

    internal abstract partial class Shape
    {
        [Coroutine]
        public virtual async Coroutine<int> Area() => await Step.Of("area", 1);
    }

    internal sealed partial class Square : Shape
    {
        [Coroutine]
        public override async Coroutine<int> Area() => await base.Area() + await Step.Of("square", 4);
    }

    internal partial struct Point(int x)
    {
        private readonly int x = x;

        [Coroutine]
        public async Coroutine<int> Far(int by) => x + await Step.Of("far", by);
    }

    [Coroutine]
    internal static async Coroutine<int> Twice(this Store store, int by) => (await store.Load(by)) * 2;

    private static Store Chain() => new("a") { Next = new Store("b") };

    [Case, Coroutine, Covers("A14")]
    internal static async Coroutine<string> Classes()
    {
        Store? store = Chain(), none = null;
        var text = "";
        if (store?.Save(Val("key", 1)) is { } save)
            text += await save;
        if (none?.Save(Val("never", 2)) is { } never)
            text += await never;
        text += await (store.Next?.Save(3, store.Next?.Name ?? "?") ?? Coroutine.FromResult("none"));
        text += await (none?.Next?.Save(4) ?? Coroutine.FromResult("none"));
        text += await (store?.Next?.Twice(5) ?? Coroutine.FromResult(0)) + await (store?.Save(await Step.Of("six", 6)) ?? Coroutine.FromResult(""));
        var later = store?.Load(7);
        var touch = store?.Next?.Next?.Touch();
        text += touch is null;
        return text + await later!.Value;
    }

    [Case, Coroutine, Covers("A14")]
    internal static async Coroutine<string> Others()
    {
        Shape? shape = new Square(), none = null;
        IStore? store = Chain();
        Point? point = new Point(5), nowhere = null;
        var area = shape?.Area();
        var text = $"{await area!.Value} {none?.Area() is null}";
        text += await (store?.Load(1) ?? Coroutine.FromResult(0)) + await (point?.Far(2) ?? Coroutine.FromResult(0)) + await (nowhere?.Far(await Step.Of("never", 1)) ?? Coroutine.FromResult(-1));
        return text + await (point?.Far(await Step.Of("by", 1)) ?? Coroutine.FromResult(-1)) + await Generic(Chain()) + await Generic<Store>(null);
    }

    [Coroutine]
    private static async Coroutine<int> Generic<T>(T? t)
        where T : class, IStore => await (t?.Load(3) ?? Coroutine.FromResult(-3));

    [Case, Coroutine, Covers("A14")]
    internal static async Coroutine<string> Statements()
    {
        Store? store = Chain(), none = null;
        var kept = new List<Coroutine<int>>();
        if (store.Name == "a")
            store?.Load(1).KeepIn(kept);
        else
            none?.Load(2).KeepIn(kept);
        store?.Next?.Load(3).KeepIn(kept);
        Func<Coroutine<string>?> save = () => store?.Save(4);
        Action keep = () => store?.Load(5).KeepIn(kept);
        keep();
        var sum = 0;
        foreach (var coroutine in kept)
            sum += await coroutine;
        return await save()!.Value + sum;
    }

    private static void KeepIn(this Coroutine<int> coroutine, List<Coroutine<int>> list) => list.Add(coroutine);
}
