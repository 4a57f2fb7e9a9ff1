namespace Coroutines;

/// <summary>How an <see cref="EventLoop"/> is made.</summary>
public sealed class EventLoopOptions
{
    /// <summary>The clock (R30): the system's, a <see cref="VirtualClock"/>, or any other.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets what callbacks throw, and failures nobody retrieved (R11, R15). Standard error where none is given.</summary>
    public Action<EventLoopError>? ExceptionHandler { get; init; }

    /// <summary>True to have a <see cref="VirtualClock"/> stand still while a .NET awaitable is awaited, not only while <c>ToThread</c> works (R30).</summary>
    public bool ForeignAwaitsHoldClock { get; init; }
}
