using System.Globalization;
using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

public class Coro3011NotAwaitableTests
{
    private static string Source(string statement) => $$"""
        #pragma warning disable SYSLIB0014
        class Response { public string Text => ""; }
        static class Requests
        {
            public static Response Get(string url) => new();
            public static Task<Response> GetAsync(string url) => Task.FromResult(new Response());
            public static Response Post(string url) => new();
            public static Task<Response> PostAsync(int other) => Task.FromResult(new Response());
            public static Response Put(string url) => new();
            public static Response PutAsync(string url) => new();
            public static T Map<T>(T x) => x;
            public static Task<T> MapAsync<T>(T x) => Task.FromResult(x);
        }
        partial class C
        {
            void Own() { }
            Coroutine OwnAsync() => default;
            [Coroutine]
            async Coroutine Work(WebClient web, HttpClient client, dynamic d)
            {
                {{statement}}
            }
        }
        """;

    private static Task<IReadOnlyList<Diagnostic>> Reports(string statement, params string[] errors)
        => Check.ReportsBesideErrors<Coro3011NotAwaitableAnalyzer>(Source(statement), errors);

    [Theory]
    [InlineData("var r = await {|CORO3011:Requests.Get(\"http://x\")|};", "CS1061")]
    [InlineData("await ({|CORO3011:Requests.Get(\"http://x\")|});", "CS1061")]
    [InlineData("await {|CORO3011:Thread.Sleep(1)|};", "CS4008")]
    [InlineData("await {|CORO3011:web.DownloadString(\"http://x\")|};", "CS1061")]
    [InlineData("await {|CORO3011:Own()|};", "CS4008")]
    [InlineData("await {|CORO3011:Requests.Map<int>(1)|};", "CS1061")]
    [InlineData("await {|CORO3011:File.ReadAllText(\"x\")|};", "CS1061")]
    public Task The_awaitable_form_is_pointed_at(string statement, string error) => Reports(statement, error);

    [Theory]
    [InlineData("await Requests.GetAsync(\"http://x\");")]
    [InlineData("await OwnAsync();")]
    [InlineData("await Task.Yield();")]
    [InlineData("await d.Get();")]
    public Task What_can_be_awaited_is_not_reported(string statement) => Reports(statement);

    [Theory]
    [InlineData("await Requests.Post(\"http://x\");", "CS1061")]
    [InlineData("await Requests.Put(\"http://x\");", "CS1061")]
    [InlineData("await Requests.Unknown(\"http://x\");", "CS0117")]
    [InlineData("await Unknown();", "CS0103")]
    [InlineData("await 5;", "CS1061")]
    public Task Without_such_a_form_the_compiler_says_all_there_is_to_say(string statement, string error) => Reports(statement, error);

    [Fact]
    public async Task The_message_names_the_form()
    {
        var found = await Reports("var r = await {|CORO3011:Requests.Get(\"http://x\")|};", "CS1061");
        Assert.Equal(
            "'Requests.Get' has done all its work when it returns, so there is nothing to await; use 'await Requests.GetAsync'",
            found[0].GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(DiagnosticSeverity.Warning, found[0].Severity);
    }
}
