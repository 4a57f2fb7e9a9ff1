namespace Coroutines;

/// <summary>
/// A coroutine that the loop runs (asyncio: <c>Task</c>). It is a future: it is done when its coroutine is (R12).
/// </summary>
/// <remarks>
/// One object hosts the coroutine's frame and is the task. As long as nobody has awaited it or made a task of it, it is a coroutine object;
/// <see cref="Coroutine"/> and <see cref="Coroutine{T}"/> are handles to it. A coroutine that is awaited by another runs inside that one's task.
/// A task is used on its loop's thread only (R25).
/// </remarks>
public abstract partial class CoroutineTask : Future
{
    /// <summary>
    /// What this task waits on: a <see cref="Future"/>, a <see cref="Waiter"/>, a <see cref="SleepTimer"/>, a <see cref="WaitNode"/>, or null.
    /// In a coroutine that runs inside another's task: the execution context of its awaiter, given back when it ends (R26).
    /// </summary>
    internal object? waitingOn;

    /// <summary>
    /// The task's own <see cref="ExecutionContext"/>, or its <see cref="TaskExtras"/>, or null. In debug mode, a coroutine object's <see cref="NeverAwaited"/>.
    /// </summary>
    internal object? extras;

    /// <summary>In a task: its innermost box, null when that is the task itself. In a box that runs inside a task: the box that awaits it.</summary>
    internal CoroutineTask? link;

    /// <summary>The place in the loop's table of live tasks.</summary>
    internal int slot;

    private protected CoroutineTask()
        : base(FutureFlags.Created)
    {
        if (CreationWatch.IsOn)
        {
            CreationWatch.Made(this);
        }
    }

    /// <summary>The task's name: the one it was given, or <c>Task-1</c>, counted per process in order of creation.</summary>
    public string Name
    {
        get => (extras as TaskExtras)?.Name ?? $"Task-{id}";
        set => Extras.Name = value;
    }

    internal bool HasOwnName => (extras as TaskExtras)?.Name is not null;

    /// <summary>How often <see cref="Cancel"/> was called, less the calls of <see cref="Uncancel"/> (asyncio: <c>cancelling()</c>).</summary>
    public int CancelRequests => (extras as TaskExtras)?.CancelRequests ?? 0;

    /// <summary>Behind <see cref="Coroutine.CancellationToken"/>.</summary>
    internal CancellationToken Token => (Extras.Source ??= new CancellationTokenSource()).Token;

    /// <summary>Where the coroutine stands.</summary>
    internal abstract CoroutinePosition Position { get; }

    /// <summary>Shows where the coroutine stands, and those in whose frames it waits.</summary>
    internal virtual void Show(FrameVisitor visitor) => visitor.Positions.Add(Position);

    /// <summary>The innermost box of this task: the one that is resumed by its next step.</summary>
    internal CoroutineTask Innermost => link ?? this;

    /// <inheritdoc cref="Future.AddDoneCallback"/>
    public void AddDoneCallback(Action<CoroutineTask> callback) => AddCallback(callback);

    /// <inheritdoc cref="Future.RemoveDoneCallback"/>
    public int RemoveDoneCallback(Action<CoroutineTask> callback) => RemoveCallback(callback);

    /// <summary>
    /// Reads like asyncio's: <c>&lt;Task pending name='Task-1' coro=&lt;Work.DoSomeWork() running at Work.cs:12&gt;&gt;</c> (R16).
    /// </summary>
    /// <returns>State, name, method with file and line, and result or exception.</returns>
    public override string ToString()
    {
        if (id == 0)
        {
            return $"<coroutine {DescribeCoroutine()}>";
        }

        var waiting = IsDone ? "" : waitingOn switch
        {
            Future future => $" wait_for={future.DescribeBriefly()}",
            Waiter waiter => $" wait_for={waiter}",
            _ => "",
        };
        return $"<Task {DescribeState()} name={Representation.Quote(Name)} coro=<{DescribeCoroutine()}>{waiting}{DescribeOutcome()}>";
    }

    internal override void InvokeCallback(object callback) => ((Action<CoroutineTask>)callback)(this);

    internal override string DescribeBriefly() => $"<Task {DescribeState()} name={Representation.Quote(Name)} coro=<{DescribeCoroutine()}>>";

    /// <summary>Runs this box until it suspends or ends, in the given task.</summary>
    /// <returns>True when it has ended, false when it is suspended.</returns>
    internal abstract bool ResumeBox(CoroutineTask task);

    /// <summary>
    /// The box has ended: what its method refers to is kept alive no longer, however long the task is. A box that ends well does so itself.
    /// </summary>
    internal virtual void Forget()
    {
    }

    /// <summary>
    /// Asks this box, which is about to be resumed, to throw the interrupt of <paramref name="task"/> at its await. A frame does so by calling
    /// <see cref="ThrowIfInterrupted"/>; other boxes have to arrange for it here.
    /// </summary>
    /// <returns>False where the await can't be interrupted; the exception is then thrown at the next one.</returns>
    internal virtual bool TryInterrupt(CoroutineTask task) => true;

    /// <summary>False where this box, suspended on a foreign awaitable, can't leave it before it completes.</summary>
    internal virtual bool CanAbandonWait => true;

    /// <summary>The exception of a box that has ended with <see cref="FutureFlags.Threw"/>.</summary>
    internal virtual Exception TakeThrown() => throw new InvalidOperationException("This box keeps no exception.");

    /// <summary>What is made a task when this coroutine object is: itself, or a copy of a ready-made one.</summary>
    internal virtual CoroutineTask ToSchedule() => this;

    private string DescribeCoroutine()
    {
        var position = Position;
        var verb = IsDone ? "done" : "running";
        var preposition = IsDone ? "defined at" : "at";
        return position.Place.Length == 0
            ? $"{position.Method}() {verb}"
            : $"{position.Method}() {verb}{(IsDone ? "," : "")} {preposition} {position.Place}";
    }
}
