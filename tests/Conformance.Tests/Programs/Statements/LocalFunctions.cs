// D19: local functions share the variables they capture; those that are async are coroutines or tasks of their own.
internal static partial class LocalFunctions
{
    [Case, Coroutine, Covers("D19")]
    internal static async Coroutine<string> Capture()
    {
        var n = 1;
        var text = "";
        void Add(int by)
        {
            n += by;
            text += n + " ";
        }

        Add(1);
        await Step.Of("a");
        Add(await Step.Of("b", 10));
        n = 100;
        Add(1);
        return text;
    }

    [Case, Coroutine, Covers("D19")]
    internal static async Coroutine<int> DeclaredAfterUse()
    {
        var x = await Step.Of("a", 3);
        return Fib(x + 4) + await Step.Of("b", Twice(x));

        int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);

        static int Twice(int n) => n * 2;
    }

    [Case, Coroutine, Covers("D19", "I12")]
    internal static async Coroutine<string> Async()
    {
        var total = 0;
        async Coroutine<int> Add(int by)
        {
            var got = await Step.Of("add", by);
            total += got;
            return total;
        }

        async Task<int> AsTask(int x)
        {
            await Task.CompletedTask;
            return x + total;
        }

        var a = await Add(1);
        var b = await Add(2) + await AsTask(10);
        return $"{a} {b} {total}";
    }

    [Case, Coroutine, Covers("D19")]
    internal static async Coroutine<string> Generic()
    {
        var prefix = await Step.Of("prefix", "p");
        string Name<T>(T value) => prefix + typeof(T).Name + value;
        await Step.Of("a");
        return Name(5) + Name("s");
    }

    [Case, Coroutine, Covers("D19", "F2")]
    internal static async Coroutine<string> InLoops()
    {
        var list = new List<Func<string>>();
        for (var i = 0; i < 2; i++)
        {
            var j = i * 10;
            string Both() => $"{i}{j}";
            list.Add(Both);
            await Step.Of("a");
            j += 5;
            Log(Both());
        }

        return Show(list.Select(f => f()));
    }

    [Case, Coroutine, Covers("D19", "F3")]
    internal static async Coroutine<int> CapturesParameterAndThis() => await new Counter().Count(5);

    internal sealed partial class Counter
    {
        private int n = 1;

        [Coroutine]
        public async Coroutine<int> Count(int by)
        {
            int Next() => n += by;
            var a = Next();
            by = await Step.Of("by", 100);
            return a + Next() + this.n;
        }
    }
}
