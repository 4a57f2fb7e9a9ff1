namespace Coroutines;

/// <summary>
/// Done when all its children are, or, unless it collects outcomes, when the first of them fails; its siblings go on (R20).
/// Children that are done already cost no tick (R8).
/// </summary>
internal sealed class GatherFuture<TResult>(EventLoop loop, Future[] children, Func<Future[], TResult> collect, bool collectsFailures)
    : Future<TResult>(loop)
{
    private int left = children.Length;
    private bool cancelRequested;
    private string? cancelMessage;

    internal GatherFuture<TResult> Start()
    {
        if (children.Length == 0)
        {
            TrySetResult(collect(children));
            return this;
        }

        Action<Future> childDone = ChildDone;
        foreach (var child in children)
        {
            if (!child.IsDone)
            {
                child.AddDoneCallback(childDone);
            }
        }

        // Those that are done count now, without a trip through the loop; only those: the others will call back.
        foreach (var child in children.Where(static c => c.IsDone).ToArray())
        {
            ChildDone(child);
        }

        return this;
    }

    internal override IEnumerable<Future> Parts => children;

    internal override string Kind => "Gather";

    /// <summary>Cancels the children; this is cancelled when they have ended.</summary>
    public override bool Cancel(string? message = null)
    {
        if (IsDone)
        {
            return false;
        }

        var any = false;
        foreach (var child in children)
        {
            any |= child.Cancel(message);
        }

        if (any)
        {
            cancelRequested = true;
            cancelMessage ??= message;
        }

        return any;
    }

    private protected override bool IsSettable(bool withValue) => false;

    private void ChildDone(Future child)
    {
        left--;
        if (IsDone)
        {
            // A sibling failed before: this failure is passed over, as it has nobody to go to.
            child.TakeError();
            return;
        }

        if (!collectsFailures && child.TakeError() is { } error)
        {
            CompleteWith(error);
            return;
        }

        if (left > 0)
        {
            return;
        }

        if (cancelRequested)
        {
            CompleteWith(FailureTrace.Capture(NewCancellation(cancelMessage)));
        }
        else
        {
            TrySetResult(collect(children));
        }
    }
}
