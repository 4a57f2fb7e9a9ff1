using System.Diagnostics;

namespace Coroutines.Bench;

/// <summary>One thing that is measured: a name, how many operations one round makes, and what makes them.</summary>
/// <param name="name">What the row is called in the output.</param>
/// <param name="operations">How many operations a round makes; large enough for a round to take some 20 ms.</param>
/// <param name="expected">What <paramref name="run"/> must return; a benchmark that computes something else measures something else.</param>
/// <param name="run">Makes the given number of operations on this thread.</param>
public sealed class Measurement(string name, int operations, long expected, Func<int, long> run)
{
    private readonly List<double> nanoseconds = [];
    private readonly List<double> bytes = [];

    /// <summary>What the row is called in the output.</summary>
    public string Name => name;

    /// <summary>Median time of one operation over the recorded rounds, in nanoseconds.</summary>
    public double Nanoseconds => Median(nanoseconds);

    /// <summary>Median of the bytes this thread allocated per operation. What a round allocates once is in it, spread over its operations.</summary>
    public double Bytes => Median(bytes);

    /// <summary>Makes one round.</summary>
    /// <param name="record">False while warming up.</param>
    public void Round(bool record)
    {
        var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        var result = run(operations);
        var elapsed = Stopwatch.GetElapsedTime(start);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
        if (result != expected)
        {
            throw new InvalidOperationException($"{name} returned {result} instead of {expected}: it does not do the work it is measured for.");
        }

        if (record)
        {
            nanoseconds.Add(elapsed.TotalNanoseconds / operations);
            bytes.Add((double)allocated / operations);
        }
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
