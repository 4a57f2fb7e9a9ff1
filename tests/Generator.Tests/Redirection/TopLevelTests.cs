using Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Generator.Tests.Redirection;

/// <summary>Calls in top-level statements: lines that end in <c>// redirected</c>, and no others, have an interceptor.</summary>
public sealed class TopLevelTests
{
    private const string Source = """
        using Coroutines;
        using System.Linq.Expressions;

        var c = Work.Twice(1); // redirected
        Console.WriteLine(Coroutine.Run(Work.Twice(2))); // redirected
        Func<int, Coroutine<int>> f = n => Work.Twice(n); // redirected
        Func<int, Coroutine<int>> g = Work.Twice;
        Expression<Func<Coroutine<int>>> e = () => Work.Twice(3);
        await Local(); // the call of a local function, of which C# knows no redirection
        if (args.Length > 0)
            return Coroutine.Run(Work.Twice(4)); // redirected
        var named = nameof(Work.Twice);
        return 0;

        async Task Local() => await Task.FromResult(Work.Twice(5)); // redirected

        [Coroutine]
        static async Coroutine Marked() => await Work.Twice(6); // redirected

        public static partial class Work
        {
            [Coroutine]
            public static async Coroutine<int> Twice(int n)
            {
                await Coroutine.Yield();
                return 2 * n;
            }
        }
        """;

    [Fact]
    public void Calls_are_redirected_as_anywhere()
    {
        var interceptors = Generation.Of(TestProject.Of(Source) with { Kind = OutputKind.ConsoleApplication }).File("Work.Interceptors.g.cs");
        var expected = Source.Split('\n').Select((line, i) => (line, Number: i + 1)).Where(l => l.line.EndsWith("// redirected", StringComparison.Ordinal)).Select(l => $"Work.cs, line {l.Number}");
        var actual = interceptors.Split('\n').Where(l => l.Contains("// Work.cs, line", StringComparison.Ordinal)).Select(l => l[l.IndexOf("Work.cs", StringComparison.Ordinal)..].Trim());
        Assert.Equal(expected, actual);
    }
}
