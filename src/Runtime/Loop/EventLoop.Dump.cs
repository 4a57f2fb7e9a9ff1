namespace Coroutines;

public sealed partial class EventLoop
{
    /// <summary>
    /// What runs: the tree of live tasks, below each those that it waits for, with file and line of every suspended coroutine, those inside others included
    /// (asyncio: <c>python -m asyncio pstree</c>).
    /// </summary>
    /// <returns>A text of several lines, for people to read; its form may change.</returns>
    /// <remarks>
    /// On the loop's thread, or while the loop does not run. A process whose loop has <see cref="EventLoopOptions.DumpOnQuit"/> prints it on SIGQUIT (Ctrl+\\).
    /// File and line are there for rewritten methods.
    /// </remarks>
    public string Dump()
    {
        debug?.CheckThread();
        return LoopDump.Of(this);
    }

    /// <summary>The loop in one line.</summary>
    internal string Describe()
    {
        var state = IsClosed ? "closed" : IsRunning ? "running" : "not running";
        string[] parts =
        [
            Count(taskCount, "task"),
            .. timers.Count > 0 ? [Count(timers.Count, "timer")] : Array.Empty<string>(),
            .. foreignWaits > 0 ? [Count(foreignWaits, ".NET awaitable")] : Array.Empty<string>(),
            .. workInFlight > 0 ? [Count(workInFlight, "function") + " on other threads"] : Array.Empty<string>(),
        ];
        return $"EventLoop, {state}: {string.Join(", ", parts)}";

        static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
    }
}
