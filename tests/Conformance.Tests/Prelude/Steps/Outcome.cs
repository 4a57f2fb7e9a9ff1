using Coroutines;

namespace Conformance.Steps;

/// <summary>What a step decided at its start, for those that are no coroutines.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="name">The step's name.</param>
/// <param name="value">Its value.</param>
internal readonly struct Outcome<T>(string name, T value)
{
    private readonly Fate fate = Begin(name);

    /// <summary>True when it is done before it is awaited.</summary>
    public bool IsAtOnce => fate is Fate.AtOnce or Fate.Throws or Fate.Canceled;

    /// <summary>What it throws, or null.</summary>
    public Exception? Exception => fate switch
    {
        Fate.Throws or Fate.ThrowsLater => new StepException(name),
        Fate.Canceled or Fate.CanceledLater => new OperationCanceledException($"{name} was cancelled"),
        _ => null,
    };

    /// <summary>The value, or what it throws.</summary>
    /// <returns>The value.</returns>
    public T Get() => Exception is { } exception ? throw exception : value;

    /// <summary>Calls back one tick later.</summary>
    /// <param name="continuation">What to call.</param>
    public static void Later(Action continuation) => EventLoop.Running!.CallSoon(continuation);

    private static Fate Begin(string name)
    {
        Trace.Log($"{name} starts");
        return Recording.Current.Decide();
    }
}
