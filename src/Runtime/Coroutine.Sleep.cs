namespace Coroutines;

public readonly partial struct Coroutine
{
    /// <summary>Lets everything else that is ready run first (asyncio: <c>sleep(0)</c>): one tick (R8).</summary>
    /// <returns>What to await.</returns>
    public static LoopYieldAwaitable Yield() => default;

    /// <summary>Suspends the task for a time, on the loop's clock.</summary>
    /// <param name="delay">How long; zero or less is a <see cref="Yield"/>.</param>
    /// <returns>What to await; it can be made a task or gathered too.</returns>
    public static SleepAwaitable Sleep(TimeSpan delay) => new(delay);

    /// <summary>Suspends the task for a time, on the loop's clock.</summary>
    /// <param name="seconds">How long, in seconds; zero or less is a <see cref="Yield"/>.</param>
    /// <returns>What to await; it can be made a task or gathered too.</returns>
    public static SleepAwaitable Sleep(double seconds) => new(TimeSpan.FromSeconds(seconds));
}
