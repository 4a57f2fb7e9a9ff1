using Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generator.Tests.Robustness;

/// <summary>Runs generator and check over code that may be broken: neither may throw, nor fail inside on any method.</summary>
internal static class BrokenCode
{
    public static void AssertSurvived(SourceFile file)
    {
        var generation = Generation.Unchecked(TestProject.Of(file));
        var tree = generation.Output.SyntaxTrees.Single(t => t.FilePath == file.Path);
        var model = generation.Output.GetSemanticModel(tree);
        foreach (var node in tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes())
        {
            var fallback = node switch
            {
                MethodDeclarationSyntax method => Coroutines.Generator.Checks.FallbackCheck.Check(method, model, TestContext.Current.CancellationToken),
                InvocationExpressionSyntax call => Coroutines.Generator.Checks.CallCheck.Of(call, model, TestContext.Current.CancellationToken),
                _ => null,
            };
            if (fallback is not null && fallback.Reason.StartsWith("the generator failed", StringComparison.Ordinal))
                Assert.Fail($"{fallback.Reason}\nin:\n{file.Text}");
        }
    }
}
