using Coroutines;

namespace Conformance;

/// <summary>A program's task, and how to read what it returned.</summary>
/// <param name="Task">The task.</param>
/// <param name="Result">Its result as text.</param>
public sealed record Started(CoroutineTask Task, Func<string> Result)
{
    /// <summary>Starts a coroutine without a result.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="coroutine">The coroutine.</param>
    /// <returns>Its task.</returns>
    public static Started Of(EventLoop loop, Coroutine coroutine) => new(loop.CreateTask(coroutine), static () => "nothing");

    /// <summary>Starts a coroutine.</summary>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="loop">The loop.</param>
    /// <param name="coroutine">The coroutine.</param>
    /// <returns>Its task.</returns>
    public static Started Of<T>(EventLoop loop, Coroutine<T> coroutine)
    {
        var task = loop.CreateTask(coroutine);
        return new(task, () => Trace.Show(task.Result));
    }
}
