// D9: using, in all its forms.
internal static partial class Usings
{
    private sealed class Resource(string name) : IDisposable
    {
        public void Dispose() => Log($"dispose {name}");
    }

    private sealed class Failing : IDisposable
    {
        public void Dispose() => throw new InvalidOperationException("from Dispose");
    }

    private struct Counting : IDisposable
    {
        public int Uses;

        public void Use() => Uses++;

        public void Dispose() => Log($"dispose after {Uses} uses");
    }

    [Case, Coroutine, Covers("D9")]
    internal static async Coroutine<int> Statement()
    {
        using (var a = new Resource("a"))
        {
            Log("body", await Step.Of("b", 1));
        }

        using (new Resource("c"))
            return await Step.Of("d", 2);
    }

    [Case, Coroutine, Covers("D9")]
    internal static async Coroutine<int> Declarations()
    {
        using var a = new Resource("a");
        var x = await Step.Of("x", 1);
        using Resource b = new("b"), c = new("c");
        if (x == 1)
        {
            using var d = new Resource("d");
            await Step.Of("y");
        }

        return await Step.Of("z", 3);
    }

    [Case, Coroutine, Covers("D9")]
    internal static async Coroutine AwaitedResource()
    {
        using (await Step.Of("a", new Resource("a")))
            Log("body");
        using var b = await Step.Of("b", new Resource("b"));
        using (var c = await Step.Of("c", new Resource("c")))
        using (var d = await Step.Of("d", new Resource("d")))
            await Step.Of("e");
    }

    [Case, Coroutine, Covers("D9")]
    internal static async Coroutine Null()
    {
        using Resource? none = null;
        using (await Step.Of("null", (IDisposable?)null))
            await Step.Of("body");
    }

    [Case, Coroutine, Covers("D9")]
    internal static async Coroutine<int> Structs()
    {
        using (var a = new Counting { Uses = 5 })
        {
            a.Use();
            await Step.Of("a");
        }

        using var b = await Step.Of("b", new Counting { Uses = 1 });
        return b.Uses;
    }

    [Case, Coroutine, Covers("D9")]
    internal static async Coroutine DisposeThrows()
    {
        try
        {
            using (new Failing())
                await Step.Of("a");
        }
        catch (InvalidOperationException e)
        {
            Log(e.Message);
        }
    }

    [Case, Coroutine, Covers("D9")]
    internal static async Coroutine<string> InALoop()
    {
        var text = "";
        for (var i = 0; i < 3; i++)
        {
            using var r = new Resource($"r{i}");
            if (i == 1)
                continue;
            text += await Step.Of("a", i);
            if (i == 2)
                break;
        }

        return text;
    }
}
