using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

/// <summary>The libraries themselves are not referenced: what stands here are their signatures. 'BlockingCatalog bind' compares the lines with the libraries.</summary>
public class Coro2041LibrariesTests
{
    private const string Libraries = """
        namespace Dapper { public static class SqlMapper {
            public static int Execute(this System.Data.IDbConnection c, string sql, object? p = null) => 1;
            public static Task<int> ExecuteAsync(this System.Data.IDbConnection c, string sql, object? p = null) => null!;
            public static IEnumerable<T> Query<T>(this System.Data.IDbConnection c, string sql) => null!; } }
        namespace StackExchange.Redis { public interface IDatabase { string StringGet(string key); Task<string> StringGetAsync(string key); int Database { get; } } }
        namespace Microsoft.EntityFrameworkCore {
            public class DbContext { public virtual int SaveChanges() => 1; public Task<int> SaveChangesAsync() => null!; public object Add(object o) => o; public ValueTask<object> AddAsync(object o) => default; }
            public abstract class DbSet<T> : IQueryable<T> {
                public T? Find(params object[] keys) => default; public ValueTask<T?> FindAsync(params object[] keys) => default;
                public Type ElementType => null!; public System.Linq.Expressions.Expression Expression => null!; public IQueryProvider Provider => null!;
                public IEnumerator<T> GetEnumerator() => null!; System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!; }
            public static class EntityFrameworkQueryableExtensions {
                public static Task<List<T>> ToListAsync<T>(this IQueryable<T> q) => null!; public static Task<T> FirstAsync<T>(this IQueryable<T> q) => null!; } }
        namespace MongoDB.Driver {
            public interface IMongoCollection<T> { void InsertOne(T t); Task InsertOneAsync(T t); }
            public class FilterDefinition<T> { }
            public static class IMongoCollectionExtensions {
                public static IEnumerable<T> Find<T>(this IMongoCollection<T> c, FilterDefinition<T> filter, FindOptions? options = null) => null!;
                public static Task<IEnumerable<T>> FindAsync<T>(this IMongoCollection<T> c, FilterDefinition<T> filter, FindOptions? options = null) => null!; }
            public class FindOptions { } }
        """;

    private static async Task Reports(string statements)
    {
        var library = Compile.From(Libraries).WithAssemblyName("Libraries");
        using var image = new MemoryStream();
        Assert.True(library.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        var parsed = Markup.Parse($$"""
            using Dapper;
            using Microsoft.EntityFrameworkCore;
            using MongoDB.Driver;
            using StackExchange.Redis;
            partial class C
            {
                static void Use(object? value) { }
                [Coroutine]
                async Coroutine Work(System.Data.IDbConnection connection, IDatabase redis, DbContext context, DbSet<string> users, List<string> list, IMongoCollection<string> mongo)
                {
                    await Coroutine.Yield();
                    {{statements}}
                }
            }
            """);
        var compilation = Compile.From(parsed.Source).AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        Check.AssertCompiles(compilation);
        var found = await Check.Analyze(compilation, [new BlockingCallAnalyzer(), new Coro2062BlockingHelperAnalyzer()]);
        Assert.Equal(
            parsed.Expected.Select(e => (e.Id, parsed.Source.Substring(e.Span.Start, e.Span.Length))),
            found.OrderBy(d => d.Location.SourceSpan.Start).Select(d => (d.Id, parsed.Source.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length))));
    }

    [Theory]
    [InlineData("Use({|CORO2041:connection.Execute(\"x\")|});")]
    [InlineData("Use({|CORO2041:SqlMapper.Query<int>(connection, \"x\")|});")]
    [InlineData("Use({|CORO2041:redis.StringGet(\"k\")|});")]
    [InlineData("Use({|CORO2041:context.SaveChanges()|});")]
    [InlineData("Use({|CORO2041:users.Find(1)|});")]
    [InlineData("Use({|CORO2041:users.Where(u => u.Length > 0).ToList()|});")]
    [InlineData("var query = users.OrderBy(u => u); Use({|CORO2041:query.First()|});")]
    [InlineData("foreach (var u in {|CORO2041:users.Where(u => u != \"\")|}) Use(u);")]
    [InlineData("{|CORO2041:mongo.InsertOne(\"x\")|};")]
    public Task Synchronous_calls_are_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("Use(await connection.ExecuteAsync(\"x\")); Use(await redis.StringGetAsync(\"k\"));")]
    [InlineData("Use(await users.Where(u => u != \"\").ToListAsync()); context.Add(1); Use(redis.Database);")]
    [InlineData("Use(list.AsQueryable().First()); Use(list.ToList()); var q = list.AsQueryable(); Use(q.Where(x => x != \"\").ToList());")]
    [InlineData("Use(users.Where(u => u != \"\"));")]
    [InlineData("Use(context.Add(1)); Use(mongo.Find(new FilterDefinition<string>())); await mongo.InsertOneAsync(\"x\");")]
    public Task Awaitable_ones_and_queries_in_memory_are_not(string statements) => Reports(statements);
}
