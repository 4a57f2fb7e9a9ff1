// Coroutines that await coroutines: several levels, loops, recursion, generics, instances, structs.
internal static partial class Children
{
    [Coroutine]
    internal static async Coroutine<int> Leaf(int x)
    {
        try
        {
            return await Step.Of($"leaf {x}", x);
        }
        finally
        {
            Log($"leaf {x} ends");
        }
    }

    [Coroutine]
    private static async Coroutine<int> Middle(int x)
    {
        var a = await Leaf(x);
        return a + await Leaf(x + 1);
    }

    [Coroutine]
    private static async Coroutine Nothing() => await Leaf(0);

    [Case, Coroutine, Covers("A2")]
    internal static async Coroutine<int> ThreeLevels() => await Middle(1) * await Middle(3);

    [Case, Coroutine, Covers("D1")]
    internal static async Coroutine<int> InALoop()
    {
        var sum = 0;
        for (var i = 0; i < 3; i++)
        {
            sum += await Leaf(i);
            await Nothing();
        }

        return sum;
    }

    [Case, Coroutine, Covers("A12")]
    internal static async Coroutine<int> Recursion() => await Factorial(3);

    [Coroutine]
    private static async Coroutine<int> Factorial(int n) => n <= 1 ? await Leaf(1) : n * await Factorial(n - 1);

    [Case, Coroutine, Covers("A9")]
    internal static async Coroutine<bool> MutualRecursion() => await IsEven(4);

    [Coroutine]
    private static async Coroutine<bool> IsEven(int n) => n == 0 || await IsOdd(n - 1);

    [Coroutine]
    private static async Coroutine<bool> IsOdd(int n)
    {
        await Leaf(n);
        return n != 0 && await IsEven(n - 1);
    }

    [Case, Coroutine]
    internal static async Coroutine<string> Stored()
    {
        var a = Leaf(1);
        var b = Middle(2);
        Log("nothing ran yet");
        var second = await b;
        var first = await a;
        return $"{first} {second}";
    }

    [Case, Coroutine, Covers("E1")]
    internal static async Coroutine<string> AwaitedTwice()
    {
        var a = Leaf(1);
        await a;
        try
        {
            await a;
        }
        catch (InvalidOperationException)
        {
            return "only once";
        }

        return "twice";
    }

    [Case, Coroutine, Covers("A2")]
    internal static async Coroutine<string> Tasks()
    {
        var a = Coroutine.CreateTask(Leaf(1));
        var b = Coroutine.CreateTask(Middle(2));
        Log("started");
        var first = await a;
        return $"{first} {await b}";
    }

    [Case, Coroutine, Covers("A2")]
    internal static async Coroutine<string> Gathered()
    {
        var all = await Coroutine.Gather(Leaf(1), Middle(2), Leaf(5));
        return Show(all);
    }

    [Case, Coroutine, Covers("E4", "E7")]
    internal static async Coroutine<string> InATryWithAFilter()
    {
        var text = "";
        for (var i = 0; i < 2; i++)
        {
            try
            {
                text += await Middle(i);
            }
            catch (StepException e) when (Val("filter", e.Step.EndsWith('1')))
            {
                text += "caught";
            }
        }

        return text;
    }

    [Case, Coroutine, Covers("A44")]
    internal static async Coroutine<string> ThroughADelegate()
    {
        Func<int, Coroutine<int>> f = Leaf;
        return Show(await f(1)) + await Apply(Middle, 2);
    }

    [Coroutine]
    private static async Coroutine<int> Apply(Func<int, Coroutine<int>> f, int x) => await f(x) + await f(x + 1);

    [Case, Coroutine, Covers("A3")]
    internal static async Coroutine<int> ArgumentsInOrder() => await Sum(c: await Step.Of("c", 3), a: Val("a", 1), b: await Leaf(2));

    [Coroutine]
    private static async Coroutine<int> Sum(int a, int b = 10, int c = 20, params int[] rest)
    {
        await Step.Of("sum");
        return a + b + c + rest.Sum();
    }

    [Case, Coroutine, Covers("A4")]
    internal static async Coroutine<string> Defaults() => $"{await Sum(1)} {await Sum(1, c: 5)} {await Sum(1, 2, 3, 4, 5)}";

    [Case, Coroutine, Covers("A1")]
    internal static async Coroutine<int> ArgumentsEvaluatedAtTheCall()
    {
        var x = 1;
        var cold = Leaf(Val("argument", x));
        x = 2;
        return await cold + x;
    }

    [Case, Coroutine, Covers("A2")]
    internal static async Coroutine<int> AwaitAwait() => await await Coroutine_();

    [Coroutine]
    private static async Coroutine<Coroutine<int>> Coroutine_()
    {
        await Step.Of("outer");
        return Leaf(3);
    }

    [Case, Coroutine, Covers("C13")]
    internal static async Coroutine Finishes()
    {
        await Coroutine.Completed;
        Log("value", await Coroutine.FromResult(5));
        await Nothing();
    }
}
