namespace Coroutines;

/// <summary>Done when all tasks of a group are.</summary>
internal sealed class GroupFuture(EventLoop loop, IReadOnlyCollection<CoroutineTask> tasks) : Future(loop)
{
    internal override IEnumerable<Future> Parts => tasks;

    internal override string Kind => "TaskGroup";

    private protected override bool IsSettable(bool withValue) => !withValue;
}
