using System.Reflection;
using System.Runtime.CompilerServices;
using Coroutines.Generator.Bind;
using Coroutines.Generator.Lower;
using Coroutines.Generator.Model;
using Coroutines.Generator.Resolve;
using Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generator.Tests.Storage;

/// <summary>The budget of inline frames, held against the sizes that frames really have. <c>docs/decisions/generator-inline-budget.md</c> has the figures.</summary>
public sealed class BudgetTests
{
    private const string Various = """
        using Coroutines;

        public partial class Work
        {
            public struct Small { public byte A; public short B; }
            public struct Mixed { public object A; public int B; public Guid C; }
            int field;

            [Coroutine] public static async Coroutine Nothing() => await Coroutine.Yield();
            [Coroutine] public static async Coroutine<int> Numbers(byte a, long b, short c, int d) { await Coroutine.Yield(); return a + (int)b + c + d; }
            [Coroutine] public static async Coroutine<bool> Flags(bool a, bool b, bool c, bool d) { await Coroutine.Sleep(1); return a && b && c && d; }
            [Coroutine] public async Coroutine<int> Self(string text) { await Coroutine.Yield(); return text.Length + field; }
            [Coroutine] public static async Coroutine<int> Structs(Small a, Mixed b, decimal c, Guid d) { await Coroutine.Yield(); return a.B + b.B + (int)c + d.GetHashCode(); }
            [Coroutine] public static async Coroutine<int> Tasks(Task<int> a, Task<string> b, ValueTask c) { var x = await a; var y = await b; await c; return x + y.Length; }
            [Coroutine] public static async Coroutine<int> Loops(List<int> list, int[] array, string text) { var sum = 0; foreach (var x in list) { await Coroutine.Yield(); sum += x; } foreach (var y in array) { await Coroutine.Yield(); sum += y; } foreach (var z in text) { await Task.Yield(); sum += z; } return sum; }
            [Coroutine] public static async Coroutine<int> Tries(int a) { try { await Coroutine.Yield(); } catch (Exception e) { await Coroutine.Yield(); return e.HResult; } finally { await Coroutine.Yield(); } return a; }
            [Coroutine] public static async Coroutine<int> Captures(int a) { Func<int> f = () => a; await Coroutine.Yield(); return f(); }
            [Coroutine] public static async Coroutine<int> Children(int a) => await Numbers(1, 2, 3, a) + await Structs(default, default, 1, default) + await Loops([], [], "");
            [Coroutine] public static async Coroutine<int> Recursive(int a) => a == 0 ? 0 : await Recursive(a - 1) + await Children(a);
            [Coroutine] public static async Coroutine<int> Nullables(int? a, DateTime? b, (int, string)? c) { await Coroutine.Yield(); return a ?? b?.Day ?? c?.Item1 ?? 0; }
        }
        """;

    /// <summary>Estimated is never less than real, or the budget would not bound anything; and not much more, or it would be wasted.</summary>
    [Fact]
    public void TheEstimateFitsTheRealSize()
    {
        var generation = Generation.Of(Various);
        var estimated = Estimates(generation);
        var real = RealSizes(CompiledProgram.Of(generation));
        Assert.Equal(estimated.Keys.Order(StringComparer.Ordinal), real.Keys.Order(StringComparer.Ordinal));
        var wrong = real.Where(r => estimated[r.Key] < r.Value || estimated[r.Key] > r.Value + 8 + (r.Value / 4)).Select(r => $"{r.Key}: {r.Value} bytes, estimated {estimated[r.Key]}");
        Assert.Equal("", string.Join("\n", wrong));
    }

