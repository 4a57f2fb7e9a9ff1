using System.Diagnostics;

namespace Coroutines;

public sealed partial class EventLoop
{
    private const int IterationsBetweenLooks = 256;

    /// <summary>Who watches this loop.</summary>
    private LoopObserver[] observers = [];

    /// <summary>Who is told: those above, and while anybody listens, at the end who watches all loops of the process. Empty for nobody.</summary>
    private LoopObserver[] told = [];

    private int untilLook;

    internal void AddObserver(LoopObserver observer) => SetObservers([.. observers, observer]);

    internal void RemoveObserver(LoopObserver observer) => SetObservers([.. observers.Where(o => o != observer)]);

    /// <summary>What a callback is called in messages.</summary>
    internal static string Describe(object target) => target switch
    {
        CoroutineTask task => task.ToString(),
        Delegate callback => MethodName.Of(callback),
        Handle handle => handle.Describe(),
        _ => target.ToString() ?? "",
    };

    private void SetObservers(LoopObserver[] all)
    {
        observers = all;
        LookForListeners();
    }

    /// <summary>Nobody says when a listener comes or goes. It is looked for now and then, and whenever the loop has waited, so that the rest of the time costs nothing.</summary>
    private void LookForListeners()
    {
        untilLook = IterationsBetweenLooks;
        told = ProcessObserver.IsWanted ? [.. observers, ProcessObserver.Instance] : observers;
    }

    /// <summary>As <see cref="RunReady"/>, with somebody who watches.</summary>
    [StackTraceHidden]
    private void RunReadyObserved()
    {
        for (var left = ready.Count; left > 0; left--)
        {
            var target = ready.Dequeue(out var argument);
            RunObserved(target, argument);
        }
    }

    [StackTraceHidden]
    private void RunObserved(object target, object? argument)
    {
        var all = told;
        var task = argument is null ? (CoroutineTask)target : null;
        foreach (var observer in all)
        {
            observer.Begins(target, task);
        }

        var begun = Stopwatch.GetTimestamp();
        if (task is not null)
        {
            task.Step();
        }
        else
        {
            RunCallback(target, argument!);
        }

        var elapsed = Stopwatch.GetElapsedTime(begun);
        foreach (var observer in all)
        {
            observer.Ended(target, task, elapsed);
        }
    }
}
