using System.Diagnostics;

namespace Coroutines;

/// <summary>A coroutine whose outcome is known from the start (<see cref="Coroutine.FromResult"/>). It may be awaited any number of times.</summary>
internal sealed class ReadyMade<T> : CoroutineTask<T>
{
    private readonly FailureTrace? error;

    internal ReadyMade(T? value, FailureTrace? error)
    {
        result = value;
        this.error = error;
        callbacks = error;
        (extras as NeverAwaited)?.Settle();
        extras = null;
        flags = FutureFlags.Reusable | (error is null ? FutureFlags.Finished : FutureFlags.Failed);
    }

    private ReadyMade(ReadyMade<T> original)
    {
        result = original.result;
        error = original.error;
    }

    internal override CoroutinePosition Position => new(error is null ? "Coroutine.FromResult" : "Coroutine.FromException", "", 0);

    /// <summary>A task is something else each time, so it is made of a copy.</summary>
    internal override CoroutineTask ToSchedule() => new ReadyMade<T>(this);

    [StackTraceHidden]
    internal override bool ResumeBox(CoroutineTask task)
    {
        error?.Throw();
        return true;
    }
}
