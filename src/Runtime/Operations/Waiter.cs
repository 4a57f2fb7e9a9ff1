using System.Diagnostics;

namespace Coroutines;

/// <summary>
/// One who waits for an operation: a task, a plain <c>async</c> method, or one arm of a <c>Select</c>.
/// <code>
///            (1) HandOver                        (3) resumed: Take
///   Waiting ───────────────▶ Over ──────────────────────────────────▶ done
///      │                      │
///      │ (2) Leave            │ (4) cancelled before it was resumed: GiveBack
///      ▼                      ▼
///     Over: it takes nothing  the next in line gets it
/// </code>
/// What is handed over is a promise: the item stays in the queue until the waiter takes it, so that giving it back changes no order.
/// </summary>
internal class Waiter(IOperationSource source, int kind)
{
    /// <summary>How many waiters a thread keeps to be used again, so that waiting allocates nothing where tasks wait in turn.</summary>
    private const int MostFree = 256;

    [ThreadStatic]
    private static Waiter? free;

    [ThreadStatic]
    private static int freeCount;

    /// <summary>The neighbours in the line.</summary>
    internal Waiter? previous;

    internal Waiter? next;

    /// <summary>Something a source notes about this waiter.</summary>
    internal int note;

    /// <summary>Where it stands; null when it is over.</summary>
    private IWaitPlace? place;

    /// <summary>The task, or a <see cref="PlainContinuation"/>, or the <see cref="Choice"/> of which this is an arm.</summary>
    private object? resumes;

    private Exception? failure;
    private bool isServed;

    internal int Kind => kind;

    /// <summary>True until it was handed something, or has left.</summary>
    internal bool IsWaiting => place is not null;

    /// <summary>A waiter, used before or new.</summary>
    internal static Waiter Rent(IOperationSource source, int kind)
    {
        if (free is not { } waiter)
        {
            return new Waiter(source, kind);
        }

        free = waiter.next;
        freeCount--;
        waiter.next = null;
        waiter.Renew(source, kind);
        return waiter;
    }

    /// <summary>It has taken what it waited for, and nobody refers to it any more. Those that were cancelled, or failed, are left to the garbage collector.</summary>
    internal void Return()
    {
        resumes = null;
        isServed = false;
        note = 0;
        if (freeCount < MostFree && GetType() == typeof(Waiter))
        {
            source = null!;
            next = free;
            free = this;
            freeCount++;
        }
    }

    /// <summary>The running task waits.</summary>
    internal void Begin(CoroutineTask task)
    {
        resumes = task;
        task.waitingOn = this;
    }

    /// <summary>A plain <c>async</c> method on the loop's thread waits.</summary>
    internal void Begin(Action continuation) => resumes = new PlainContinuation(EventLoop.RunningOrThrow, continuation);

    /// <summary>This is an arm of <paramref name="choice"/>.</summary>
    internal void Begin(Choice choice) => resumes = choice;

    /// <summary>It stands somewhere now.</summary>
    internal void Stand(IWaitPlace at) => place = at;

    /// <summary>It is its turn: it goes on.</summary>
    internal void HandOver()
    {
        if (place is null)
        {
            return;
        }

        CheckLoop();
        isServed = failure is null;
        EndWait();
        Resume();
    }

    /// <summary>It will never be its turn: <paramref name="exception"/> is thrown at its await.</summary>
    internal void Fail(Exception exception)
    {
        if (place is not null)
        {
            failure = exception;
            HandOver();
        }
    }

    /// <summary>It waits no longer, and takes nothing.</summary>
    internal void Leave()
    {
        if (place is not null)
        {
            EndWait();
        }
    }

    /// <summary>It goes without taking what it was handed.</summary>
    internal void GiveBack()
    {
        if (isServed)
        {
            isServed = false;
            source.GiveBack(this);
        }
    }

    [StackTraceHidden]
    internal void ThrowIfFailed()
    {
        if (failure is not null)
        {
            throw failure;
        }
    }

    /// <summary>Takes over how another one ended.</summary>
    internal void FailLike(Waiter other) => failure = other.failure;

    /// <summary>The task that holds what is waited for, where that is known.</summary>
    internal CoroutineTask? Holder => source.Holder;

    /// <summary>What is waited for: <c>AsyncLock.Acquire</c>.</summary>
    internal string Describe() => source.Describe(kind);

    /// <summary>What is waited for, in the form in which a task's text shows a future.</summary>
    /// <returns>A text like <c>&lt;AsyncLock.Acquire&gt;</c>.</returns>
    public override string ToString() => $"<{source.Describe(kind)}>";

    private void Renew(IOperationSource newSource, int newKind)
    {
        source = newSource;
        kind = newKind;
    }

    private void EndWait()
    {
        var stood = place!;
        place = null;
        stood.Remove(this);
    }

    private void Resume()
    {
        switch (resumes)
        {
            case CoroutineTask task:
                task.Wake();
                break;
            case Choice choice:
                choice.Choose(this);
                break;
            case PlainContinuation plain:
                plain.Loop.CallSoon(plain.Continuation);
                break;
        }
    }

    /// <summary>A primitive serves one loop: what runs on another thread may not wake a task (R25).</summary>
    private void CheckLoop()
    {
        var loop = resumes switch
        {
            CoroutineTask task => task.loop,
            PlainContinuation plain => plain.Loop,
            _ => null,
        };
        if (loop is { IsRunning: true } && EventLoop.Running != loop)
        {
            throw new InvalidOperationException(
                $"{source.Describe(kind)}: a task of another event loop waits for it, or this thread runs no loop. Locks, events and queues are used on one loop's thread; from other threads use CallSoonThreadSafe.");
        }

        (resumes as Choice)?.CheckLoop();
    }

    /// <summary>How a plain <c>async</c> method goes on.</summary>
    private sealed record PlainContinuation(EventLoop Loop, Action Continuation);
}
