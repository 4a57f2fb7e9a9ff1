namespace Coroutines;

/// <summary>
/// The state of a future or task, with what is pending for it.
/// <code>
///                 (1) CreateTask                 (2) Step
///   Created ───────────────────────▶ Pending ◀─────────────▶ Running (the loop's current task)
///      │                                │  (3) suspends          │
///      │ (4) awaited                    │                        │ (5) returns or throws
///      ▼                                │ (6) SetResult,         ▼
///   Consumed                            │     SetException,    Done: Finished, Failed
///                                       │     Cancel              or Canceled
///                                       └──────────────────────▶
/// </code>
/// (1) <see cref="EventLoop.CreateTask(Coroutine, string?, bool)"/>. (2) (3) <see cref="CoroutineTask.Step"/>.
/// (4) <see cref="CoroutineTask.Push"/>: the coroutine now runs inside the task that awaits it.
/// (5) <see cref="CoroutineTask.Finish"/>. (6) a <see cref="Future"/> that is no task.
/// </summary>
[Flags]
internal enum FutureFlags
{
    /// <summary>Pending, nothing else to say.</summary>
    None = 0,

    /// <summary>A coroutine object: nobody has awaited it or made a task of it.</summary>
    Created = 1,

    /// <summary>Done, with a result.</summary>
    Finished = 2,

    /// <summary>Done, with an exception; the outcome field holds a <see cref="FutureFailure"/>.</summary>
    Failed = 4,

    /// <summary>Done by cancellation; the outcome field holds the exception that ended it, bare or captured, the message, or null.</summary>
    Canceled = 8,

    /// <summary>One of the three above.</summary>
    Done = Finished | Failed | Canceled,

    /// <summary>Awaited by a coroutine, in whose task it runs.</summary>
    Consumed = 16,

    /// <summary>The body has started to run.</summary>
    Started = 32,

    /// <summary>In the ready queue. A task is there at most once.</summary>
    Scheduled = 64,

    /// <summary>Inside a <see cref="CancelScope"/>, which has a say at each suspension.</summary>
    InScope = 128,

    /// <summary>Somebody called <see cref="CoroutineTask.Cancel"/>; the exception is not yet on its way.</summary>
    CancelRequested = 256,

    /// <summary>An exception is to be thrown at the await that is being resumed.</summary>
    Interrupt = 512,

    /// <summary>A ready-made coroutine (<see cref="Coroutine.FromResult"/>), which may be awaited any number of times.</summary>
    Reusable = 1024,

    /// <summary>A box of the compiler's state machine that has finished by an exception, which the box holds.</summary>
    Threw = 2048,
}
