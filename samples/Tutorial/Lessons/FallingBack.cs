using Tutorial.Fallback;

namespace Tutorial.Lessons;

internal static class FallingBack
{
    public static readonly Lesson Lesson = new(
        "falling-back",
        "What is not rewritten",
        """
        A lambda cannot be rewritten: it keeps the C# compiler's state machine. It behaves the same, only slower.
        The build counts such places; CoroutinesReport lists them, and CoroutinesStrict makes errors of those that could be written otherwise.
        """,
        Lambdas.Run);
}
