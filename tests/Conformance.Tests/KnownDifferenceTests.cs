using Conformance.Tests.Harness;

namespace Conformance.Tests;

/// <summary>The entries of <c>docs/known-differences.md</c> where the C# compiler is wrong: each must differ, or its entry is out of date.</summary>
public sealed class KnownDifferenceTests
{
    [Fact]
    public void An_awaited_value_for_a_field_of_a_struct_counted_from_the_end()
    {
        const string Text = """
            internal static partial class FromTheEnd
            {
                private struct Point
                {
                    public int X;
                }

                [Case, Coroutine]
                internal static async Coroutine<int> Assign()
                {
                    var points = new Point[2];
                    points[^1].X = await Step.Of("x", 3);
                    return points[1].X;
                }
            }
            """;
        var differences = ProgramCheck.Differences(new ProgramFile("FromTheEnd", "/FromTheEnd.cs", Text), limit: 8);
        Assert.NotEmpty(differences);
        Assert.All(differences, difference => Assert.Contains("NullReferenceException", difference.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_dynamic_or_in_a_condition()
    {
        const string Text = """
            internal static partial class DynamicOr
            {
                [Case, Coroutine]
                internal static async Coroutine<string> If()
                {
                    dynamic yes = true;
                    if (yes || await Step.Of("right", true))
                        return "yes";
                    return "no";
                }
            }
            """;
        var differences = ProgramCheck.Differences(new ProgramFile("DynamicOr", "/DynamicOr.cs", Text), limit: 8);
        Assert.NotEmpty(differences);
        Assert.All(differences, difference => Assert.Contains("right starts", difference.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_fixed_buffer_in_a_variable_that_lives_across_an_await()
    {
        const string Text = """
            internal static partial class FixedBuffers
            {
                private unsafe struct Buffer
                {
                    public fixed int Items[4];
                }

                [Case, Coroutine]
                internal static async Coroutine<int> Kept()
                {
                    var buffer = new Buffer();
                    unsafe
                    {
                        buffer.Items[1] = 5;
                    }

                    await Step.Of("a");
                    unsafe
                    {
                        return buffer.Items[1];
                    }
                }
            }
            """;
        var differences = ProgramCheck.Differences(new ProgramFile("FixedBuffers", "/FixedBuffers.cs", Text), limit: 8);
        Assert.NotEmpty(differences);
        Assert.All(differences, difference => Assert.Matches(@"(?s)without rewriting:.*returns 0.*with rewriting:.*returns 5", difference.ToString()));
    }

    [Fact]
    public void A_using_in_a_loop_in_the_finally_of_an_iterator_that_is_disposed()
    {
        const string Text = """
            internal static partial class Disposed
            {
                private sealed class Resource : IDisposable
                {
                    public void Dispose() => Log("disposed");
                }

                [Coroutine]
                private static async IAsyncEnumerable<int> Count()
                {
                    yield return 1;
                    await Step.Of("between");
                    yield return 2;
                }

                [Coroutine]
                private static async IAsyncEnumerable<int> Items()
                {
                    try
                    {
                        yield return 1;
                    }
                    finally
                    {
                        await foreach (var n in Count())
                        {
                            using (new Resource())
                                Log("turn", n);
                        }
                    }
                }

                [Case, Coroutine]
                internal static async Coroutine Break()
                {
                    await foreach (var item in Items())
                        break;
                }
            }
            """;
        var differences = ProgramCheck.Differences(new ProgramFile("Disposed", "/Disposed.cs", Text), limit: 8);
        Assert.NotEmpty(differences);
        Assert.All(differences, difference => Assert.Contains("between starts", difference.ToString(), StringComparison.Ordinal));
    }
}
