namespace Coroutines;

public sealed partial class EventLoop
{
    /// <summary>Calls <paramref name="callback"/> in the next iteration, in order of arrival (R5).</summary>
    /// <param name="callback">What to call. An exception it throws goes to <see cref="ExceptionHandler"/> (R11).</param>
    /// <returns>A handle to take it back.</returns>
    /// <exception cref="InvalidOperationException">The loop is closed.</exception>
    public Handle CallSoon(Action callback)
    {
        ThrowIfClosed();
        var handle = new Handle(callback, ContextForNew());
        Enqueue(handle, handle);
        return handle;
    }

    /// <summary>As <see cref="CallSoon"/>, from any thread (R25). Wakes the loop.</summary>
    /// <param name="callback">What to call, on the loop's thread.</param>
    /// <returns>A handle to take it back; only on the loop's thread is it certain to be in time.</returns>
    /// <exception cref="InvalidOperationException">The loop is closed.</exception>
    public Handle CallSoonThreadSafe(Action callback)
    {
        var handle = new Handle(callback, ExecutionContext.Capture());
        return inbox.TryPost(new PostedCall(handle)) ? handle : throw Closed();
    }

    /// <summary>As <see cref="CallSoonThreadSafe"/>, but a loop that is closed is passed over.</summary>
    /// <returns>False when the loop is closed.</returns>
    internal bool TryPost(Action callback) => inbox.TryPost(new PostedCall(new Handle(callback, null)));

    /// <summary>Calls <paramref name="callback"/> after <paramref name="delay"/>; with no delay, after all that is ready now (R7).</summary>
    /// <param name="delay">How long from now.</param>
    /// <param name="callback">What to call.</param>
    /// <returns>A handle to take it back.</returns>
    /// <exception cref="InvalidOperationException">The loop is closed.</exception>
    public TimerHandle CallLater(TimeSpan delay, Action callback) => CallAt(new TimeSpan(Deadline(delay)), callback);

    /// <summary>Calls <paramref name="callback"/> when <see cref="Time"/> has reached <paramref name="when"/>. Equal times are first in, first out (R7).</summary>
    /// <param name="when">The time, on the clock of <see cref="Time"/>.</param>
    /// <param name="callback">What to call.</param>
    /// <returns>A handle to take it back.</returns>
    /// <exception cref="InvalidOperationException">The loop is closed.</exception>
    public TimerHandle CallAt(TimeSpan when, Action callback)
    {
        ThrowIfClosed();
        var handle = new TimerHandle(this, callback, ContextForNew(), when);
        guest?.OnReady();
        return handle;
    }

    /// <summary>The context of whoever calls; null where it is the loop's own.</summary>
    private ExecutionContext? ContextForNew()
    {
        var context = ExecutionContext.Capture();
        return IsRunning && context == baseContext ? null : context;
    }

    private void ThrowIfClosed()
    {
        debug?.CheckThread();
        if (IsClosed)
        {
            throw Closed();
        }
    }

    internal static InvalidOperationException Closed() => new("This event loop is closed. Make a new one (new EventLoop()), or use Coroutine.Run.");
}
