namespace Coroutines.Testing;

/// <summary>How <see cref="CoroutineTest"/> runs a test.</summary>
public sealed class CoroutineTestOptions
{
    /// <summary>The clock; a new <see cref="VirtualClock"/> for each run where none is given (R30).</summary>
    public TimeProvider? TimeProvider { get; init; }

    /// <summary>True to have the virtual clock stand still while a .NET awaitable is awaited (R30).</summary>
    public bool ForeignAwaitsHoldClock { get; init; }

    /// <summary>True to have the order of what is ready varied too, which the loop promises otherwise (R5): it shows what a program relies on.</summary>
    public bool VariesReadyOrder { get; init; }

    /// <summary>True to let a test end while tasks of it still run. They are cancelled and awaited, as at the end of <c>Coroutine.Run</c>.</summary>
    public bool AllowsLeftoverTasks { get; init; }

    /// <summary>True to let a test make coroutine objects that it never awaits.</summary>
    public bool AllowsNeverAwaited { get; init; }

    /// <summary>Gets what callbacks throw and failures nobody retrieved (R11, R15), which fail the test where no handler is given.</summary>
    public Action<EventLoopError>? ExceptionHandler { get; init; }

    /// <summary>How long one run may take in real time: a test that waits for a .NET operation that never ends fails instead of hanging. One minute by default.</summary>
    public TimeSpan RealTimeLimit { get; init; } = TimeSpan.FromMinutes(1);
}
