using Tutorial.Fallback;

namespace Tutorial.Lessons;

internal static class FallingBack
{
    public static readonly Lesson Lesson = new(
        "falling-back",
        "What is not rewritten",
        """
        Lambdas and method groups keep the C# compiler's state machine: C# cannot redirect them. They behave the same, only slower.
        The build counts such places, and CoroutinesReport lists them. CoroutinesStrict makes errors of those that can be written otherwise.
        """,
        NotRedirected.Run);
}
