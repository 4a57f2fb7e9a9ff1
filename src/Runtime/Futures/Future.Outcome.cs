using System.Diagnostics;

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
    internal FailureTrace? TakeError() => (flags & FutureFlags.Done) switch
    {
        FutureFlags.Failed => ((FutureFailure)callbacks!).Retrieve(),
        FutureFlags.Canceled => callbacks as FailureTrace ?? FailureTrace.Capture(NewCancellation()),
        _ => null,
    };

    private OperationCanceledException NewCancellation() => callbacks is OperationCanceledException plain
        ? new OperationCanceledException(plain.Message, plain.CancellationToken)
        : NewCancellation(callbacks as string);

    /// <summary>What a cancellation throws: the message, or a sentence where there is none.</summary>
    internal static OperationCanceledException NewCancellation(string? message, CancellationToken token = default) =>
        message is null ? new OperationCanceledException(token) : new OperationCanceledException(message, token);

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
