using Coroutines.Analyzers;
using Coroutines.CodeFixes;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

/// <summary>Chains with methods that stay as they are, because somebody else calls them.</summary>
public class Coro2062ChainBesideTests
{
    private static Task Turns(string before, string after)
        => CheckFix.Turns<Coro2062BlockingHelperAnalyzer, Coro2062ChainFixer>(before, after, Coro2062ChainFixer.Key);

    [Fact]
    public Task What_others_may_call_gets_an_awaitable_method_beside_it() => Turns(
        """
        public sealed partial class Store : IComparable<string>
        {
            // Helpers.

            /// <summary>Loads it.</summary>
            /// <param name="name">What.</param>
            public string Load(string name)
            {
                return Read(name);
            }

            private static string Read(string name) => File.ReadAllText(name);

            public int CompareTo(string? other) => Count(other!);
            private int Count(string name)
            {
                // Wait for it.
                Pause();
                return Inner(name).Length;
            }
            private static void Pause() => Thread.Sleep(1); // a moment
            private static string Inner(string name) => Read(name);

            [Coroutine]
            private async Coroutine<int> Work()
            {
                return CompareTo("a") + Load("b").Length;
            }
        }
        """,
        """
        public sealed partial class Store : IComparable<string>
        {
            // Helpers.

            /// <summary>Loads it.</summary>
            /// <param name="name">What.</param>
            public string Load(string name)
            {
                return Read(name);
            }

            /// <summary>Loads it.</summary>
            /// <param name="name">What.</param>
            [Coroutine]
            public async Coroutine<string> LoadAsync(string name)
            {
                return await ReadAsync(name);
            }

            private static string Read(string name) => File.ReadAllText(name);

            [Coroutine]
            private static async Coroutine<string> ReadAsync(string name) => await File.ReadAllTextAsync(name);

            public int CompareTo(string? other) => Count(other!);

            [Coroutine]
            public async Coroutine<int> CompareToAsync(string? other) => await CountAsync(other!);
            private int Count(string name)
            {
                // Wait for it.
                Pause();
                return Inner(name).Length;
            }

            [Coroutine]
            private async Coroutine<int> CountAsync(string name)
            {
                // Wait for it.
                await PauseAsync();
                return (await InnerAsync(name)).Length;
            }
            private static void Pause() => Thread.Sleep(1); // a moment

            [Coroutine]
            private static async Coroutine PauseAsync() => await Coroutine.Sleep(TimeSpan.FromMilliseconds(1)); // a moment
            private static string Inner(string name) => Read(name);

            [Coroutine]
            private static async Coroutine<string> InnerAsync(string name) => await ReadAsync(name);

            [Coroutine]
            private async Coroutine<int> Work()
            {
                return await CompareToAsync("a") + (await LoadAsync("b")).Length;
            }
        }
        """);

    [Theory]
    [InlineData("void Sync() => Helper();")]
    [InlineData("int property => Helper();")]
    [InlineData("Func<int> group = Helper;")]
    [InlineData("int lambda = new[] { 1 }.Sum(_ => Helper());")]
    [InlineData("void Locked() { lock (typeof(C)) Helper(); }")]
    [InlineData("async Task Spans() { await Task.Yield(); Span<int> s = [1]; Helper(); s[0] = 1; }")]
    [InlineData("async Task Filter() { try { await Task.Yield(); } catch when (Helper() > 0) { } }")]
    [InlineData("System.Linq.Expressions.Expression<Func<int>> tree = () => Helper();")]
    public Task A_use_that_cannot_be_awaited_keeps_the_method(string use) => Turns(
        $$"""
        partial class C
        {
            {{use}}
            static int Helper() { Thread.Sleep(1); return 1; }
            [Coroutine] async Coroutine Work() { await Coroutine.Yield(); Helper(); }
        }
        """,
        $$"""
        partial class C
        {
            {{use}}
            static int Helper() { Thread.Sleep(1); return 1; }

            [Coroutine]
            static async Coroutine<int> HelperAsync() { await Coroutine.Sleep(TimeSpan.FromMilliseconds(1)); return 1; }
            [Coroutine] async Coroutine Work() { await Coroutine.Yield(); await HelperAsync(); }
        }
        """);

