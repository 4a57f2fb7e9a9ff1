using Coroutines.Generator;
using Coroutines.Generator.Checks;
using Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generator.Tests.OtherGenerators;

/// <summary>What another generator adds can give a rewritten body another meaning. Then the finished build says so; where it makes no difference, nothing is said.</summary>
public sealed class StaleBindingTests
{
    private const string Program = """
        using Coroutines;

        public partial class Work
        {
            private static object Format(object n) => n.ToString()!;
            private static void Show(object o) { }
            [Coroutine] private static async Coroutine<object> Fetch(object key) { await Coroutine.Yield(); return key; }

            [Coroutine]
            public static async Coroutine<string> Test(int n)
            {
                ~
            }
        }
        """;

    [Theory]
    [InlineData("an overload for a hoisted variable", "var text = Format(n); await Coroutine.Yield(); return text.ToString()!;", "partial class Work { private static string Format(int n) => \"int\"; }")]
    [InlineData("an overload for an operand", "return (Format(n), await Fetch(1)).Item1.ToString()!;", "partial class Work { private static string Format(int n) => \"int\"; }")]
    [InlineData("another coroutine", "return (await Fetch(n)).ToString()!;", "partial class Work { private static async global::Coroutines.Coroutine<object> Fetch(int key) { await global::Coroutines.Coroutine.Yield(); return key; } }")]
    [InlineData("an enumerator by pattern", "foreach (var x in new Items()) await Fetch(x); return \"\";", "partial class Items { public System.Collections.Generic.List<string>.Enumerator GetEnumerator() => new System.Collections.Generic.List<string>().GetEnumerator(); }")]
    public void A_difference_is_reported(string what, string body, string added)
    {
        var stale = Check(body, added);
        Assert.True(stale is not null, $"{what} was not noticed");
        Assert.StartsWith("with it, ", stale.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Show(n); await Coroutine.Yield(); return \"\";", "partial class Work { private static void Show(int n) { } }")]
    [InlineData("var text = Format(n); await Coroutine.Yield(); return text.ToString()!;", "partial class Work { private static string Other(int n) => \"int\"; }")]
    [InlineData("await Coroutine.Yield(); return \"\";", "public interface IWork { } partial class Work : IWork { public int Added; }")]
    [InlineData("var item = new List<int>(); await Coroutine.Yield(); return item.ToString()!;", "partial class Work { private class List<T> { } }")]
    [InlineData("return string.Concat(Format(n), await Fetch(1));", "partial class Work { private static string Format(int n) => \"int\"; }")]
    [InlineData("var text = Format(n); await Coroutine.Yield(); return text.ToString()!;", null)]
    public void What_makes_no_difference_is_not(string body, string? added) => Assert.Null(Check(body, added));

    /// <summary>A call that an interceptor redirects: C# itself notices that it means another method now.</summary>
    [Fact]
    public void An_interceptor_that_does_not_fit_is_an_error()
    {
        var output = Run("await Coroutine.Yield(); return \"\";", "partial class Work { public static global::Coroutines.Coroutine<string> Test(short n) => throw null!; }", "static class Other { public static object Call(short s) => Work.Test(s); }");
        Assert.Contains(output.Emit(Stream.Null, cancellationToken: TestContext.Current.CancellationToken).Diagnostics, d => d.Id == "CS9144");
    }

    private static Coroutines.Generator.Model.Fallback? Check(string body, string? added)
    {
        var output = Run(body, added, "using System.Collections; public partial class Items : IEnumerable<int> { IEnumerator<int> IEnumerable<int>.GetEnumerator() => null!; IEnumerator IEnumerable.GetEnumerator() => null!; }");
        var others = StaleBindings.WithOthers(output, TestContext.Current.CancellationToken);
        Assert.NotNull(others);
        var methods = output.SyntaxTrees.First().GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<MethodDeclarationSyntax>();
        return StaleBindings.Check(methods.Single(m => m.Identifier.Text == "Test"), others, TestContext.Current.CancellationToken);
    }

    private static Compilation Run(string body, string? added, string beside)
    {
        var project = TestProject.Of(new SourceFile("Work.cs", Program.Replace("~", body)), new SourceFile("Beside.cs", beside));
        CSharpGeneratorDriver.Create([new CoroutineGenerator().AsSourceGenerator(), new Adder(added).AsSourceGenerator()], parseOptions: project.ParseOptions, optionsProvider: new ProjectProperties(project.Properties))
            .RunGeneratorsAndUpdateCompilation(project.Compile(), out var output, out var diagnostics, TestContext.Current.CancellationToken);
        Assert.Empty(diagnostics);
        return output;
    }

    private sealed class Adder(string? text) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(context.CompilationProvider, (output, _) =>
        {
            if (text is not null)
                output.AddSource("Added.g.cs", text);
        });
    }
}
