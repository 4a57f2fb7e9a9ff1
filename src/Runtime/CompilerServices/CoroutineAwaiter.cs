using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Coroutines.CompilerServices;

/// <summary>Awaits a coroutine without a result: it runs inside the task of whoever awaits it, at once (R3).</summary>
/// <param name="box">The coroutine.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CoroutineAwaiter(CoroutineTask box) : ICoroutineAwaiter, ICriticalNotifyCompletion
{
    /// <summary>True for a ready-made coroutine only.</summary>
    public bool IsCompleted => box.IsDone;

    /// <summary>Takes the outcome.</summary>
    [StackTraceHidden]
    public void GetResult() => CoroutineAwaiting.TakeOutcome(box);

    /// <inheritdoc/>
    public void Suspend(CoroutineTask task) => CoroutineAwaiting.Suspend(task, box);

    /// <summary>Makes a task of the coroutine and calls back when it is done: for plain <c>async</c> methods on the loop's thread.</summary>
    /// <param name="continuation">What to call.</param>
    public void OnCompleted(Action continuation) => CoroutineAwaiting.OnCompleted(box, continuation);

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => CoroutineAwaiting.OnCompleted(box, continuation);
}

/// <summary>Awaits a coroutine with a result: it runs inside the task of whoever awaits it, at once (R3).</summary>
/// <typeparam name="T">The type of the result.</typeparam>
/// <param name="box">The coroutine.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CoroutineAwaiter<T>(CoroutineTask<T> box) : ICoroutineAwaiter, ICriticalNotifyCompletion
{
    /// <summary>True for a ready-made coroutine only.</summary>
    public bool IsCompleted => box.IsDone;

    /// <summary>Takes the outcome.</summary>
    /// <returns>The result.</returns>
    [StackTraceHidden]
    public T GetResult()
    {
        CoroutineAwaiting.TakeOutcome(box);
        return box.result!;
    }

    /// <inheritdoc/>
    public void Suspend(CoroutineTask task) => CoroutineAwaiting.Suspend(task, box);

    /// <summary>Makes a task of the coroutine and calls back when it is done: for plain <c>async</c> methods on the loop's thread.</summary>
    /// <param name="continuation">What to call.</param>
    public void OnCompleted(Action continuation) => CoroutineAwaiting.OnCompleted(box, continuation);

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => CoroutineAwaiting.OnCompleted(box, continuation);
}

/// <summary>What both awaiters do.</summary>
internal static class CoroutineAwaiting
{
    /// <summary>Refuses a coroutine that was awaited or made a task before (R2).</summary>
    internal static void ThrowIfUsed(CoroutineTask box)
    {
        if ((box.flags & (FutureFlags.Created | FutureFlags.Reusable)) == 0)
        {
            throw new InvalidOperationException(
                $"The coroutine {box.Position.Method}() was already awaited or made a task; a coroutine object can be used once. "
                + "Call the method again, or make a task of it (CreateTask) and await that as often as you like.");
        }
    }

    /// <summary>An outcome lies in the box itself, or, where it was made a task for a plain <c>async</c> method, in the task.</summary>
    [StackTraceHidden]
    internal static void TakeOutcome(CoroutineTask box)
    {
        Interruption.Check();
        if ((box.flags & FutureFlags.Finished) != 0)
        {
            return;
        }

        if (box.id == 0 && box.callbacks is FailureTrace error)
        {
            error.Throw();
        }

        box.ThrowIfUnsuccessful();
    }

    internal static void Suspend(CoroutineTask task, CoroutineTask box)
    {
        if ((box.flags & FutureFlags.Created) == 0)
        {
            task.FaultWait(new InvalidOperationException($"The coroutine {box.Position.Method}() is already awaited by another."));
            return;
        }

        task.Push(box);
    }

    internal static void OnCompleted(CoroutineTask box, Action continuation)
    {
        var loop = EventLoop.Running ?? throw new InvalidOperationException(
            $"The coroutine {box.Position.Method}() was awaited outside a running event loop. Use Coroutine.Run, or await it on the loop's thread.");
        loop.Schedule(box, null, eager: false);
        box.AddDoneCallback((Future _) => continuation());
    }
}
