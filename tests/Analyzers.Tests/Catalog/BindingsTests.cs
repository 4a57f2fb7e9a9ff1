extern alias tool;

using Bindings = tool::BlockingCatalog.Bindings;

namespace Analyzers.Tests;

/// <summary>What the catalog's tool says of lines about libraries, by an assembly that stands for one.</summary>
public class BindingsTests
{
    private const string Library = """
        namespace Driver;
        public interface IReads { Task<int> GetAsync(); }
        public interface IStore : IReads { int Get(); int Put(int n); int PutAsync(int n); }
        public static class Mapper
        {
            public static int Query<T>(this IStore store) => 1;
            public static IAsyncEnumerable<int> QueryAsync<T>(this IStore store) => null!;
            public class Grid : Reader { public int Next() => 1; }
            public class Reader { public ValueTask<int> NextAsync() => default; }
        }
        """;

    [Theory]
    [InlineData("M:Driver.IStore.Get(*)", "GetAsync")]
    [InlineData("M:Driver.IStore.Put(*)", "")]
    [InlineData("M:Driver.Mapper.Query(*)", "QueryAsync")]
    [InlineData("M:Driver.Mapper.Grid.Next(*)", "NextAsync")]
    public void What_is_there_is_in_order(string id, string form) => Assert.Null(Bindings.ProblemOf(id, form, Compile.From(Library)));

    [Theory]
    [InlineData("M:Driver.Stores.Get(*)", "", "no type: M:Driver.Stores.Get(*)")]
    [InlineData("M:Driver.IStore.Take(*)", "", "no member: M:Driver.IStore.Take(*)")]
    [InlineData("M:Driver.IStore.Get(*)", "TakeAsync", "no awaitable TakeAsync: M:Driver.IStore.Get(*)")]
    [InlineData("M:Driver.IStore.Put(*)", "PutAsync", "no awaitable PutAsync: M:Driver.IStore.Put(*)")]
    public void What_is_not_is_told(string id, string form, string problem) => Assert.Equal(problem, Bindings.ProblemOf(id, form, Compile.From(Library)));
}
