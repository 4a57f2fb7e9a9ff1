namespace Coroutines;

/// <summary>Watches what a loop runs. On the loop's thread. A loop that nobody watches does not ask.</summary>
internal abstract class LoopObserver
{
    /// <summary>A task was made.</summary>
    internal virtual void Created(CoroutineTask task)
    {
    }

    /// <summary>A step or a callback begins.</summary>
    /// <param name="target">The task, or what is called.</param>
    /// <param name="task">The task, null for a callback.</param>
    internal virtual void Begins(object target, CoroutineTask? task)
    {
    }

    /// <summary>A step or a callback has ended; the task is done, or waits, or is ready again.</summary>
    /// <param name="target">The task, or what was called.</param>
    /// <param name="task">The task, null for a callback.</param>
    /// <param name="elapsed">How long it ran, in real time.</param>
    internal virtual void Ended(object target, CoroutineTask? task, TimeSpan elapsed)
    {
    }
}
