using Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generator.Tests.Storage;

/// <summary>Which awaits share a field: those whose awaiters, or children's frames, have one type.</summary>
public sealed class SharingTests
{
    [Theory]
    [InlineData("await A(); await A();", "TaskAwaiter<int> a")]
    [InlineData("await A(); await B();", "TaskAwaiter<int> taskAwaiter")]
    [InlineData("await A(); await B(); await More();", "TaskAwaiter<int> taskAwaiter|TaskAwaiter<bool> more")]
    [InlineData("x = await A() + await B();", "TaskAwaiter<int> taskAwaiter")]
    [InlineData("await Task.Yield(); await Coroutine.Yield();", "YieldAwaitable.YieldAwaiter yield|LoopYieldAwaiter yield2")]
    [InlineData("await Coroutine.Sleep(1); for (; b;) await Coroutine.Sleep(2);", "SleepAwaiter sleep")]
    [InlineData("await A().ConfigureAwait(false); await B().ConfigureAwait(false);", "ConfiguredTaskAwaitable<int>.ConfiguredTaskAwaiter configuredTaskAwaiter")]
    [InlineData("await Child(1); for (; b;) await Child(2);", "ChildFrame child")]
    [InlineData("await Child(1); await Other(2);", "ChildFrame child|OtherFrame other")]
    [InlineData("await Generic(1); await Generic(true); await Generic(2);", "GenericFrame<int> generic|GenericFrame<bool> generic2")]
    [InlineData("await Test(1); await Loop(2);", "CoroutineAwaiter coroutineAwaiter")]
    [InlineData("await Test(1); await Loop(2); await Child(3); await Boxed();", "CoroutineAwaiter coroutineAwaiter|ChildFrame child")]
    public void AFieldForEachType(string statements, string fields)
    {
        var generation = Generation.Of($$"""
            using Coroutines;

            static partial class Work
            {
                static int x;
                static bool b;
                static Task<int> A() => Task.FromResult(1);
                static Task<int> B() => Task.FromResult(1);
                static Task<bool> More() => Task.FromResult(false);
                static Coroutine Boxed() => Child(1);
                [Coroutine] static async Coroutine Child(int n) => await Coroutine.Yield();
                [Coroutine] static async Coroutine Other(int n) => await Coroutine.Yield();
                [Coroutine] static async Coroutine Generic<T>(T t) => await Coroutine.Yield();
                [Coroutine] static async Coroutine Loop(int n) => await Test(n - 1);

                [Coroutine]
                static async Coroutine Test(int p)
                {
                    {{statements}}
                }
            }
            """);
        var frame = generation.Result.GeneratedSources.Single(s => s.HintName == "Work.TestFrame.g.cs").SyntaxTree.GetRoot(TestContext.Current.CancellationToken)
            .DescendantNodes().OfType<FieldDeclarationSyntax>().Select(f => $"{f.Declaration.Type} {f.Declaration.Variables[0].Identifier}");
        Assert.Equal(fields, string.Join("|", frame.Where(f => f.Contains("Awaiter ", StringComparison.Ordinal) || f.Contains("Awaiter<", StringComparison.Ordinal) || f.Contains("Frame", StringComparison.Ordinal))));
    }
}
