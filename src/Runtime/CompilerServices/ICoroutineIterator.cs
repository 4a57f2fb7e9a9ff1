using System.Runtime.CompilerServices;

namespace Coroutines.CompilerServices;

/// <summary>The resumable form of an async iterator. Implemented by generated structs.</summary>
/// <typeparam name="TFrame">The struct itself.</typeparam>
/// <typeparam name="T">The type of the items.</typeparam>
/// <remarks><inheritdoc cref="ICoroutineFrame" path="/remarks"/></remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICoroutineIterator<TFrame, T> : IAsyncStateMachine
    where TFrame : struct
{
    /// <summary>True if the method has a parameter that the token of <c>WithCancellation</c> is given to.</summary>
    static virtual bool TakesToken => false;

    /// <summary>The token that the method was called with.</summary>
    CancellationToken FirstToken => throw new NotSupportedException();

    /// <summary>Runs the frame to its next suspension or to its end. Once it has registered with what it awaits, it may be running again on another thread.</summary>
    /// <param name="iterator">The object that hosts the frame.</param>
    /// <param name="yielded">True when it is suspended because there is an item.</param>
    /// <returns>True when the frame has finished, false when it is suspended. It throws when it has failed.</returns>
    bool Resume(CoroutineIterator<T> iterator, out bool yielded);

    /// <summary>Where the frame stands.</summary>
    CoroutinePosition Position { get; }

    /// <summary>Starts over with the arguments that a frame was given.</summary>
    /// <param name="first">That frame; it may be this one.</param>
    void InitFrom(ref TFrame first) => throw new NotSupportedException();

    /// <summary>Gives the enumeration its token.</summary>
    /// <param name="token">The token.</param>
    void SetToken(CancellationToken token) => throw new NotSupportedException();

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
