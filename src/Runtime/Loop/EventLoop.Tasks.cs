namespace Coroutines;

public sealed partial class EventLoop
{
    private static int lastTaskId;

    private CoroutineTask?[] tasks = new CoroutineTask?[16];
    private int taskCount;

    /// <summary>The tasks that are not done, in the order in which they were made. The loop holds them until they are (R14).</summary>
    public IReadOnlyList<CoroutineTask> AllTasks
    {
        get
        {
            var all = new CoroutineTask[taskCount];
            Array.Copy(tasks, all, taskCount);
            Array.Sort(all, static (a, b) => a.id.CompareTo(b.id));
            return all;
        }
    }

    /// <summary>How many tasks are not done.</summary>
    internal int LiveTaskCount => taskCount;

    /// <summary>How many steps and callbacks are ready to run.</summary>
    internal int ReadyCount => ready.Count;

    /// <summary>Makes a task of a coroutine; its first step runs in the next iteration (asyncio: <c>create_task</c>).</summary>
    /// <param name="coroutine">The coroutine.</param>
    /// <param name="name">The task's name; <c>Task-1</c> and so on where none is given.</param>
    /// <param name="eager">True to run its first step at once, inside this call; only while the loop runs.</param>
    /// <returns>The task.</returns>
    /// <exception cref="InvalidOperationException">The coroutine was awaited or made a task before (R2), or the loop is closed.</exception>
    public CoroutineTask CreateTask(Coroutine coroutine, string? name = null, bool eager = false) => Schedule(coroutine.Box, name, eager);

    /// <inheritdoc cref="CreateTask(Coroutine, string?, bool)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    public CoroutineTask<T> CreateTask<T>(Coroutine<T> coroutine, string? name = null, bool eager = false) =>
        (CoroutineTask<T>)Schedule(coroutine.Box, name, eager);

    /// <inheritdoc cref="CreateTask(Coroutine, string?, bool)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="operation">The operation.</param>
    /// <param name="name">The task's name; <c>Task-1</c> and so on where none is given.</param>
    /// <param name="eager">True to run its first step at once.</param>
    public CoroutineTask<T> CreateTask<T>(AsyncOperation<T> operation, string? name = null, bool eager = false) =>
        CreateTask(operation.AsCoroutine(), name, eager);

    /// <summary>Makes a task of a coroutine in the generator style: each <c>yield return</c> awaits what it yields.</summary>
    /// <param name="coroutine">The iterator, not yet advanced.</param>
    /// <param name="name">The task's name.</param>
    /// <param name="eager">True to run its first step at once.</param>
    /// <returns>The task. When a yielded coroutine fails, the iterator is disposed, which runs its <c>finally</c> blocks, and the task fails.</returns>
    public CoroutineTask CreateTask(IEnumerator<Coroutine> coroutine, string? name = null, bool eager = false) =>
        Schedule(new GeneratorTask(coroutine), name, eager);

    /// <summary>Makes a task of a coroutine object.</summary>
    internal CoroutineTask Schedule(CoroutineTask box, string? name, bool eager)
    {
        ThrowIfClosed();
        CoroutineAwaiting.ThrowIfUsed(box);
        var task = box.ToSchedule();
        (task.extras as NeverAwaited)?.Settle();
        task.flags &= ~FutureFlags.Created;
        task.loop = this;
        task.id = Interlocked.Increment(ref lastTaskId);
        task.extras = ContextForNew();
        if (name is not null)
        {
            task.Name = name;
        }

        Remember(task);
        if (told.Length != 0)
        {
            foreach (var observer in told)
            {
                observer.Created(task);
            }
        }

        if (eager && runningOnThread == this)
        {
            StepEagerly(task);
        }
        else
        {
            task.Wake();
        }

        return task;
    }

    /// <summary>Runs the first step inside the step or callback that made the task. It begins in the same context; what it changes there stays its own.</summary>
    private void StepEagerly(CoroutineTask task)
    {
        var outerTask = currentTask;
        var outerContext = ExecutionContext.Capture()!;
        if (told.Length != 0)
        {
            RunObserved(task, null);
        }
        else
        {
            task.Step();
        }

        ExecutionContext.Restore(outerContext);
        currentTask = outerTask;
    }

    /// <summary>The task is done: the loop lets go of it.</summary>
    internal void Forget(CoroutineTask task)
    {
        var last = tasks[--taskCount]!;
        tasks[taskCount] = null;
        if (last != task)
        {
            tasks[task.slot] = last;
            last.slot = task.slot;
        }
    }

    private void Remember(CoroutineTask task)
    {
        if (taskCount == tasks.Length)
        {
            Array.Resize(ref tasks, taskCount * 2);
        }

        task.slot = taskCount;
        tasks[taskCount++] = task;
    }
}
