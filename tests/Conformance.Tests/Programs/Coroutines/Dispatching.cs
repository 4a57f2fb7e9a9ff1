// Virtual and interface coroutines whose dispatching member needs care: its name is taken, or its signature names types that few can see.
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

        [Coroutine]
        protected virtual async Coroutine<Secret> Make(Secret old, Level level = Level.High) => new(old.Value + (int)level + await Step.Of("make", 1));

        [Coroutine]
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
        [Coroutine]
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

        public string FetchCoroutine(int page) => "mine " + page;
    }

    internal partial class MoreNamed : Named
    {
        public string FetchCoroutine2 => "mine too";

        [Coroutine]
        public override async Coroutine<string> Fetch(int page) => FetchCoroutine2 + FetchCoroutine(page) + await base.Fetch(await Step.Of("page", page + 1));
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
}
