namespace Coroutines;

/// <summary>
/// Those who wait for a permit, first come, first served. A permit is handed over, never put on the table: nobody can come in between, and a
/// waiter that was cancelled after it got one gives it back.
/// </summary>
internal sealed class WaiterQueue
{
    private readonly Queue<Future> waiters = new();

    /// <summary>True when somebody waits.</summary>
    internal bool Any
    {
        get
        {
            DropCanceled();
            return waiters.Count > 0;
        }
    }

    /// <summary>Waits for a permit.</summary>
    /// <param name="giveBack">Called when a permit was handed over and the waiter was cancelled all the same.</param>
    internal async Coroutine Wait(Action giveBack)
    {
        var turn = new Future();
        waiters.Enqueue(turn);
        try
        {
            await turn;
        }
        catch
        {
            if (!turn.IsCanceled && turn.IsDone)
            {
                giveBack();
            }

            throw;
        }
    }

    /// <summary>Hands a permit to the first who waits.</summary>
    /// <returns>False when nobody does.</returns>
    internal bool TryHandOver()
    {
        while (waiters.TryDequeue(out var turn))
        {
            if (turn.TrySetResult())
            {
                return true;
            }
        }

        return false;
    }

    private void DropCanceled()
    {
        while (waiters.TryPeek(out var turn) && turn.IsCanceled)
        {
            waiters.Dequeue();
        }
    }
}
