using Tutorial.Fallback;

namespace Tutorial.Lessons;

internal static class GeneratorStyle
{
    public static readonly Lesson Lesson = new(
        "generator-style",
        "The generator style: yield return",
        """
        Before "async def", Python's coroutines were generators, and "yield from" awaited.
        The same here: an iterator of Coroutine, in which each "yield return" awaits.
        """,
        YieldReturn.Run);
}
