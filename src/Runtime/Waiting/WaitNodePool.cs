namespace Coroutines;

/// <summary>The free wait nodes of one loop, a list per type of awaiter.</summary>
internal sealed class WaitNodePool
{
    private static int kinds;

    private WaitNode?[] free = new WaitNode?[8];

    /// <summary>A number for a type of awaiter.</summary>
    internal static int NewKind() => Interlocked.Increment(ref kinds) - 1;

    /// <summary>The first free node of that type.</summary>
    internal ref WaitNode? Free(int kind)
    {
        if (kind >= free.Length)
        {
            Array.Resize(ref free, Math.Max(kind + 1, free.Length * 2));
        }

        return ref free[kind];
    }
}
