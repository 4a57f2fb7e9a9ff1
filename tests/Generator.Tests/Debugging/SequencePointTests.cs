using Generator.Tests.Harness;

namespace Generator.Tests.Debugging;

/// <summary>Every statement of the user's is a place to stop, in the user's file; nothing of ours is.</summary>
public sealed class SequencePointTests
{
    private const string Folder = "/home/user/app";

    [Fact]
    public void StatementsStandInTheUsersFile() => AssertStops("""
        using Coroutines;

        static partial class Work
        {
            [Coroutine]
            static async Coroutine<int> Fetch(int page)
            {
                await Coroutine.Yield();
                return page;
            }

            [Coroutine]
            public static async Coroutine<int> Sum(int[] pages)
            {
                var total = 0;
                for (var i = 0; i < pages.Length; i++)
                {
                    try
                    {
                        var size = await Fetch(pages[i]);
                        total += size;
                        if (total > 100)
                            break;
                        await Coroutine.Sleep(1);
                    }
                    catch (IOException e) when (e.HResult > 0)
                    {
                        Console.WriteLine(e);
                        total = 0;
                    }
                    finally
                    {
                        Console.WriteLine(i);
                    }
                }

                return total;
            }
        }
        """, "SumFrame", """
            14: {
            15: var total = 0;
            16: var i = 0
            17: {
            19: {
            20: var size = await Fetch(pages[i]);
            21: total += size;
            22: if (total > 100)
            23: break;
            24: await Coroutine.Sleep(1);
            25: }
            26: when (e.HResult > 0)
            27: {
            28: Console.WriteLine(e);
            29: total = 0;
            30: }
            32: {
            33: Console.WriteLine(i);
            34: }
            35: }
            16: i++
            16: i < pages.Length
            37: return total;
            """);

    private static void AssertStops(string source, string frame, string expected)
    {
        var program = CompiledProgram.Of(Generation.Of(TestProject.InFolder(Folder, new SourceFile("Work.cs", source)) with { Optimization = Microsoft.CodeAnalysis.OptimizationLevel.Debug }));
        var points = SequencePoints.Of(program, frame, "Resume").Where(p => !p.IsHidden).ToList();
        Assert.All(points, p => Assert.Equal(Folder + "/Work.cs", p.File));
        var lines = source.Split('\n');
        var actual = string.Join("\n", points.Select(p => $"{p.StartLine}: {p.TextIn(lines)}"));
        if (actual != expected.ReplaceLineEndings("\n"))
            Assert.Fail($"Expected:\n{expected}\n\nActual:\n{actual}");
    }
}