    [Fact]
    public Task So_do_base_types_and_interfaces() => Turns(
        """
        interface IStore { void Save(string text); }
        partial class Base
        {
            public void Save(string text) => File.WriteAllText("f", text);
            internal virtual int Count() { Thread.Sleep(1); return 1; }
        }
        sealed partial class Derived : Base, IStore
        {
            internal sealed override int Count() => base.Count() + 1;
        }
        partial class C
        {
            [Coroutine]
            async Coroutine<int> Work(Base b, Derived d)
            {
                b.Save("x");
                return d.Count();
            }
        }
        """,
        """
        interface IStore { void Save(string text); }
        partial class Base
        {
            public void Save(string text) => File.WriteAllText("f", text);

            [Coroutine]
            public async Coroutine SaveAsync(string text) => await File.WriteAllTextAsync("f", text);
            internal virtual int Count() { Thread.Sleep(1); return 1; }

            [Coroutine]
            internal async Coroutine<int> CountAsync() { await Coroutine.Sleep(TimeSpan.FromMilliseconds(1)); return 1; }
        }
        sealed partial class Derived : Base, IStore
        {
            internal sealed override int Count() => base.Count() + 1;

            [Coroutine]
            internal new async Coroutine<int> CountAsync() => await base.CountAsync() + 1;
        }
        partial class C
        {
            [Coroutine]
            async Coroutine<int> Work(Base b, Derived d)
            {
                await b.SaveAsync("x");
                return await d.CountAsync();
            }
        }
        """);

    [Fact]
    public Task An_awaitable_method_that_is_there_is_used() => Turns(
        """
        partial class C
        {
            static string Load(string f) => File.ReadAllText(f);
            static Task<string> LoadAsync(string f) => File.ReadAllTextAsync(f);
            static int Twice() => Load("a").Length + Load("b").Length;
            public static int Offloads() => new FileStream(Load("x"), FileMode.Open).ReadByte();
            [Coroutine] async Coroutine<int> Work() { await Coroutine.Yield(); return Twice() + Load("c").Length; }
        }
        """,
        """
        partial class C
        {
            static string Load(string f) => File.ReadAllText(f);
            static Task<string> LoadAsync(string f) => File.ReadAllTextAsync(f);
            [Coroutine]
            static async Coroutine<int> Twice() => (await LoadAsync("a")).Length + (await LoadAsync("b")).Length;
            public static int Offloads() => new FileStream(Load("x"), FileMode.Open).ReadByte();
            [Coroutine] async Coroutine<int> Work() { await Coroutine.Yield(); return await Twice() + (await LoadAsync("c")).Length; }
        }
        """);

    [Fact]
    public async Task Callers_in_other_projects_count_too()
    {
        var library = FixProject.With(["""
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("App")]
            partial class Store
            {
                internal static string Load() => File.ReadAllText("f");
                internal static void Pause() => Thread.Sleep(1);
                [Coroutine] static async Coroutine<int> Work() { await Coroutine.Yield(); Pause(); return Load().Length; }
            }
            """]);
        var app = library.Solution.AddProject("App", "App", LanguageNames.CSharp)
            .WithCompilationOptions(Compile.Options).WithParseOptions(Compile.ParseOptions).WithMetadataReferences(Compile.References).AddProjectReference(new ProjectReference(library.Id))
            .AddDocument("Usings.cs", Compile.Usings).Project
            .AddDocument("App.cs", "class App { async Coroutine<int> Work() => Store.Load().Length; void Sync() => Store.Pause(); }");

        var solution = await CheckFix.FixAll<Coro2062BlockingHelperAnalyzer, Coro2062ChainFixer>(app.Project.Solution.GetProject(library.Id)!, Coro2062ChainFixer.Key);

        Assert.Equal(
            "class App { async Coroutine<int> Work() => (await Store.Load()).Length; void Sync() => Store.Pause(); }",
            (await solution.GetDocument(app.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
        foreach (var project in solution.Projects)
        {
            Check.AssertCompiles((await project.GetCompilationAsync(TestContext.Current.CancellationToken))!);
        }
    }
}
