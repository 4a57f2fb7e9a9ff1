using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Coroutines;

public partial class Future
{
    /// <summary>Throws unless the future finished with a result (R13).</summary>
    [StackTraceHidden]
    internal void ThrowIfUnsuccessful()
    {
        if ((flags & FutureFlags.Finished) == 0)
        {
            ThrowUnsuccessful();
        }
    }

    /// <summary>The exception with which it ended, cancellation included; null where it has a result. Counts as retrieving it.</summary>
    internal ExceptionDispatchInfo? TakeError() => (flags & FutureFlags.Done) switch
    {
        FutureFlags.Failed => ((FutureFailure)callbacks!).Retrieve(),
        FutureFlags.Canceled => callbacks as ExceptionDispatchInfo ?? ExceptionDispatchInfo.Capture(NewCancellation(callbacks as string)),
        _ => null,
    };

    /// <summary>What a cancellation throws: the message, or a sentence where there is none.</summary>
    internal static OperationCanceledException NewCancellation(string? message, CancellationToken token = default) =>
        message is null ? new OperationCanceledException(token) : new OperationCanceledException(message, token);

    /// <summary>The message with which it was cancelled, or null.</summary>
    internal string? CancelMessage => callbacks switch
    {
        string message => message,
        ExceptionDispatchInfo error => error.SourceException.Message,
        _ => null,
    };

    [StackTraceHidden]
    private void ThrowUnsuccessful()
    {
        if (!IsDone)
        {
            throw NotDone("Result");
        }

        TakeError()!.Throw();
    }
}
