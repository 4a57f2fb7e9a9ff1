using Coroutines.Generator.Lower;
using Coroutines.Generator.Model;
using Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Generator.Tests.Incremental;

/// <summary>In an edited file the methods that stayed as they were are not lowered again.</summary>
public sealed class EditedFileTests
{
    private static readonly Compilation Before = TestProject.Of("""
        using Coroutines;
        static partial class Work
        {
            public static int Field = 1;
            // a comment
            [Coroutine] public static async Coroutine<int> Stays(int n) { await Coroutine.Yield(); return n + Field; }
            [Coroutine] public static async Coroutine<int> Changes(int n) { await Coroutine.Yield(); return n + 2; }
        }
        """).Compile();

    [Fact]
    public void AnEditBesideItLeavesIt() => Assert.Same(Stays(Before), Stays(Edit(Before, "n + 2", "n + 30")));

    [Theory]
    [InlineData("n + Field", "n - Field")]
    [InlineData("int Field", "long Fields, Field")]
    [InlineData("public static int", "\n    public static int")]
    [InlineData("    // a comment", "#line 100")]
    public void AnEditOfItsTextItsPlaceOrADeclarationDoesNot(string before, string after) => Assert.NotSame(Stays(Before), Result(Edit(Before, before, after)).Model);

    [Fact]
    public void AFallbackNamesItsPlaceInTheNewFile()
    {
        var broken = Edit(Before, "return n + Field;", "return Missing;");
        Assert.Null(Result(broken).Model);
        var edited = Edit(broken, "n + 2", "n + 30");
        Assert.Same(Method(edited).SyntaxTree, Result(edited).Fallback!.Location.SourceTree);
    }

    private static Compilation Edit(Compilation compilation, string before, string after)
    {
        var tree = Method(compilation).SyntaxTree;
        var text = tree.ToString();
        Assert.Contains(before, text, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(text.Replace(before, after), System.Text.Encoding.UTF8)));
    }

    private static MethodModel Stays(Compilation compilation) => Result(compilation).Model ?? throw new InvalidOperationException("not lowered");

    private static (MethodModel? Model, Fallback? Fallback) Result(Compilation compilation) => MethodLowerer.Result(Method(compilation), compilation, TestContext.Current.CancellationToken);

    private static MethodDeclarationSyntax Method(Compilation compilation) =>
        compilation.SyntaxTrees.SelectMany(t => t.GetRoot().DescendantNodes()).OfType<MethodDeclarationSyntax>().First(m => m.Identifier.ValueText == "Stays");
}
