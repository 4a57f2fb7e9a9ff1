using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Coroutines.CompilerServices;

/// <summary>
/// Delivers a cancellation to the C# compiler's state machines, which do not ask for it as frames do: while one is being resumed
/// with an interrupt, the first <c>GetResult</c> of our own awaiters throws it.
/// </summary>
internal static class Interruption
{
    private static int pending;

    /// <summary>Announces that a state machine is about to be resumed with an interrupt. On any loop's thread.</summary>
    internal static void Begin() => Interlocked.Increment(ref pending);

    /// <summary>The state machine has returned.</summary>
    internal static void End() => Interlocked.Decrement(ref pending);

    /// <summary>Throws the interrupt of the task that is being resumed on this thread, if there is one. One read otherwise.</summary>
    [StackTraceHidden]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Check()
    {
        if (pending != 0)
        {
            ThrowPending();
        }
    }

    [StackTraceHidden]
    private static void ThrowPending() => EventLoop.Running?.currentTask?.ThrowIfInterrupted();
}
