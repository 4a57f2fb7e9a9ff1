using Coroutines;

namespace Runtime.Tests;

/// <summary>Expects an exception of what a coroutine awaits, on the loop's own thread (xunit's <c>ThrowsAsync</c> leaves it).</summary>
internal static partial class Expect
{
    [Coroutine]
    public static async Coroutine<TException> Throws<TException>(Future future)
        where TException : Exception
    {
        try
        {
            await future;
        }
        catch (TException e)
        {
            return e;
        }

        throw new InvalidOperationException($"Expected {typeof(TException).Name}, but {future}.");
    }

    [Coroutine]
    public static async Coroutine<TException> Throws<TException>(Coroutine coroutine)
        where TException : Exception
    {
        try
        {
            await coroutine;
        }
        catch (TException e)
        {
            return e;
        }

        throw new InvalidOperationException($"Expected {typeof(TException).Name}.");
    }
}
