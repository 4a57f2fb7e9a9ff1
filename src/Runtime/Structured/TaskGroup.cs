namespace Coroutines;

/// <summary>
/// Tasks that end together (asyncio: <c>TaskGroup</c>; R24). <see cref="Run(Func{TaskGroup, Coroutine})"/> returns when the body and all tasks of the group have ended. The first
/// failure cancels the others, and the body; when they have ended, an <see cref="AggregateException"/> of all the failures is thrown.
/// </summary>
/// <example>
/// <code>
/// await TaskGroup.Run(async group =&gt;
/// {
///     group.CreateTask(Fetch(1));
///     group.CreateTask(Fetch(2));
/// });
/// </code>
/// </example>
public sealed partial class TaskGroup
{
    private readonly CoroutineTask parent;
    private readonly HashSet<CoroutineTask> children = [];
    private readonly List<Exception> failures = [];
    private readonly Action<CoroutineTask> onChildDone;
    private readonly int requestsBefore;
    private readonly int depth;
    private Future? allDone;
    private bool bodyEnded;
    private bool ended;
    private bool aborting;
    private bool canceledBody;

    private TaskGroup()
    {
        parent = Coroutine.CurrentTask ?? throw new InvalidOperationException("A task group runs inside a task. Await TaskGroup.Run in a coroutine.");
        requestsBefore = parent.RequestsHere;
        depth = parent.ScopeDepth;
        onChildDone = OnChildDone;
    }

    /// <summary>Runs <paramref name="body"/>, in the current task, and waits for the tasks it made.</summary>
    /// <param name="body">Makes tasks with <see cref="CreateTask(Coroutine, string?)"/>, and may await.</param>
    /// <returns>A coroutine that ends when the body and all tasks have.</returns>
    /// <exception cref="AggregateException">The body or tasks have failed; it holds all their exceptions, in order of their failing.</exception>
    /// <exception cref="OperationCanceledException">The current task was cancelled; the group's tasks were, too, and have ended.</exception>
    public static async Coroutine Run(Func<TaskGroup, Coroutine> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var group = new TaskGroup();
        Exception? error = null;
        try
        {
            await body(group);
        }
        catch (Exception e)
        {
            error = e;
        }

        await group.End(error);
    }

    /// <inheritdoc cref="Run(Func{TaskGroup, Coroutine})"/>
    /// <typeparam name="T">The type of the body's result.</typeparam>
    /// <returns>The body's result, when all tasks have ended too.</returns>
    public static async Coroutine<T> Run<T>(Func<TaskGroup, Coroutine<T>> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var group = new TaskGroup();
        Exception? error = null;
        T? result = default;
        try
        {
            result = await body(group);
        }
        catch (Exception e)
        {
            error = e;
        }

        await group.End(error);
        return result!;
    }

    /// <summary>Makes a task that belongs to the group.</summary>
    /// <param name="coroutine">The coroutine.</param>
    /// <param name="name">The task's name.</param>
    /// <returns>The task.</returns>
    /// <exception cref="InvalidOperationException">The group has ended, or is being cancelled.</exception>
    public CoroutineTask CreateTask(Coroutine coroutine, string? name = null) => Add(coroutine.Box, name);

    /// <inheritdoc cref="CreateTask(Coroutine, string?)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    public CoroutineTask<T> CreateTask<T>(Coroutine<T> coroutine, string? name = null) => (CoroutineTask<T>)Add(coroutine.Box, name);

    /// <inheritdoc cref="CreateTask(Coroutine, string?)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="operation">The operation.</param>
    /// <param name="name">The task's name.</param>
    public CoroutineTask<T> CreateTask<T>(AsyncOperation<T> operation, string? name = null) => CreateTask(operation.AsCoroutine(), name);

    private CoroutineTask Add(CoroutineTask box, string? name)
    {
        if (ended || aborting)
        {
            throw new InvalidOperationException($"The task group {(ended ? "has ended" : "is being cancelled")}: {box.Position.Method}() can't be added.");
        }

        var task = parent.Loop.Schedule(box, name, eager: false);
        children.Add(task);
        task.AddDoneCallback(onChildDone);
        return task;
    }
}
