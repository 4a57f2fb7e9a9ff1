// I1: types that only this file can name.
internal static partial class FileLocalUsers
{
    [Case, Coroutine, Covers("I1"), FallsBack("file-local")]
    internal static async Coroutine<int> Between()
    {
        var n = new Secret { Value = 3 }.Value + await Step.Of("a", 1);
        return n + new Secret { Value = n }.Value;
    }

    [Case, Coroutine, Covers("I1"), FallsBack("file-local")]
    internal static async Coroutine<int> Extension() => 3.Twice() + await Step.Of("a", 1);

    [Case, Coroutine, Covers("I1"), FallsBack("file-local")]
    internal static async Coroutine<int> Across()
    {
        var secret = new Secret { Value = 3 };
        secret.Value += await Step.Of("a", 1);
        return secret.Value;
    }
}

file static class Extensions
{
    public static int Twice(this int n) => n * 2;
}

file sealed class Secret
{
    public int Value { get; set; }
}
