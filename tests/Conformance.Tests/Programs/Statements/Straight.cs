internal static partial class Straight
{
    [Case]
    [Coroutine]
    internal static async Coroutine<int> TwoAwaits()
    {
        Log("begins");
        var a = await Step.Of("a", 1);
        Log("a", a);
        var b = await Step.Of("b", 2);
        return a + b;
    }
}
