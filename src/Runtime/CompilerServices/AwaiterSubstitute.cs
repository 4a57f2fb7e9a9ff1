using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Coroutines.CompilerServices;

/// <summary>
/// Makes an awaiter of a given foreign type that throws, to be put in place of the one at which a state machine of the C# compiler is suspended:
/// the only way to have it throw there. Possible for the awaiters of <see cref="Task"/> and <see cref="ValueTask"/>; slow path only.
/// </summary>
internal abstract class AwaiterSubstitute
{
    /// <summary>The members of a state machine that are looked at: the fields that hold its awaiters.</summary>
    internal const DynamicallyAccessedMemberTypes Needs = DynamicallyAccessedMemberTypes.NonPublicFields | DynamicallyAccessedMemberTypes.PublicFields;

    private readonly ConcurrentDictionary<Type, FieldInfo?> fields = new();

    private protected abstract Type AwaiterType { get; }

    private protected abstract Func<Exception, object>? Factory { get; }

    /// <summary>The field of the state machine that holds the awaiter; null where it can't be exchanged.</summary>
    internal FieldInfo? FieldIn([DynamicallyAccessedMembers(Needs)] Type stateMachine)
    {
        if (Factory is null)
        {
            return null;
        }

        if (!fields.TryGetValue(stateMachine, out var field))
        {
            // The C# compiler uses one field per type of awaiter, and calls it <>u__N.
            field = stateMachine.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
                .SingleOrDefault(f => f.FieldType == AwaiterType && f.Name.StartsWith("<>u__", StringComparison.Ordinal));
            fields[stateMachine] = field;
        }

        return field;
    }

    /// <summary>A boxed awaiter whose <c>GetResult</c> throws <paramref name="exception"/>.</summary>
    internal object MakeThrowing(Exception exception) => Factory!(exception);

    /// <summary>The substitute for an awaiter. One of type <c>dynamic</c> is known by interface only.</summary>
    internal static AwaiterSubstitute Of<TAwaiter>(ref TAwaiter awaiter) =>
        typeof(TAwaiter).IsInterface ? Boxed.All.GetOrAdd(awaiter!.GetType(), static type => new Boxed(type)) : For<TAwaiter>.Instance;

    /// <summary>The substitute for awaiters of type <c>dynamic</c>, which state machines keep as objects.</summary>
    private sealed class Boxed(Type awaiter) : AwaiterSubstitute
    {
        internal static readonly ConcurrentDictionary<Type, AwaiterSubstitute> All = new();

        private protected override Type AwaiterType => typeof(object);

        private protected override Func<Exception, object>? Factory { get; } = FindFactory(awaiter);
    }

    /// <summary>The substitute for one type of awaiter.</summary>
    internal sealed class For<TAwaiter> : AwaiterSubstitute
    {
        internal static readonly For<TAwaiter> Instance = new();

        private protected override Type AwaiterType => typeof(TAwaiter);

        private protected override Func<Exception, object>? Factory { get; } = FindFactory(typeof(TAwaiter));
    }

    private static Func<Exception, object>? FindFactory(Type awaiter)
    {
        if (awaiter == typeof(TaskAwaiter))
        {
            return static e => Task.FromException(e).GetAwaiter();
        }

        if (awaiter == typeof(ConfiguredTaskAwaitable.ConfiguredTaskAwaiter))
        {
            return static e => Task.FromException(e).ConfigureAwait(false).GetAwaiter();
        }

        if (awaiter == typeof(ValueTaskAwaiter))
        {
            return static e => ValueTask.FromException(e).GetAwaiter();
        }

        if (awaiter == typeof(ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter))
        {
            return static e => ValueTask.FromException(e).ConfigureAwait(false).GetAwaiter();
        }

        return awaiter.IsGenericType ? FindGenericFactory(awaiter) : null;
    }

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Asked only where code can be made at run time, or for reference types, whose code is shared.")]
    [UnconditionalSuppressMessage("Trimming", "IL2060", Justification = "The methods put no requirements on their type argument.")]
    private static Func<Exception, object>? FindGenericFactory(Type awaiter)
    {
        var definition = awaiter.GetGenericTypeDefinition();
        Delegate? sample = definition == typeof(TaskAwaiter<>) ? OfTask<object>
            : definition == typeof(ConfiguredTaskAwaitable<>.ConfiguredTaskAwaiter) ? OfConfiguredTask<object>
            : definition == typeof(ValueTaskAwaiter<>) ? OfValueTask<object>
            : definition == typeof(ConfiguredValueTaskAwaitable<>.ConfiguredValueTaskAwaiter) ? OfConfiguredValueTask<object>
            : null;

        var result = awaiter.GetGenericArguments()[0];
        if (sample is null || (result.IsValueType && !RuntimeFeature.IsDynamicCodeSupported))
        {
            return null;
        }

        return sample.Method.GetGenericMethodDefinition().MakeGenericMethod(result).CreateDelegate<Func<Exception, object>>();
    }

    private static object OfTask<T>(Exception e) => Task.FromException<T>(e).GetAwaiter();

    private static object OfConfiguredTask<T>(Exception e) => Task.FromException<T>(e).ConfigureAwait(false).GetAwaiter();

    private static object OfValueTask<T>(Exception e) => ValueTask.FromException<T>(e).GetAwaiter();

    private static object OfConfiguredValueTask<T>(Exception e) => ValueTask.FromException<T>(e).ConfigureAwait(false).GetAwaiter();
}
