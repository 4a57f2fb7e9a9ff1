namespace Coroutines;

/// <summary>A callback that was given to the loop, and can be taken back (asyncio: <c>Handle</c>).</summary>
public class Handle
{
    private readonly ExecutionContext? context;
    private Action? callback;

    internal Handle(Action callback, ExecutionContext? context)
    {
        ArgumentNullException.ThrowIfNull(callback);
        this.callback = callback;
        this.context = context;
    }

    /// <summary>True when it was taken back.</summary>
    public bool IsCanceled { get; private set; }

    /// <summary>Takes it back: it will not be called. No effect where it was called already.</summary>
    public virtual void Cancel()
    {
        IsCanceled = true;
        callback = null;
    }

    /// <summary>The loop was closed before it was called. On any thread.</summary>
    internal virtual void Drop()
    {
    }

    internal string Describe() => callback is null ? "(cancelled)" : MethodName.Of(callback);

    /// <summary>Calls it, in the context in which it was given to the loop (R26).</summary>
    internal void Run(EventLoop loop)
    {
        if (callback is not { } action)
        {
            return;
        }

        if (context is not null && context != loop.baseContext)
        {
            ExecutionContext.Restore(context);
        }

        action();
    }
}
