using System.Runtime.CompilerServices;

namespace Conformance.Steps;

/// <summary>Steps whose awaiter is a class that knows <see cref="INotifyCompletion"/> only, and has <c>GetAwaiter</c> as an extension.</summary>
public static class ClassStep
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

    /// <summary>Lets it be awaited.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="awaitable">The step.</param>
    /// <returns>The awaiter.</returns>
    public static Awaiter<T> GetAwaiter<T>(this Awaitable<T> awaitable) => new(awaitable.Outcome);

    /// <summary>What <see cref="Of{T}"/> returns.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    public sealed class Awaitable<T>
    {
        internal Awaitable(Outcome<T> outcome) => Outcome = outcome;

        internal Outcome<T> Outcome { get; }
    }

    /// <summary>The awaiter.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    public sealed class Awaiter<T> : INotifyCompletion
    {
        private readonly Outcome<T> outcome;

        internal Awaiter(Outcome<T> outcome) => this.outcome = outcome;

        /// <summary>True when it is done before it is awaited.</summary>
        public bool IsCompleted => outcome.IsAtOnce;

        /// <summary>The value.</summary>
        /// <returns>The value, or what the step throws.</returns>
        public T GetResult() => outcome.Get();

        /// <inheritdoc/>
        public void OnCompleted(Action continuation) => Outcome<T>.Later(continuation);
    }
}
