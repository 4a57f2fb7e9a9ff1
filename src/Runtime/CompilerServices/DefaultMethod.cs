using System.Runtime.CompilerServices;

namespace Coroutines.CompilerServices;

/// <summary>
/// Finds out whether an object uses the default method that an interface has, or has one of its own. Asked once per type; the answer for the type that was
/// asked for last is at hand.
/// </summary>
/// <typeparam name="TInterface">The interface that has the default method.</typeparam>
/// <typeparam name="TFrame">The frame of the default method, which tells it from the others of the interface.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DefaultMethod<TInterface, TFrame>
    where TInterface : class
    where TFrame : struct
{
    private static readonly ConditionalWeakTable<Type, Answer> Answers = [];
    private static Answer? last;

    /// <summary>True if a call of the method on <paramref name="self"/> runs the default one.</summary>
    /// <param name="self">The object.</param>
    /// <param name="method">Makes a delegate of its method.</param>
    /// <returns>False if the object's type, or another interface, implements the method anew.</returns>
    public static bool IsUsedBy(TInterface self, Func<TInterface, Delegate> method)
    {
        var known = last;
        if (known is null || known.Type != self.GetType())
        {
            known = Answers.GetValue(self.GetType(), type => new(type, method(self).Method.DeclaringType == typeof(TInterface)));
            last = known;
        }

        return known.IsUsed;
    }

    private sealed record Answer(Type Type, bool IsUsed);
}
