namespace Coroutines.CompilerServices;

/// <summary>
/// An awaiter of our own (sleep, yield, future, coroutine): it registers the running task itself, so no delegate is made.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICoroutineAwaiter
{
    /// <summary>Arranges for <paramref name="task"/> to be resumed when what is awaited is there. Called on the loop's thread, once per await.</summary>
    /// <param name="task">The running task.</param>
    void Suspend(CoroutineTask task);
}
