using Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using System.Collections.Immutable;

namespace Generator.Tests.Debugging;

/// <summary>The same source gives the same assembly in any folder, line directives and all.</summary>
public sealed class ReproducibleTests
{
    private static readonly SourceFile Work = new("Sub/Work.cs", """
        using Coroutines;

        public static partial class Work
        {
            [Coroutine]
            public static async Coroutine Fail()
            {
                await Coroutine.Yield();
                throw new InvalidOperationException("on purpose");
            }

            public static object Call() => Fail();
        }
        """);

    [Fact]
    public void TheFolderDoesNotMatter()
    {
        var here = Build("/home/user/app");
        var there = Build("/build/agent/7/a/much/deeper/folder");
        Assert.Equal(here.Image, there.Image);
        Assert.Equal(here.Symbols, there.Symbols);
        var points = SequencePoints.Of(here, "FailFrame", "Resume").Where(p => !p.IsHidden);
        Assert.All(points, p => Assert.Equal("/_/Sub/Work.cs", p.File));
    }

    private static CompiledProgram Build(string folder) =>
        CompiledProgram.Of(Generation.Of(TestProject.InFolder(folder, Work) with { PathMap = [new(folder + "/", "/_/")], ImplicitUsings = false, Files = [Work with { Path = $"{folder}/{Work.Path}", Text = "using System;\n" + Work.Text }] }));
}
