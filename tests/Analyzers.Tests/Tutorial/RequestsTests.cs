using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Coroutines;
using Coroutines.Analyzers;
using Coroutines.CodeFixes;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

/// <summary>
/// The tutorial's program that fetches a page five times with a blocking call: it gets its warning, one "fix all in
/// solution" turns it into the concurrent one, and the server counts.
/// </summary>
public class RequestsTests
{
    private const string Step = """

        internal static class Step { public static void Print(Stopwatch clock, int number, string what) { } }
        """;

    [Fact]
    public async Task One_fix_makes_five_requests_of_one()
    {
        var blocking = Sample();
        var document = FixProject.With(blocking);
        var warning = Assert.Single(await FixProject.Diagnose<BlockingCallAnalyzer>(document.Project));
        Assert.Equal("CORO2010", warning.Id);
        Assert.Contains("client.Send(", blocking.ReplaceLineEndings("\n")[warning.Location.SourceSpan.Start..], StringComparison.Ordinal);

        var mended = await CheckFix.FixAll<BlockingCallAnalyzer, BlockingCallFixer>(blocking, "CORO2010");
        Assert.Contains("await client.SendAsync(", mended, StringComparison.Ordinal);

        Assert.Equal((5, 1), Fetch(blocking, holdUntil: 1));
        Assert.Equal((5, 5), Fetch(mended, holdUntil: 5));
    }

    /// <summary>The sample's blocking half, without the pragma that silences the warning.</summary>
    private static string Sample([CallerFilePath] string file = "")
    {
        var text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "../../../samples/Requests/Blocking.cs"));
        return string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Where(line => !line.StartsWith("#pragma", StringComparison.Ordinal))) + Step;
    }

    /// <summary>Compiles and runs the program; how many requests the server answered, and how many were in flight at once.</summary>
    private static (int Answered, int InFlight) Fetch(string source, int holdUntil)
    {
        var compilation = Compile.From(source);
        Check.AssertCompiles(compilation);
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        var fetch = Assembly.Load(image.ToArray()).GetType("Requests.Blocking", throwOnError: true)!.GetMethod("FetchFive")!;

        using var server = new CountingServer(holdUntil);
        using var client = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(2) };
        Coroutine.Run((Coroutine)fetch.Invoke(null, [client, new Stopwatch()])!);
        return (server.Answered, server.MostInFlight);
    }
}
