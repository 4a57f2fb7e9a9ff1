using System.Diagnostics;
using System.Globalization;

namespace Requests;

/// <summary>Prints what happens, and when.</summary>
internal static class Step
{
    /// <summary>Prints one step of one request, for example <c>  0.51 s  request 3: hello!</c>.</summary>
    public static void Print(Stopwatch clock, int number, string what) =>
        Console.WriteLine($"  {Seconds(clock)}  request {number}: {what}");

    /// <summary>The time since the clock was started, in seconds, for example <c>2.52 s</c>.</summary>
    public static string Seconds(Stopwatch clock) =>
        string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:F2} s");
}
