using System.Diagnostics;
using System.Globalization;

namespace Runtime.Tests.Properties;

/// <summary>
/// Runs a property for a fixed set of seeds; for as many as fit into <c>COROUTINES_PROPERTY_SECONDS</c>, from <c>COROUTINES_PROPERTY_FROM</c> on, where that is set.
/// </summary>
internal static class Seeds
{
    public static void Check(int count, Action<int> property)
    {
        var seconds = Number("COROUTINES_PROPERTY_SECONDS", 0);
        var from = Number("COROUTINES_PROPERTY_FROM", 0);
        var watch = Stopwatch.StartNew();
        var seed = from;
        while (seconds > 0 ? watch.Elapsed.TotalSeconds < seconds : seed < from + count)
        {
            try
            {
                property(seed);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {seed}: {e.Message}", e);
            }

            seed++;
        }

        if (seconds > 0)
        {
            TestContext.Current.SendDiagnosticMessage($"{TestContext.Current.TestMethod?.MethodName}: seeds {from} to {seed - 1}");
        }
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
