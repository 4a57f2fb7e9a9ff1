using System.Runtime.CompilerServices;

namespace Coroutines.CompilerServices;

/// <summary>
/// Finds out whether an object uses the method that it inherits from a class, or the default one of an interface, or has one of its own. Asked once per
/// type; the answer for the type that was asked for last is at hand.
/// </summary>
/// <typeparam name="TType">The class or interface that has the method.</typeparam>
/// <typeparam name="TFrame">The method's frame, which tells it from the others of the type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InheritedMethod<TType, TFrame>
    where TType : class
    where TFrame : struct
{
    private static readonly ConditionalWeakTable<Type, Answer> Answers = [];
    private static Answer? last;

    /// <summary>True if a call of the method on <paramref name="self"/> runs the one of <typeparamref name="TType"/>.</summary>
    /// <param name="self">The object.</param>
    /// <param name="method">Makes a delegate of its method.</param>
    /// <returns>False if the object's type, one it derives from, or another interface has another.</returns>
    public static bool IsUsedBy(TType self, Func<TType, Delegate> method)
    {
        // Ahead-of-time compilers may leave out what reflection would tell of the method; then only an object of exactly the class gets the frame.
        if (!RuntimeFeature.IsDynamicCodeSupported)
        {
            return false;
        }

        var known = last;
        if (known is null || known.Type != self.GetType())
        {
            known = Answers.GetValue(self.GetType(), type => new(type, method(self).Method.DeclaringType == typeof(TType)));
            last = known;
        }

        return known.IsUsed;
    }

    private sealed record Answer(Type Type, bool IsUsed);
}
