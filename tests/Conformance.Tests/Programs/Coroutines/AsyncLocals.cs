// R26: what an awaited coroutine sets in an AsyncLocal does not flow back to its awaiter, however it ends.
internal static partial class AsyncLocals
{
    private static readonly AsyncLocal<string?> Ambient = new();

    [Coroutine]
    private static async Coroutine<int> Sets(string value)
    {
        Ambient.Value = value;
        var result = await Step.Of("inside", 1);
        Log($"inside {Ambient.Value}");
        Ambient.Value = value + "!";
        return result;
    }

    [Case, Coroutine]
    internal static async Coroutine<string> DoNotFlowBack()
    {
        Ambient.Value = "outer";
        await Sets("a");
        Log($"after {Ambient.Value}");
        try
        {
            await Sets("b");
            await Step.Of("own");
        }
        catch (Exception e) when (Ambient.Value == "outer")
        {
            Log($"caught {e.GetType().Name} with {Ambient.Value}");
        }

        return Ambient.Value!;
    }
}
