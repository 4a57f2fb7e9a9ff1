namespace Coroutines;

/// <summary>
/// Runs coroutines and callbacks on one thread, first in first out (asyncio: the event loop; R5 to R7).
/// </summary>
/// <remarks>Only <see cref="CallSoonThreadSafe"/> and <c>RunCoroutineThreadSafe</c> may be called from other threads (R25).</remarks>
public sealed partial class EventLoop : IDisposable
{
    [ThreadStatic]
    private static EventLoop? currentOfThread;

    [ThreadStatic]
    private static EventLoop? runningOnThread;

    internal readonly Inbox inbox = new();
    internal readonly WaitNodePool waitNodes = new();
    internal readonly TimerHeap timers = new();
    internal readonly Unretrieved unretrieved = new();

    /// <summary>The task whose step is executing.</summary>
    internal CoroutineTask? currentTask;

    /// <summary>The context in which callbacks and tasks run that have none of their own.</summary>
    internal ExecutionContext baseContext = ExecutionContext.Capture() ?? throw new InvalidOperationException(
        "An event loop can't be made while the flow of the ExecutionContext is suppressed. Make it outside SuppressFlow().");

    /// <summary>Foreign awaitables that have not fired yet, abandoned ones included.</summary>
    internal int foreignWaits;

    /// <summary>Functions given to other threads that have not come back yet; they hold the virtual clock (R30).</summary>
    internal int workInFlight;

    /// <summary>The .NET tasks that wait for one of this loop's futures.</summary>
    internal readonly HashSet<Bridge> bridges = [];

    /// <summary>What debug mode looks for; null where it is off.</summary>
    internal readonly LoopDebugging? debug;

    /// <summary>In a test: what decides where the rules leave something open. Null otherwise.</summary>
    internal readonly Testing.TestSchedule? schedule;

    /// <summary>In a test: the coroutine objects that were made. Null otherwise.</summary>
    internal readonly Testing.MadeCoroutines? made;

    internal readonly EventLoopOptions options;
    private readonly LoopSynchronizationContext synchronizationContext;
    private ReadyQueue ready = new();

    /// <summary>Makes a loop.</summary>
    /// <param name="options">Its clock and its handler of errors; the system's clock and standard error where none are given.</param>
    public EventLoop(EventLoopOptions? options = null)
    {
        this.options = options ?? new EventLoopOptions();
        clock = this.options.TimeProvider;
        started = clock.GetTimestamp();
        ExceptionHandler = this.options.ExceptionHandler;
        schedule = this.options.Schedule;
        made = this.options.Made;
        if (this.options.Debug)
        {
            debug = new LoopDebugging(this, this.options);
        }

        synchronizationContext = new LoopSynchronizationContext(this, debug?.Waits);
    }

    /// <summary>This thread's loop: the one that runs, else one that is made on first use (asyncio: <c>get_event_loop()</c>).</summary>
    public static EventLoop Current
    {
        get
        {
            if (runningOnThread is { } running)
            {
                return running;
            }

            if (currentOfThread is null || currentOfThread.IsClosed)
            {
                currentOfThread = new EventLoop();
            }

            return currentOfThread;
        }
    }

    /// <summary>The loop that runs on this thread, or null (asyncio: <c>get_running_loop()</c>).</summary>
    public static EventLoop? Running => runningOnThread;

    /// <summary>True while the loop runs.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>True once the loop was closed.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>The task whose step is executing on this loop, or null.</summary>
    public CoroutineTask? CurrentTask => currentTask;

    internal static EventLoop RunningOrThrow => runningOnThread ?? throw new InvalidOperationException(
        "No event loop runs on this thread. Call this from a coroutine or a callback of a loop, or start one with Coroutine.Run.");

    /// <summary>Makes <paramref name="loop"/> this thread's <see cref="Current"/> (asyncio: <c>set_event_loop()</c>).</summary>
    /// <param name="loop">The loop; null to have a new one made on next use.</param>
    public static void SetCurrent(EventLoop? loop) => currentOfThread = loop;

    /// <summary>The loop's and its number of live tasks.</summary>
    /// <returns>A text like <c>&lt;EventLoop running=True closed=False tasks=2&gt;</c>.</returns>
    public override string ToString() => $"<EventLoop running={IsRunning} closed={IsClosed} tasks={taskCount}>";
}
