using Coroutines;

namespace Runtime.Tests;

/// <summary>Counts the iterations of the loop that an await takes (R8).</summary>
internal sealed class Ticks
{
    private readonly EventLoop loop = EventLoop.Running!;
    private bool done;

    private Ticks() => loop.CallSoon(Tick);

    public int Count { get; private set; }

    /// <summary>Starts to count: the first tick is the next iteration.</summary>
    public static Ticks Start() => new();

    public int Stop()
    {
        done = true;
        return Count;
    }

    private void Tick()
    {
        if (done)
        {
            return;
        }

        Count++;
        loop.CallSoon(Tick);
    }
}
