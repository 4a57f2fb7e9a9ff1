using Conformance;
using static Conformance.Trace;

namespace Conformance.Steps;

/// <summary>Steps that are coroutines and sleep for a second. Programs with these run in virtual time instead of ticks.</summary>
internal static partial class SleepStep
{
    [Coroutine]
    internal static async Coroutine<T> Of<T>(string name, T value)
    {
        Log($"{name} starts");
        var fate = Recording.Current.Decide();
        if (fate is Fate.Later or Fate.ThrowsLater or Fate.CanceledLater)
            await Coroutine.Sleep(1.0);
        return ChildStep.End(name, fate, value);
    }

    [Coroutine]
    internal static async Coroutine Of(string name)
    {
        var nothing = await Of(name, 0);
    }
}
