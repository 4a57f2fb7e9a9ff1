using System.Runtime.CompilerServices;

namespace Conformance.Steps;

/// <summary>Steps whose awaitable and awaiter are structs of nobody the runtime knows. The awaiter changes itself, which must not be lost.</summary>
public static class ForeignStep
{
    /// <summary>A step with a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>What to await.</returns>
    public static Awaitable<T> Of<T>(string name, T value) => new(new Outcome<T>(name, value));

    /// <summary>A step without a value.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>What to await.</returns>
    public static Awaitable<int> Of(string name) => Of(name, 0);

    /// <summary>What <see cref="Of{T}"/> returns.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    public readonly struct Awaitable<T>
    {
        private readonly Outcome<T> outcome;

        internal Awaitable(Outcome<T> outcome) => this.outcome = outcome;

        /// <summary>Lets it be awaited.</summary>
        /// <returns>The awaiter.</returns>
        public Awaiter<T> GetAwaiter() => new(outcome);
    }

    /// <summary>The awaiter.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    public struct Awaiter<T> : ICriticalNotifyCompletion
    {
        private readonly Outcome<T> outcome;
        private int asked;

        internal Awaiter(Outcome<T> outcome) => this.outcome = outcome;

        /// <summary>Counts how often it is asked.</summary>
        public bool IsCompleted
        {
            get
            {
                asked++;
                return outcome.IsAtOnce;
            }
        }

        /// <summary>The value.</summary>
        /// <returns>The value, or what the step throws.</returns>
        public T GetResult()
        {
            if (asked != 1)
                Trace.Log($"the awaiter was asked {asked} times");
            return outcome.Get();
        }

        /// <inheritdoc/>
        public void OnCompleted(Action continuation) => throw new InvalidOperationException("UnsafeOnCompleted is to be called.");

        /// <inheritdoc/>
        public void UnsafeOnCompleted(Action continuation) => Outcome<T>.Later(continuation);
    }
}
