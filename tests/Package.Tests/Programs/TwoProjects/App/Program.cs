using System;
using Coroutines;
using Library;

Console.WriteLine(Coroutine.Run(Sums.Total(4)));

internal static partial class Sums
{
    [Coroutine]
    public static async Coroutine<int> Total(int count)
    {
        var total = 0;
        for (var i = 1; i <= count; i++)
        {
            total = await Numbers.Add(total, i);
        }

        return total;
    }
}
