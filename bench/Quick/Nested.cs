#if INLINE_RESUME
namespace Coroutines.Bench.InlineResume;
#else
namespace Coroutines.Bench;
#endif

/// <summary>Ten coroutines, each awaiting the next; the tenth yields to the loop. Compiled twice: with and without <c>CoroutinesInlineResume</c>.</summary>
public static partial class Nested
{
    /// <summary>Makes <paramref name="calls"/> calls through all ten levels, one after the other, on the loop.</summary>
    /// <returns>The sum of what they return, so that no call can be left out.</returns>
    public static long Run(EventLoop loop, int calls) => loop.RunUntilComplete(Repeat(calls));

    [Coroutine]
    private static async Coroutine<long> Repeat(int calls)
    {
        var total = 0L;
        for (var i = 0; i < calls; i++)
        {
            total += await Level1(i);
        }

        return total;
    }

    [Coroutine]
    private static async Coroutine<int> Level1(int value) => await Level2(value) + 1;

    [Coroutine]
    private static async Coroutine<int> Level2(int value) => await Level3(value) + 1;

    [Coroutine]
    private static async Coroutine<int> Level3(int value) => await Level4(value) + 1;

    [Coroutine]
    private static async Coroutine<int> Level4(int value) => await Level5(value) + 1;

    [Coroutine]
    private static async Coroutine<int> Level5(int value) => await Level6(value) + 1;

    [Coroutine]
    private static async Coroutine<int> Level6(int value) => await Level7(value) + 1;

    [Coroutine]
    private static async Coroutine<int> Level7(int value) => await Level8(value) + 1;

    [Coroutine]
    private static async Coroutine<int> Level8(int value) => await Level9(value) + 1;

    [Coroutine]
    private static async Coroutine<int> Level9(int value) => await Level10(value) + 1;

    [Coroutine]
    private static async Coroutine<int> Level10(int value)
    {
        await Coroutine.Yield();
        return value;
    }
}
