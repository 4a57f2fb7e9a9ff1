using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Coroutines.CompilerServices;

/// <summary>What <see cref="Coroutine.Yield"/> returns: awaiting it lets everything else that is ready run first.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LoopYieldAwaitable
{
    /// <summary>Lets a coroutine await it.</summary>
    /// <returns>The awaiter.</returns>
    public LoopYieldAwaiter GetAwaiter() => default;

    /// <summary>As a coroutine object, to be made a task or gathered.</summary>
    /// <param name="awaitable">The awaitable.</param>
    public static implicit operator Coroutine(LoopYieldAwaitable awaitable) => new(new CoroutineBox<SleepFrame>());
}

/// <summary>Suspends the task for one tick.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LoopYieldAwaiter : ICoroutineAwaiter, ICriticalNotifyCompletion
{
    /// <summary>Always false: it suspends.</summary>
    public bool IsCompleted => false;

    /// <summary>Returns nothing.</summary>
    [StackTraceHidden]
    public void GetResult() => Interruption.Check();

    /// <inheritdoc/>
    public void Suspend(CoroutineTask task) => task.Wake();

    /// <summary>Calls back on the loop's next tick: for plain <c>async</c> methods on the loop's thread.</summary>
    /// <param name="continuation">What to call.</param>
    public void OnCompleted(Action continuation) => EventLoop.RunningOrThrow.CallSoon(continuation);

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => EventLoop.RunningOrThrow.CallSoon(continuation);
}
