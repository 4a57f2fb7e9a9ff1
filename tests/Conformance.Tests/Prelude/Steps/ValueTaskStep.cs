using System.Threading.Tasks.Sources;

namespace Conformance.Steps;

/// <summary>Steps that are value tasks over a source whose result may be taken once, as pooled ones are.</summary>
public static class ValueTaskStep
{
    /// <summary>A step with a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>What to await.</returns>
    public static ValueTask<T> Of<T>(string name, T value) => new(new Source<T>(new Outcome<T>(name, value)), 0);

    /// <summary>A step without a value.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>What to await.</returns>
    public static ValueTask Of(string name) => new(new Source<int>(new Outcome<int>(name, 0)), 0);

    private sealed class Source<T> : IValueTaskSource<T>, IValueTaskSource
    {
        private ManualResetValueTaskSourceCore<T> core;
        private bool taken;

        public Source(Outcome<T> outcome)
        {
            if (outcome.IsAtOnce)
                Complete(outcome);
            else
                Outcome<T>.Later(() => Complete(outcome));
        }

        public ValueTaskSourceStatus GetStatus(short token) => core.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => core.OnCompleted(continuation, state, token, flags);

        public T GetResult(short token)
        {
            if (taken)
                Trace.Log("the result of a value task was taken twice");
            taken = true;
            return core.GetResult(token);
        }

        void IValueTaskSource.GetResult(short token) => GetResult(token);

        private void Complete(Outcome<T> outcome)
        {
            if (outcome.Exception is { } exception)
                core.SetException(exception);
            else
                core.SetResult(outcome.Get());
        }
    }
}
