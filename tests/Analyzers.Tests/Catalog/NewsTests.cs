extern alias tool;

using Microsoft.CodeAnalysis;
using News = tool::BlockingCatalog.News;

namespace Analyzers.Tests;

/// <summary>What the catalog's tool says of a framework that has more than was looked at.</summary>
public class NewsTests
{
    private const string Framework = """
        namespace Framework;
        public class Store
        {
            public Store(string path) { }
            public Store(int size) { }
            public int Load() => 1;
            public Task<int> LoadAsync() => Task.Run(() => 1);
            public int Count() => 1;
            public int CountAsync() => 1;
            public void Save(string path) { }
            public void Save(Stream stream) { }
            public void Save() { }
            internal void Hide() { }
            internal Task HideAsync() => Task.Run(() => { });
            public class Inner { public IEnumerable<int> Read() => []; public IAsyncEnumerable<int> ReadAsync() => null!; }
        }
        class Hidden { public void Load() { } public Task LoadAsync() => Task.Run(() => { }); }
        """;

    private static IEnumerable<string?> Of(IEnumerable<string> known, params string[] reported)
        => News.Of(Compile.From(Framework).Assembly.GlobalNamespace, new HashSet<string>(known).Contains, reported.ToHashSet()).Select(method => method.GetDocumentationCommentId());

    [Fact]
    public void Members_with_an_awaitable_form() => Assert.Equal(["M:Framework.Store.Load", "M:Framework.Store.Inner.Read"], Of([]));

    [Fact]
    public void But_those_that_were_looked_at() => Assert.Equal(["M:Framework.Store.Inner.Read"], Of(["M:Framework.Store.Load"]));

    [Fact]
    public void Overloads_of_what_is_reported() => Assert.Equal(
        ["M:Framework.Store.Load", "M:Framework.Store.Inner.Read", "M:Framework.Store.#ctor(System.Int32)", "M:Framework.Store.Save(System.IO.Stream)"],
        Of(["M:Framework.Store.Save(System.String)", "M:Framework.Store.#ctor(System.String)"], "M:Framework.Store.Save", "M:Framework.Store.#ctor"));

    [Fact]
    public void There_is_none_in_the_installed_framework()
    {
        using var output = new StringWriter();
        Assert.Equal(0, News.List(output));
        Assert.Equal("0 members that nobody has looked at", output.ToString().Trim());
    }
}
