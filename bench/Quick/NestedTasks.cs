namespace Coroutines.Bench;

/// <summary>What <see cref="Nested"/> does, with <see cref="Task"/>.</summary>
public static class NestedTasks
{
    /// <summary>Makes <paramref name="calls"/> calls through all ten levels, one after the other.</summary>
    public static async Task<long> Repeat(int calls)
    {
        var total = 0L;
        for (var i = 0; i < calls; i++)
        {
            total += await Level1(i);
        }

        return total;
    }

    private static async Task<int> Level1(int value) => await Level2(value) + 1;

    private static async Task<int> Level2(int value) => await Level3(value) + 1;

    private static async Task<int> Level3(int value) => await Level4(value) + 1;

    private static async Task<int> Level4(int value) => await Level5(value) + 1;

    private static async Task<int> Level5(int value) => await Level6(value) + 1;

    private static async Task<int> Level6(int value) => await Level7(value) + 1;

    private static async Task<int> Level7(int value) => await Level8(value) + 1;

    private static async Task<int> Level8(int value) => await Level9(value) + 1;

    private static async Task<int> Level9(int value) => await Level10(value) + 1;

    private static async Task<int> Level10(int value)
    {
        await Task.Yield();
        return value;
    }
}
