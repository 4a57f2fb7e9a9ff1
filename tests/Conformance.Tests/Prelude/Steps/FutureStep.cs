using Coroutines;

namespace Conformance.Steps;

/// <summary>Steps that are futures of the loop.</summary>
public static class FutureStep
{
    /// <summary>A step with a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>What to await.</returns>
    public static Future<T> Of<T>(string name, T value)
    {
        var outcome = new Outcome<T>(name, value);
        var future = new Future<T>(EventLoop.Running);
        if (outcome.IsAtOnce)
            Complete(future, outcome);
        else
            Outcome<T>.Later(() => Complete(future, outcome));
        return future;
    }

    /// <summary>A step without a value.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>What to await.</returns>
    public static Future Of(string name) => Of(name, 0);

    private static void Complete<T>(Future<T> future, Outcome<T> outcome)
    {
        if (future.IsDone)
            Trace.Log("the future was cancelled before");
        else if (outcome.Exception is { } exception)
            future.SetException(exception);
        else
            future.SetResult(outcome.Get());
    }
}
