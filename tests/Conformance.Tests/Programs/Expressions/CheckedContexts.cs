// A41, I8, I13: checked and unchecked code says so, whatever the project says; obsolete members are allowed where the user allows them.
internal static partial class CheckedContexts
{
    [Obsolete("only here")]
    private static int Old(int x) => x;

    [Case, Coroutine, Covers("A41", "I8")]
    internal static async Coroutine<string> ByTheProject()
    {
        var big = await Step.Of("big", int.MaxValue);
        try
        {
            big += await Step.Of("one", 1);
            big++;
            var small = (byte)(big + await Step.Of("two", 2));
            Log("wraps", small);
        }
        catch (OverflowException)
        {
            Log("overflows");
        }

        Func<int, int> f = x => unchecked(x + int.MaxValue);
        return Show(unchecked(big * 2 + await Step.Of("three", 3))) + f(await Step.Of("four", 4));
    }

    [Case, Coroutine, Covers("I13")]
    internal static async Coroutine<int> ObsoleteMembers()
    {
#pragma warning disable CS0618
        return Old(await Step.Of("a", 1)) + Old(2);
#pragma warning restore CS0618
    }
}
