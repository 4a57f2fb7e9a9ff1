using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Coroutines.CompilerServices;

/// <summary>One heap object that hosts the C# compiler's state machine of a coroutine method, and is its task.</summary>
internal sealed class FallbackBox<[DynamicallyAccessedMembers(AwaiterSubstitute.Needs)] TStateMachine, T> : FallbackBox<T>
    where TStateMachine : IAsyncStateMachine
{
    /// <summary>Moved in by the builder; never copied out but to exchange an awaiter.</summary>
    internal TStateMachine? stateMachine;

    private static readonly bool UsesAsyncEnumerator = AsyncEnumeratorUse.In(typeof(TStateMachine));

    private bool interrupting;

    internal override CoroutinePosition Position => new(MethodName.OfStateMachine(typeof(TStateMachine)), "", 0);

    internal override bool CanAbandonWait => foreign is null || foreign.FieldIn(typeof(TStateMachine)) is not null;

    private protected override bool HoldsAsyncEnumerator => UsesAsyncEnumerator;

    [StackTraceHidden]
    internal override bool ResumeBox(CoroutineTask task)
    {
        if (interrupting)
        {
            MoveNextInterrupted();
        }
        else
        {
            stateMachine!.MoveNext();
        }

        if (ended)
        {
            Forget();
        }

        return ended;
    }

    internal override void Forget() => stateMachine = default;

    internal override bool TryInterrupt(CoroutineTask task)
    {
        if (foreign is null)
        {
            interrupting = true;
            return true;
        }

        if (foreign.FieldIn(typeof(TStateMachine)) is not { } field)
        {
            return false;
        }

        // The state machine is a struct in release builds, a class in debug builds; a boxed copy serves both.
        object copy = stateMachine!;
        field.SetValue(copy, foreign.MakeThrowing(task.TakeInterrupt()));
        stateMachine = (TStateMachine)copy;
        return true;
    }

    [StackTraceHidden]
    private void MoveNextInterrupted()
    {
        interrupting = false;
        Interruption.Begin();
        try
        {
            stateMachine!.MoveNext();
        }
        finally
        {
            Interruption.End();
        }
    }
}
