namespace Coroutines.Bench;

/// <summary>The fastest single-threaded pump for <see cref="Task"/> we know of: a ring of callbacks, with no lock, as nothing is posted from other threads.</summary>
public sealed class RingPump : SynchronizationContext
{
    private readonly (SendOrPostCallback Callback, object? State)[] ring = new (SendOrPostCallback, object?)[64];
    private int head;
    private int count;

    /// <inheritdoc />
    public override void Post(SendOrPostCallback d, object? state)
    {
        if (count == ring.Length)
        {
            throw new InvalidOperationException($"RingPump holds at most {ring.Length} callbacks; the benchmarks need one or two.");
        }

        ring[(head + count++) & (ring.Length - 1)] = (d, state);
    }

    /// <summary>Starts the work with this pump as the current context, and runs what it posts until its task is done.</summary>
    public T Run<T>(Func<Task<T>> start)
    {
        var previous = Current;
        SetSynchronizationContext(this);
        try
        {
            var task = start();
            while (!task.IsCompleted)
            {
                var (callback, state) = ring[head];
                ring[head] = default;
                head = (head + 1) & (ring.Length - 1);
                count--;
                callback(state);
            }

            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(previous);
        }
    }
}
