using System.Runtime.CompilerServices;

namespace Coroutines.CompilerServices;

/// <summary>
/// The resumable form of a coroutine method without a result. Implemented by generated structs.
/// </summary>
/// <remarks>
/// <see cref="IAsyncStateMachine"/> is inert here: together with <see cref="AsyncStateMachineAttribute"/> on the companion
/// it makes the runtime print the user's method in stack traces.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICoroutineFrame : IAsyncStateMachine
{
    /// <summary>Runs the frame to its next suspension or to its end.</summary>
    /// <param name="task">The task in which the frame runs.</param>
    /// <returns>True when the frame has finished, false when it is suspended. It throws when it has failed.</returns>
    bool Resume(CoroutineTask task);

    /// <summary>Where the frame stands.</summary>
    CoroutinePosition Position { get; }

    /// <summary>Shows the coroutine that the frame awaits, if its frame is inside this one.</summary>
    /// <param name="visitor">Who wants to see it.</param>
    void ShowChild(FrameVisitor visitor)
    {
    }

    /// <summary>Never called.</summary>
    void IAsyncStateMachine.MoveNext()
    {
    }

    /// <summary>Never called.</summary>
    /// <param name="stateMachine">Not used.</param>
    void IAsyncStateMachine.SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }
}

/// <summary>The resumable form of a coroutine method with a result. Implemented by generated structs.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICoroutineFrame<T> : IAsyncStateMachine
{
    /// <summary>Runs the frame to its next suspension or to its end.</summary>
    /// <param name="task">The task in which the frame runs.</param>
    /// <param name="result">The result, when the frame has finished.</param>
    /// <returns>True when the frame has finished, false when it is suspended. It throws when it has failed.</returns>
    bool Resume(CoroutineTask task, out T result);

    /// <summary>Where the frame stands.</summary>
    CoroutinePosition Position { get; }

    /// <summary>Shows the coroutine that the frame awaits, if its frame is inside this one.</summary>
    /// <param name="visitor">Who wants to see it.</param>
    void ShowChild(FrameVisitor visitor)
    {
    }

    /// <summary>Never called.</summary>
    void IAsyncStateMachine.MoveNext()
    {
    }

    /// <summary>Never called.</summary>
    /// <param name="stateMachine">Not used.</param>
    void IAsyncStateMachine.SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }
}
