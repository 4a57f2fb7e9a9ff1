using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>What may be done on the loop's thread only (R25): all that changes a loop, a task, a future or a primitive, and the awaits of our own awaitables.</summary>
internal static class LoopBound
{
    private static readonly HashSet<string> Members =
    [
        "EventLoop.CallSoon", "EventLoop.CallLater", "EventLoop.CallAt", "EventLoop.CreateTask", "EventLoop.RunInExecutor", "EventLoop.Stop", "EventLoop.Dump",
        "Coroutine.CreateTask", "Coroutine.EnsureFuture", "Coroutine.Gather", "Coroutine.GatherOutcomes", "Coroutine.Join", "Coroutine.Shield", "Coroutine.AsCompleted", "Coroutine.AsTask",
        "TaskFutures.AsFuture", "TaskGroup.CreateTask", "CancelScope.Cancel", "TimerHandle.Cancel",
        "AsyncLock.Release", "AsyncSemaphore.Release", "AsyncEvent.Set", "AsyncEvent.Clear", "AsyncBarrier.Abort", "AsyncBarrier.Reset",
        "AsyncCondition.Release", "AsyncCondition.Notify", "AsyncCondition.NotifyAll",
        "AsyncQueue.TryGet", "AsyncQueue.TryPut", "AsyncQueue.TaskDone", "AsyncQueue.Close",
    ];

    private static readonly HashSet<string> OfFutures =
        ["SetResult", "TrySetResult", "SetException", "TrySetException", "Cancel", "Uncancel", "AddDoneCallback", "RemoveDoneCallback", "AsTask"];

    /// <summary>The names of all of them.</summary>
    public static CallableNames Names { get; } = CallableNames.Of(Members.Select(member => member.Split('.')).Select(parts => (parts[0] == "Coroutine" ? parts[0] : null, parts[1])).Concat(OfFutures.Select(name => (default(string), name))));

    /// <summary>How a message names the use, or null for what any thread may do.</summary>
    public static string? NameOf(IOperation operation, KnownTypes types) => operation switch
    {
        IInvocationOperation call => Includes(call.TargetMethod, types) ? call.TargetMethod.InMessage() : null,
        IMethodReferenceOperation group => Includes(group.Method, types) ? group.Method.InMessage() : null,
        IAwaitOperation { Operation: { Type: { } type } awaited } when types.IsOurs(type) => IsReportedItself(awaited, types) ? null : "await " + type.Name,
        _ => null,
    };

    /// <summary>Which of the two thread-safe calls stands for a use.</summary>
    public static string SafeFormOf(IOperation operation)
        => operation is IAwaitOperation or IInvocationOperation { TargetMethod: { Name: "CreateTask" or "EnsureFuture" or "AsTask", ContainingType.Name: "EventLoop" or "Coroutine" } }
            ? "RunCoroutineThreadSafe" : "CallSoonThreadSafe";

    public static bool IsFuture(ITypeSymbol type) => type.Name is "Future" or "CoroutineTask" or "IFuture";

    private static bool Includes(IMethodSymbol method, KnownTypes types)
        => types.IsOurs(method)
            && (IsFuture(method.ContainingType) ? OfFutures.Contains(method.Name) : Members.Contains(method.ContainingType.Name + "." + method.Name));

    /// <summary><c>await loop.CreateTask(…)</c> is reported for the call; what is complete when it is made can be awaited anywhere.</summary>
    private static bool IsReportedItself(IOperation awaited, KnownTypes types)
        => Operands.Strip(awaited) switch
        {
            IInvocationOperation call => Includes(call.TargetMethod, types) || types.IsOurs(call.TargetMethod) && call.TargetMethod.Name.StartsWith("From", StringComparison.Ordinal),
            IPropertyReferenceOperation { Property.Name: "Completed" } property => types.IsOurs(property.Property),
            _ => false,
        };
}
