namespace Tutorial.Lessons;

internal static class NotAwaitable
{
    public static readonly Lesson Lesson = new(
        "not-awaitable",
        "Awaiting what cannot be awaited",
        """
        "await requests.get(url)" is a classic mistake: get blocks, and what it returns is no awaitable.
        Python finds out when the program runs. Here the build stops, and CORO3011 names the method to await.
        """,
        _ => BadFile.Build("NotAwaitable.cs"));
}
