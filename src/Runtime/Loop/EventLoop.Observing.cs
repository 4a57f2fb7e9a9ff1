using System.Diagnostics;

namespace Coroutines;

public sealed partial class EventLoop
{
    /// <summary>Who watches this loop, and at the end who watches all loops of the process; empty for nobody.</summary>
    private LoopObserver[] observers = [];

    private LoopObserver[] observersWithProcess = [ProcessObserver.Instance];

    private bool IsObserved => observers.Length != 0 || ProcessObserver.IsWanted;

    private LoopObserver[] Observers => ProcessObserver.IsWanted ? observersWithProcess : observers;

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
        observersWithProcess = [.. all, ProcessObserver.Instance];
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
        var all = Observers;
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
