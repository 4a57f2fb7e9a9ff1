using Generator.Tests.Harness;

namespace Generator.Tests.Compiling;

/// <summary>Names of the user's that are names of ours: everything is still rewritten, and compiles.</summary>
public sealed class NamingTests
{
    [Theory]
    [InlineData("at")]
    [InlineData("At")]
    [InlineData("task")]
    [InlineData("result")]
    [InlineData("self")]
    [InlineData("resumeAt")]
    [InlineData("suspended")]
    [InlineData("Resume")]
    [InlineData("Init")]
    [InlineData("Yield")]
    [InlineData("Position")]
    [InlineData("box")]
    [InlineData("captured")]
    [InlineData("@class")]
    [InlineData("@await")]
    [InlineData("@yield")]
    [InlineData("größe")]
    [InlineData("CoroutineFrames")]
    [InlineData("MethodFrame")]
    [InlineData("fetch")]
    [InlineData("Fetch")]
    public void ALocalAParameterAndAMemberMayHaveAnyName(string name)
    {
        AssertRewritten($$"""
            [Coroutine]
            public async Coroutine<int> Method(int n)
            {
                var {{name}} = n + await this.Fetch();
                try { await Coroutine.Yield(); } finally { field += {{name}}; }
                return {{name}} + new Func<int>(() => {{name}})();
            }
            """);
        AssertRewritten($$"""
            [Coroutine]
            public async Coroutine<int> Method(int {{name}}, int other = 3)
            {
                try { await Coroutine.Yield(); } finally { field += {{name}}; }
                return {{name}} + await this.Fetch() + other;
            }
            """);
    }

    [Theory]
    [InlineData("at")]
    [InlineData("At")]
    [InlineData("task")]
    [InlineData("result")]
    [InlineData("self")]
    [InlineData("resumeAt")]
    [InlineData("suspended")]
    [InlineData("Resume")]
    [InlineData("Init")]
    [InlineData("Yield")]
    [InlineData("Captured")]
    [InlineData("MethodFrame")]
    public void AFieldMayHaveAnyName(string name) => AssertRewritten($$"""
        private int {{name}} = 1;

        [Coroutine]
        public async Coroutine<int> Method(int n)
        {
            {{name}} += n;
            try { await Coroutine.Yield(); } finally { field += {{name}}; }
            return this.{{name}} + {{name}} + await Fetch();
        }
        """);

    [Theory]
    [InlineData("Fetch2")]
    [InlineData("FetchFrame")]
    [InlineData("CoroutineTask")]
    [InlineData("CoroutineBox")]
    [InlineData("FrameOperations")]
    [InlineData("Unsafe")]
    [InlineData("CoroutineFrames")]
    [InlineData("At")]
    [InlineData("Captured")]
    public void ATypeMayHaveAnyName(string name) => AssertRewritten($$"""
        public sealed class {{name}} { public int Value = 1; }

        [Coroutine]
        public async Coroutine<int> Method({{name}} n)
        {
            await Coroutine.Yield();
            var made = new {{name}}();
            var read = new Func<int>(() => made.Value);
            return n.Value + await Fetch() + read();
        }
        """);

    [Fact]
    public void AMethodMayHaveTheNameOfAKeyword() => AssertRewritten("""
        [Coroutine]
        public async Coroutine<int> @await(int @int) => await @event(@int) + await Fetch();

        [Coroutine]
        public async Coroutine<int> @event(int @int) { await Coroutine.Yield(); return @int; }
        """);

    [Fact]
    public void OverloadsHaveFramesOfTheirOwn() => AssertRewritten("""
        [Coroutine]
        public async Coroutine<int> Method(int n) => n + await Fetch();

        [Coroutine]
        public async Coroutine<int> Method(string n) => n.Length + await Method(1);

        [Coroutine]
        public async Coroutine<T> Method<T>(T n) { await Method("a"); return n; }
        """);

    private static void AssertRewritten(string members)
    {
        var generation = Generation.Of($$"""
            using Coroutines;

            public partial class Work
            {
                private int field;

                [Coroutine]
                private async Coroutine<int> Fetch() { await Coroutine.Yield(); return field; }

            {{members}}
            }
            """);
        Assert.Equal("", string.Join("\n", generation.Fallbacks()));
        Assert.DoesNotContain(generation.Output.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity > Microsoft.CodeAnalysis.DiagnosticSeverity.Info && d.Location.SourceTree?.FilePath != "Work.cs");
    }
}
