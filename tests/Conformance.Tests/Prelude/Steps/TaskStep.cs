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

    private static void Complete<T>(TaskCompletionSource<T> source, Outcome<T> outcome)
    {
        if (outcome.Exception is { } exception)
            source.SetException(exception);
        else
            source.SetResult(outcome.Get());
    }
}
