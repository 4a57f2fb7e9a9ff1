using Conformance;
using static Conformance.Trace;

namespace Conformance.Steps;

/// <summary>Steps that are coroutines, which live inside the frame of whoever awaits them, and wait a tick by Yield.</summary>
internal static partial class ChildStep
{
    [Coroutine]
    internal static async Coroutine<T> Of<T>(string name, T value)
    {
        Log($"{name} starts");
        var fate = Recording.Current.Decide();
        if (fate is Fate.Later or Fate.ThrowsLater or Fate.CanceledLater)
        {
            try
            {
                await Coroutine.Yield();
            }
            finally
            {
                Log($"{name} leaves");
            }
        }

        return End(name, fate, value);
    }

    [Coroutine]
    internal static async Coroutine Of(string name) => await Of(name, 0);

    internal static T End<T>(string name, Fate fate, T value) => fate switch
    {
        Fate.AtOnce or Fate.Later => value,
        Fate.Throws or Fate.ThrowsLater => throw new StepException(name),
        _ => throw new OperationCanceledException($"{name} was cancelled"),
    };
}
