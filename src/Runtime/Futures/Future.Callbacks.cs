namespace Coroutines;

public partial class Future
{
    /// <summary>
    /// Has <paramref name="callback"/> called with this future, on the loop, one tick after it is done; on the next tick where it is done
    /// already. Callbacks run in the order in which they were added (R10).
    /// </summary>
    /// <param name="callback">What to call. An exception it throws goes to the loop's exception handler (R11).</param>
    public void AddDoneCallback(Action<Future> callback) => AddCallback(callback);

    /// <summary>Takes a callback back, as often as it was added.</summary>
    /// <param name="callback">The callback.</param>
    /// <returns>How many times it had been added.</returns>
    public int RemoveDoneCallback(Action<Future> callback) => RemoveCallback(callback);

    /// <summary>Adds a delegate over this future or one of its base types.</summary>
    private protected void AddCallback(Delegate callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        AddCallbackOrWaiter(callback);
    }

    /// <summary>Takes a delegate back.</summary>
    private protected int RemoveCallback(Delegate callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        if (IsDone)
        {
            return 0;
        }

        if (callbacks is CallbackList list)
        {
            return list.Remove(callback);
        }

        if (!callback.Equals(callbacks))
        {
            return 0;
        }

        callbacks = null;
        return 1;
    }

    /// <summary>Has <paramref name="waiter"/>, a task or a <see cref="Waiter"/>, resumed when this future is done.</summary>
    internal void AddWaiter(object waiter) => AddCallbackOrWaiter(waiter);

    /// <summary>Has <paramref name="waiter"/> no longer resumed by this future.</summary>
    internal void RemoveWaiter(object waiter)
    {
        if (callbacks is CallbackList list)
        {
            list.Items.Remove(waiter);
        }
        else if (callbacks == waiter)
        {
            callbacks = null;
        }
    }

    /// <summary>Calls a callback that was added to this future; a derived class passes itself by its own type.</summary>
    internal virtual void InvokeCallback(object callback) => ((Action<Future>)callback)(this);

    private void AddCallbackOrWaiter(object callback)
    {
        loop?.debug?.CheckThread();
        if (IsDone)
        {
            Schedule(callback);
        }
        else if (callbacks is null)
        {
            callbacks = callback;
        }
        else if (callbacks is CallbackList list)
        {
            list.Add(callback);
        }
        else
        {
            callbacks = new CallbackList(callbacks, callback);
        }
    }

    private void ScheduleCallbacks(object waiting)
    {
        if (waiting is not CallbackList list)
        {
            Schedule(waiting);
            return;
        }

        foreach (var callback in list.Items)
        {
            Schedule(callback);
        }
    }

    private void Schedule(object callback)
    {
        switch (callback)
        {
            case CoroutineTask waiter:
                waiter.Wake();
                break;
            case Waiter operation:
                operation.HandOver();
                break;
            default:
                loop!.Enqueue(callback, this);
                break;
        }
    }
}
