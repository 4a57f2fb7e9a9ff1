using System.Diagnostics.Tracing;

namespace Coroutines;

/// <summary>
/// The events of all loops, for <c>dotnet-trace</c> and <c>EventListener</c>, under the name <c>Coroutines</c>. Tasks go by the number that is in their default name.
/// </summary>
[EventSource(Name = "Coroutines")]
internal sealed class LoopEventSource : EventSource
{
    internal static readonly LoopEventSource Log = new();

    private LoopEventSource()
    {
    }

    [Event(1, Level = EventLevel.Informational, Message = "{1} created: {2}")]
    public void TaskCreated(int id, string name, string method) => WriteEvent(1, id, name, method);

    [Event(2, Level = EventLevel.Verbose)]
    public void StepStart(int id) => WriteEvent(2, id);

    [Event(3, Level = EventLevel.Verbose)]
    public void StepStop(int id, double microseconds) => WriteEvent(3, id, microseconds);

    [Event(4, Level = EventLevel.Verbose, Message = "Task-{0} {1}")]
    public void TaskWaits(int id, string what) => WriteEvent(4, id, what);

    [Event(5, Level = EventLevel.Informational, Message = "Task-{0} {1}")]
    public void TaskEnded(int id, string outcome) => WriteEvent(5, id, outcome);
}
