namespace Coroutines;

/// <summary>Takes over the outcome of an inner future, but does not pass a cancellation on to it (R20).</summary>
internal sealed class ShieldFuture<T> : Future<T>
{
    private readonly Future inner;
    private readonly Action<Future> onInnerDone;

    internal ShieldFuture(Future inner)
        : base(inner.Loop)
    {
        this.inner = inner;
        onInnerDone = OnInnerDone;
        if (inner.IsDone)
        {
            // Without a trip through the loop, so that awaiting it takes no tick (R8).
            OnInnerDone(inner);
        }
        else
        {
            inner.AddDoneCallback(onInnerDone);
        }
    }

    internal override IEnumerable<Future> Parts => [inner];

    internal override string Kind => "Shield";

    private protected override bool IsSettable(bool withValue) => false;

    private void OnInnerDone(Future done)
    {
        if (IsCanceled)
        {
            // Nobody waits any more. A failure stays unretrieved, so that it is reported (R15).
            return;
        }

        if (inner.TakeError() is { } error)
        {
            CompleteWith(error);
        }
        else
        {
            TrySetResult(typeof(T) == typeof(NoResult) ? default! : Arguments.ValueOf<T>(inner));
        }
    }
}