    /// <summary>Frames grow as the tree of calls: three children per level would make 3^13 leaves. The budget makes it a line per level.</summary>
    [Fact]
    public void ThirteenLevelsOfThreeChildrenStayInTheBudgetAndRun()
    {
        const int Levels = 13;
        var methods = from level in Enumerable.Range(1, Levels)
                      from letter in "ABC"
                      let body = level == Levels
                          ? "{ if (n == 0) await Coroutine.Yield(); return 1; }"
                          : $"=> n == 0 ? await A{level + 1}(0) + await B{level + 1}(1) + await C{level + 1}(1) : 1;"
                      select $"[Coroutine] public static async Coroutine<int> {letter}{level}(int n) {body}";
        var program = CompiledProgram.Of(Generation.Of($$"""
            using Coroutines;

            public static partial class Work
            {
                {{string.Join("\n    ", methods)}}
                public static object Test() => Coroutine.Run(A1(0));
            }
            """));
        Assert.Equal((Levels - 1) * 2 + 1, program.Call("Work", "Test"));
        var sizes = RealSizes(program);
        Assert.Equal(Levels * 3, sizes.Count);
        Assert.All(sizes, s => Assert.InRange(s.Value, 1, InlineBudget.MaxSize + 64));
    }

    [Fact]
    public void AMillionLevelsOfRecursionRun() => Assert.Equal(1_000_000, Run("""
        using Coroutines;

        public static partial class Work
        {
            [Coroutine] static async Coroutine<int> Down(int n) { if (n > 0) return await Down(n - 1) + 1; await Coroutine.Yield(); return 0; }
            public static object Test() => Coroutine.Run(Down(1_000_000));
        }
        """));

    /// <summary>The cycle leads over two files, a virtual call, and a generic method that calls itself with another type argument.</summary>
    [Fact]
    public void ACycleOverFilesAndGenericsIsFound()
    {
        var generation = Generation.Of(TestProject.Of(
            new("First.cs", """
                using Coroutines;

                public partial class First
                {
                    [Coroutine] public static async Coroutine<int> Even(int n) => n == 0 ? 1 : await Second.Odd<int>(n - 1);
                    public static object Test() => Coroutine.Run(Even(200_000));
                }
                """),
            new("Second.cs", """
                using Coroutines;

                public static partial class Second
                {
                    [Coroutine] public static async Coroutine<int> Odd<T>(int n) => n == 0 ? 0 : n % 1000 == 999 ? await Nested<T>(n, 3) : await First.Even(n - 1);
                    [Coroutine] static async Coroutine<int> Nested<T>(int n, int depth) => depth == 0 ? await First.Even(n - 1) : await Nested<List<T>>(n, depth - 1);
                }
                """)));
        Assert.DoesNotContain("Frame", string.Join("\n", Fields(generation, "First.EvenFrame.g.cs").Concat(Fields(generation, "Second.NestedFrame.g.cs"))), StringComparison.Ordinal);
        Assert.Equal(1, CompiledProgram.Of(generation).Call("First", "Test"));
    }

    private static object? Run(string source) => CompiledProgram.Of(Generation.Of(source)).Call("Work", "Test");

    /// <summary>The types of a frame's fields.</summary>
    private static IEnumerable<string> Fields(Generation generation, string file) =>
        generation.Result.GeneratedSources.Single(s => s.HintName == file).SyntaxTree.GetRoot(TestContext.Current.CancellationToken)
            .DescendantNodes().OfType<FieldDeclarationSyntax>().Select(f => f.Declaration.Type.ToString());

    /// <summary>What the call graph counts for each frame, inline children included.</summary>
    private static Dictionary<string, int> Estimates(Generation generation)
    {
        var models = new List<MethodModel>();
        foreach (var tree in generation.Output.SyntaxTrees.Where(t => generation.Project.Files.Any(f => f.Path == t.FilePath)))
        {
            var methods = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<MethodDeclarationSyntax>();
            models.AddRange(methods.Select(m => MethodLowerer.Result(m, generation.Output, TestContext.Current.CancellationToken).Model).OfType<MethodModel>());
        }

        var shapes = InlineBudget.Spend(models.ToDictionary(m => m.Summary.Key, m => m.Summary));
        return models.ToDictionary(m => m.Signature.FrameName, m => shapes[m.Summary.Key].Size);
    }

    /// <summary>What the runtime says of each frame.</summary>
    private static Dictionary<string, int> RealSizes(CompiledProgram program)
    {
        var sizeOf = typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!;
        return program.Load().GetTypes().Where(t => t.IsValueType && t.Name.EndsWith("Frame", StringComparison.Ordinal))
            .ToDictionary(t => t.Name, t => (int)sizeOf.MakeGenericMethod(t).Invoke(null, null)!);
    }
}
