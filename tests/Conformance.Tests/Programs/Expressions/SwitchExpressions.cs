// A35, A36: switch expressions whose arms or guards await.
internal static partial class SwitchExpressions
{
    private sealed class Shape(int a)
    {
        public int A => Val("get A", a);
    }

    [Case, Coroutine, Covers("A35")]
    internal static async Coroutine<string> Arms()
    {
        var text = "";
        for (var i = 0; i < 3; i++)
        {
            text += i switch
            {
                0 => await Step.Of("zero", "z"),
                1 => "one",
                _ => await Step.Of("other", i.ToString()),
            };
        }

        return text;
    }

    [Case, Coroutine, Covers("A36")]
    internal static async Coroutine<string> Guards() => new Shape(3) switch
    {
        { A: 3 } when await Step.Of("guard", false) => "three",
        { A: var a } when a > await Step.Of("two", 2) => "more",
        _ => "none",
    };
}
