using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Coroutines.CompilerServices;

/// <summary>
/// Builds the fallback: the C# compiler's own state machine for an <c>async Coroutine&lt;T&gt;</c> method, hosted by a box of ours. It is cold (R1).
/// </summary>
/// <typeparam name="T">The type of the result.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct CoroutineMethodBuilder<T>
{
    private FallbackBox<T> box;

    /// <summary>The coroutine object.</summary>
    public readonly Coroutine<T> Task => new(box);

    /// <summary>Makes a builder.</summary>
    /// <returns>The builder.</returns>
    public static CoroutineMethodBuilder<T> Create() => default;

    /// <summary>Moves the state machine into its box, and runs nothing.</summary>
    /// <typeparam name="TStateMachine">The state machine.</typeparam>
    /// <param name="stateMachine">The state machine, with the arguments in it.</param>
    public void Start<[DynamicallyAccessedMembers(AwaiterSubstitute.Needs)] TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        // The box first: the copy of the state machine holds a copy of this builder.
        var made = new FallbackBox<TStateMachine, T>();
        box = made;
        made.stateMachine = stateMachine;
    }

    /// <summary>Never called.</summary>
    /// <param name="stateMachine">Not used.</param>
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }

    /// <summary>The method has returned.</summary>
    /// <param name="result">Its result.</param>
    public readonly void SetResult(T result) => box.SetResult(result);

    /// <summary>The method has thrown.</summary>
    /// <param name="exception">What.</param>
    public readonly void SetException(Exception exception) => box.SetThrown(exception);

    /// <summary>The method awaits something that is not complete.</summary>
    /// <typeparam name="TAwaiter">The awaiter.</typeparam>
    /// <typeparam name="TStateMachine">The state machine.</typeparam>
    /// <param name="awaiter">What it awaits.</param>
    /// <param name="stateMachine">The state machine.</param>
    public readonly void AwaitOnCompleted<[DynamicallyAccessedMembers(WaitNode.Needs)] TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine => box.SuspendOn(ref awaiter);

    /// <inheritdoc cref="AwaitOnCompleted"/>
    public readonly void AwaitUnsafeOnCompleted<[DynamicallyAccessedMembers(WaitNode.Needs)] TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine => box.SuspendOn(ref awaiter);
}
