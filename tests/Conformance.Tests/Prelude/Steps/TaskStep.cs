namespace Conformance.Steps;

/// <summary>Steps that are .NET tasks.</summary>
public static class TaskStep
{
    /// <summary>A step with a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>What to await.</returns>
    public static Task<T> Of<T>(string name, T value)
    {
        var outcome = new Outcome<T>(name, value);
        var source = new TaskCompletionSource<T>();
        if (outcome.IsAtOnce)
            Complete(source, outcome);
        else
            Outcome<T>.Later(() => Complete(source, outcome));
        return source.Task;
    }

    /// <summary>A step without a value.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>What to await.</returns>
    public static Task Of(string name) => Of(name, 0);

    /// <summary>With the loop's context current, the waiter would be told through the thread pool, in no certain tick.</summary>
    private static void Complete<T>(TaskCompletionSource<T> source, Outcome<T> outcome)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        if (outcome.Exception is { } exception)
            source.SetException(exception);
        else
            source.SetResult(outcome.Get());
        SynchronizationContext.SetSynchronizationContext(context);
    }
}
