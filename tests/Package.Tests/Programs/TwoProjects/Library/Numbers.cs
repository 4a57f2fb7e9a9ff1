using Coroutines;

namespace Library;

public static partial class Numbers
{
    [Coroutine]
    public static async Coroutine<int> Add(int a, int b)
    {
        await Coroutine.Yield();
        return a + b;
    }
}
