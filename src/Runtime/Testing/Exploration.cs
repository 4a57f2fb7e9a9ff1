namespace Coroutines.Testing;

/// <summary>What <see cref="CoroutineTest.RunAll"/> has tried.</summary>
/// <param name="Schedules">How many schedules the test has passed.</param>
/// <param name="IsComplete">True when these are all there are within the limits on deviations; false when the limit on their number came first.</param>
public readonly record struct Exploration(int Schedules, bool IsComplete);
