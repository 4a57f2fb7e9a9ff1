using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Coroutines.CompilerServices;

/// <summary>What <see cref="Coroutine.Sleep(TimeSpan)"/> returns.</summary>
/// <param name="delay">How long; zero or less is a yield.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SleepAwaitable(TimeSpan delay)
{
    private readonly TimeSpan delay = delay;

    /// <summary>Lets a coroutine await it.</summary>
    /// <returns>The awaiter.</returns>
    public SleepAwaiter GetAwaiter() => new(delay);

    /// <summary>As a coroutine object, to be made a task or gathered.</summary>
    /// <param name="awaitable">The awaitable.</param>
    public static implicit operator Coroutine(SleepAwaitable awaitable)
    {
        var box = new CoroutineBox<SleepFrame>();
        box.Frame.delay = awaitable.delay;
        return new Coroutine(box);
    }
}

/// <summary>Suspends the task for a time. The task itself is registered with the timers; no delegate is made.</summary>
/// <param name="delay">How long; zero or less is a yield.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SleepAwaiter(TimeSpan delay) : ICoroutineAwaiter, ICriticalNotifyCompletion
{
    /// <summary>Always false: it suspends.</summary>
    public bool IsCompleted => false;

    /// <summary>Returns nothing.</summary>
    [StackTraceHidden]
    public void GetResult() => Interruption.Check();

    /// <inheritdoc/>
    public void Suspend(CoroutineTask task)
    {
        if (delay <= TimeSpan.Zero)
        {
            task.Wake();
        }
        else
        {
            task.loop!.Sleep(task, delay);
        }
    }

    /// <summary>Calls back when the time is up: for plain <c>async</c> methods on the loop's thread.</summary>
    /// <param name="continuation">What to call.</param>
    public void OnCompleted(Action continuation) => EventLoop.RunningOrThrow.CallLater(delay, continuation);

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => EventLoop.RunningOrThrow.CallLater(delay, continuation);
}
