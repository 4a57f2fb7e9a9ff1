using Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Generator.Tests.Debugging;

/// <summary>The C# compiler is the oracle: a rewritten method has the places to stop that the compiler gives the method itself.</summary>
public sealed class OracleTests
{
    [Theory]
    [InlineData("F();\nawait Pause();\nG();")]
    [InlineData("if (p > 0)\n{\n    await Pause();\n}\nelse\n{\n    G();\n}")]
    [InlineData("while (p < 3)\n{\n    await Pause();\n    p++;\n}")]
    [InlineData("while (await More())\n{\n    G();\n}")]
    [InlineData("do\n{\n    await Pause();\n}\nwhile (p++ < 3);")]
    [InlineData("for (int i = 0, j = 9; i < j; i++)\n{\n    if (i == 2)\n        continue;\n    await Pause();\n}")]
    [InlineData("for (var i = 0; i < 3; i++)\n    G(i);\nawait Pause();")]
    [InlineData("foreach (var n in array)\n{\n    G(n);\n}\nawait Pause();")]
    [InlineData("try\n{\n    await Pause();\n}\nfinally\n{\n    G();\n}")]
    [InlineData("try\n{\n    await Pause();\n}\ncatch (IOException e)\n{\n    G(e.HResult);\n    throw;\n}")]
    [InlineData("try\n{\n    await Pause();\n}\ncatch (IOException e) when (e.HResult == p)\n{\n    G();\n}")]
    [InlineData("Use(F(), await A(),\n    G());")]
    [InlineData("var a = F();\nawait Pause();\nvar c = () =>\n{\n    G(a);\n};\nc();")]
    [InlineData("switch (p)\n{\n    case 1:\n        G();\n        break;\n    default:\n        return;\n}\nawait Pause();")]
    [InlineData("checked\n{\n    await Pause();\n    G();\n}")]
    [InlineData("try\n{\n    G();\n}\ncatch (IOException e)\n{\n    await A(e.HResult);\n    G();\n}")]
    [InlineData("try\n{\n    G();\n}\nfinally\n{\n    await Pause();\n}")]
    [InlineData("switch (p)\n{\n    case 1:\n        await Pause();\n        break;\n    default:\n        G();\n        break;\n}")]
    [InlineData("x = p > 1 ? await A() : G();\nG();")]
    [InlineData("using var r = new StringReader(\"\");\nawait Pause();\nG();")]
    [InlineData("if (p > 1 && await More())\n    G();")]
    [InlineData("var n = await A() + await A();\nG(n);")]
    public void StopsAreThoseOfTheCompiler(string statements)
    {
        var source = Source(statements);
        var ours = SequencePoints.Of(Compile(source), "TestFrame", "Resume").Where(p => !p.IsHidden).ToHashSet();
        var theirs = SequencePoints.Of(Compile(source), type => type.StartsWith("<Test>d__", StringComparison.Ordinal), "MoveNext").Where(p => !p.IsHidden).ToHashSet();
        Assert.Equal(Describe(source, theirs), Describe(source, ours));
    }

    private static CompiledProgram Compile(string source) =>
        CompiledProgram.Of(Generation.Of(TestProject.InFolder("/home/user/app", new SourceFile("Work.cs", source)) with { Optimization = OptimizationLevel.Debug }));

    /// <summary>Where each stop starts. A copied line may end elsewhere than the user's: 'return;' becomes 'return true;'.</summary>
    private static string Describe(string source, IEnumerable<SequencePoint> points) =>
        string.Join("\n", points.OrderBy(p => (p.StartLine, p.StartColumn)).Select(p => $"{p.StartLine}: {source.Split('\n')[p.StartLine - 1][(p.StartColumn - 1)..]}").Distinct());

    private static string Source(string statements) => $$"""
        using Coroutines;

        static partial class Work
        {
            static int x;
            static int[] array = new int[4];
            static int F(int n = 0) => n;
            static int G(int n = 0) => n;
            static int Use(params int[] values) => values.Length;
            static Task<int> A(int n = 0) => Task.FromResult(n);
            static Task<bool> More() => Task.FromResult(false);
            static Task Pause() => Task.CompletedTask;

            [Coroutine]
            static async Coroutine Test(int p)
            {
        {{string.Join("\n", statements.Split('\n').Select(l => "        " + l))}}
            }
        }
        """;
}
