using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Coroutines.CompilerServices;

/// <summary>
/// Finds out whether a state machine of the C# compiler may be waiting for <c>MoveNextAsync</c>, which may not be left before its end (R21). It keeps the
/// enumerator of an <c>await foreach</c> in a field.
/// </summary>
internal static class AsyncEnumeratorUse
{
    /// <summary>True for the awaiters of <c>ValueTask&lt;bool&gt;</c>, which is what <c>MoveNextAsync</c> returns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool CouldBeMoveNext(Type awaiter) =>
        awaiter == typeof(ValueTaskAwaiter<bool>) || awaiter == typeof(ConfiguredValueTaskAwaitable<bool>.ConfiguredValueTaskAwaiter);

    /// <summary>True where the state machine has a field for an async enumerator.</summary>
    internal static bool In([DynamicallyAccessedMembers(AwaiterSubstitute.Needs)] Type stateMachine) =>
        stateMachine.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).Any(static f => IsEnumerator(f.FieldType));

    private static bool IsEnumerator(Type type) =>
        type.IsGenericType
        && type.GetGenericTypeDefinition() is var definition
        && (definition == typeof(IAsyncEnumerator<>) || definition == typeof(ConfiguredCancelableAsyncEnumerable<>.Enumerator));
}
