// C19, G: methods of interfaces that have a body: static, private, sealed, and default ones, which a type may implement anew.
internal static partial class Interfaces
{
    internal partial interface ICounter
    {
        int Start { get; }

        [Coroutine]
        static async Coroutine<int> Twice(int value) => value + await Step.Of("twice", value);

        [Coroutine]
        private async Coroutine<int> Secret(int more)
        {
            await Step.Of("secret");
            return Start + more;
        }

        [Coroutine]
        sealed async Coroutine<int> Fixed(int more) => await Secret(more) + await Twice(more) + await this.Count(0);

        [Coroutine]
        async Coroutine<int> Count(int more)
        {
            Log("default count");
            return Start + await Step.Of("count", more) + await Secret(1);
        }

        [Coroutine]
        async Coroutine<string> Show<T>(T value, string text = "shown")
            where T : notnull
        {
            Func<int> f = () => Start;
            await Step.Of("show");
            return $"{value} {text} {f()}";
        }

        [Coroutine]
        protected async Coroutine<int> Inside() => await Count(100);

        async Coroutine<int> CallInside() => await Inside();
    }

    internal sealed class Plain : ICounter
    {
        public int Start => 1;
    }

    internal sealed partial class Anew : ICounter
    {
        public int Start => 2;

        [Coroutine]
        public async Coroutine<int> Count(int more) => more * await Step.Of("anew", 1000);
    }

    internal class Unmarked : ICounter
    {
        public int Start => 3;

        async Coroutine<int> ICounter.Count(int more)
        {
            Log("unmarked");
            return more + await Step.Of("unmarked", 30);
        }

        public async Coroutine<string> Show<T>(T value, string text)
            where T : notnull => "unmarked" + text;
    }

    internal sealed class DerivedFromUnmarked : Unmarked;

    internal struct Value : ICounter
    {
        public int Start { get; set; }
    }

    internal partial interface IMore : ICounter
    {
        [Coroutine, FallsBack("overrides a method of another interface")]
        async Coroutine<int> ICounter.Count(int more) => 7000 + await Step.Of("more", more);
    }

    internal sealed class More : IMore
    {
        public int Start => 5;
    }

    internal partial interface ISource<out T>
    {
        T Item { get; }

        [Coroutine, FallsBack("variant type parameters")]
        async Coroutine<string> Describe() => $"{Item} {await Step.Of("describe", 1)}";
    }

    internal sealed class Source : ISource<string>
    {
        public string Item => "item";
    }

    internal partial interface IStore<T>
    {
        List<T> Items { get; }

        [Coroutine]
        async Coroutine<T> Add(T item)
        {
            Items.Add(item);
            return await Step.Of("add", Items[0]);
        }
    }

    internal sealed class Store<T> : IStore<T>
    {
        public List<T> Items { get; } = [];
    }

    internal partial interface IMade<TSelf>
        where TSelf : IMade<TSelf>
    {
        [Coroutine, FallsBack("decided by a type argument")]
        static virtual async Coroutine<string> Make() => "default " + await Step.Of("make", 1);
    }

    internal sealed class MadeA : IMade<MadeA>;

    internal sealed partial class MadeB : IMade<MadeB>
    {
        [Coroutine]
        public static async Coroutine<string> Make() => "b " + await Step.Of("make b", 2);
    }

    private static async Coroutine<string> MakeOf<T>()
        where T : IMade<T> => await T.Make();

    private static ICounter[] All => [new Plain(), new Anew(), new Unmarked(), new DerivedFromUnmarked(), new Value { Start = 4 }, new More(), new Plain()];

    [Case, Coroutine, Covers("C19")]
    internal static async Coroutine<string> Defaults()
    {
        var text = "";
        foreach (var counter in All)
            text += $"{await counter.Count(10)} {await counter.Show(counter.Start)} ";
        return text;
    }

    [Case, Coroutine]
    internal static async Coroutine<string> SealedAndStatic()
    {
        var text = "";
        foreach (var counter in All)
            text += $"{await counter.Fixed(4)} {await counter.CallInside()} ";
        return text + await ICounter.Twice(3);
    }

    [Case, Coroutine]
    internal static async Coroutine<string> Generic()
    {
        IStore<int> numbers = new Store<int>();
        IStore<string> texts = new Store<string>();
        ISource<object> source = new Source();
        return $"{await numbers.Add(1)}{await numbers.Add(2)}{await texts.Add("x")}{await source.Describe()}";
    }

    [Case, Coroutine]
    internal static async Coroutine<string> StaticVirtual() => await MakeOf<MadeA>() + await MakeOf<MadeB>();
}
