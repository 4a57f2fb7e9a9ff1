using Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Generator.Tests.Debugging;

/// <summary>A stack trace is the chain of the user's coroutines, in order, with the user's lines, and nothing of the plumbing in between.</summary>
public sealed class StackTraceTests
{
    private const string Program = """
        using Coroutines;

        public static partial class Work
        {
            [Coroutine]
            static async Coroutine Leaf(bool late)
            {
                if (late)
                    await Coroutine.Sleep(0.001);
                throw new InvalidOperationException("on purpose");
            }

            [Coroutine]
            static async Coroutine<int> Inline(bool late)
            {
                await Leaf(late);
                return 1;
            }

            [Coroutine]
            static async Coroutine<int> Recursive(int depth, bool late)
            {
                if (depth == 0)
                    return await Inline(late);
                return 1 + await Recursive(depth - 1, late);
            }

            [Coroutine]
            static async Coroutine<int> Stored(bool late)
            {
                var stored = Recursive(1, late);
                await Coroutine.Yield();
                return await stored;
            }

            static string Trace(Coroutine<int> coroutine)
            {
                try
                {
                    Coroutine.Run(coroutine);
                    return "nothing was thrown";
                }
                catch (InvalidOperationException e)
                {
                    return e.StackTrace!;
                }
            }

            public static string AtOnce() => Trace(Stored(false));

            public static string AfterSuspending() => Trace(Stored(true));
        }
        """;

    private const string Expected = """
        at Work.CoroutineFrames.Leaf(Boolean late) in Work.cs:line 10
        at Work.CoroutineFrames.Inline(Boolean late) in Work.cs:line 16
        at Work.CoroutineFrames.Recursive(Int32 depth, Boolean late) in Work.cs:line 24
        at Work.CoroutineFrames.Recursive(Int32 depth, Boolean late) in Work.cs:line 25
        at Work.CoroutineFrames.Stored(Boolean late) in Work.cs:line 33
        """;

    [Theory]
    [InlineData("AtOnce", OptimizationLevel.Release)]
    [InlineData("AfterSuspending", OptimizationLevel.Release)]
    [InlineData("AfterSuspending", OptimizationLevel.Debug)]
    public void TheTraceIsTheChainOfCoroutines(string method, OptimizationLevel optimization) => Assert.Equal(Expected.ReplaceLineEndings("\n"), Trace(Program, method, optimization));

    [Fact]
    public void AFilterOnTheWayIsNotSeen()
    {
        var guarded = Program.Replace("        await Leaf(late);", "        try { await Leaf(late); } catch (Exception e) when (e is IOException) { }");
        Assert.Equal(Expected.ReplaceLineEndings("\n"), Trace(guarded, "AfterSuspending", OptimizationLevel.Release));
    }

    private const string Ways = """
        using Coroutines;

        public abstract partial class Shape
        {
            [Coroutine]
            public abstract Coroutine<int> Area(int n);
        }

        public sealed partial class Square : Shape
        {
            [Coroutine]
            public override async Coroutine<int> Area(int n)
            {
                await Coroutine.Yield();
                throw new InvalidOperationException("on purpose");
            }
        }

        public static partial class Work
        {
            static async IAsyncEnumerable<int> Numbers()
            {
                yield return 1;
                await Task.CompletedTask;
            }

            [Coroutine]
            static async Coroutine InACatch(Shape shape)
            {
                try
                {
                    throw new IOException("first");
                }
                catch (IOException)
                {
                    await shape.Area(1);
                }
            }

            [Coroutine]
            static async Coroutine InAFinally(Shape shape)
            {
                try
                {
                    await Coroutine.Yield();
                }
                finally
                {
                    await InACatch(shape);
                }
            }

            [Coroutine]
            static async Coroutine<int> InAStream(Shape shape)
            {
                await foreach (var n in Numbers())
                {
                    await using (new MemoryStream())
                    {
                        await InAFinally(shape);
                    }
                }

                return 1;
            }

            public static string Start()
            {
                try
                {
                    return Coroutine.Run(InAStream(new Square())).ToString();
                }
                catch (InvalidOperationException e)
                {
                    return e.StackTrace!;
                }
            }
        }
        """;

    [Theory]
    [InlineData(OptimizationLevel.Release)]
    [InlineData(OptimizationLevel.Debug)]
    public void HandlersStreamsAndVirtualCallsAreLinesOfTheUsers(OptimizationLevel optimization) => Assert.Equal("""
        at Square.CoroutineFrames.Area(Square self, Int32 n) in Work.cs:line 15
        at Work.CoroutineFrames.InACatch(Shape shape) in Work.cs:line 36
        at Work.CoroutineFrames.InAFinally(Shape shape) in Work.cs:line 49
        at Work.CoroutineFrames.InAStream(Shape shape) in Work.cs:line 60
        """.ReplaceLineEndings("\n"), OncePerMethod(Trace(Ways, "Start", optimization)));

    /// <summary>An exception that a cleanup with an await lets pass is thrown on from its end, as the compiler's own machine does: the method stands there once more.</summary>
    private static string OncePerMethod(string trace)
    {
        var lines = trace.Split('\n');
        return string.Join("\n", lines.Where((line, i) => i == 0 || Method(line) != Method(lines[i - 1])));
    }

    private static string Method(string line) => line.Split(" in ")[0];

    /// <summary>The coroutines of the trace, above the call of <c>Coroutine.Run</c>.</summary>
    private static string Trace(string source, string method, OptimizationLevel optimization)
    {
        var project = TestProject.InFolder("/home/user/app", new SourceFile("Work.cs", source)) with { Optimization = optimization };
        var trace = (string)CompiledProgram.Of(Generation.Of(project)).Call("Work", method)!;
        var lines = trace.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim().Replace("/home/user/app/", "")).TakeWhile(l => !l.StartsWith("at Coroutines.Coroutine.Run", StringComparison.Ordinal));
        return string.Join("\n", lines);
    }
}
