using System.Globalization;
using Coroutines.Analyzers;
using Coroutines.CodeFixes;

namespace Analyzers.Tests;

public class Coro3007TokenNotPassedTests
{
    private const string Helpers = """
        using System.Net.Sockets;
        using System.Runtime.CompilerServices;
        using System.Threading.Channels;

        partial class C
        {
            static readonly HttpClient client = new();
            static readonly SemaphoreSlim gate = new(1);
            readonly CancellationToken stopping;
            CancellationToken ofConnection;
            static Task<int> Get(int n, string? name = null, CancellationToken token = default) => Task.FromResult(n);
            static Task<int> Many(CancellationToken token = default, params int[] all) => Task.FromResult(1);
            static Task Old(int n) => Task.CompletedTask;
            [Obsolete] static Task Old(int n, CancellationToken token) => Task.CompletedTask;
            static Task Other(int n) => Task.CompletedTask;
            static Task Other(long n, CancellationToken token) => Task.CompletedTask;
            static Task First(int n) => Task.CompletedTask;
            static Task First(CancellationToken token, int n) => Task.CompletedTask;
            static Task<T> Box<T>(T value) => Task.FromResult(value);
            static Task<T> Box<T>(T value, CancellationToken token) => Task.FromResult(value);
            static async IAsyncEnumerable<int> All(int n, [EnumeratorCancellation] CancellationToken token = default) { await Task.Yield(); yield return n; }
            [Coroutine] static async Coroutine<int> Child(int n, CancellationToken token = default) { await Coroutine.Yield(); return n; }
            static void Use(object? value) { }

        """;

    /// <summary>A coroutine that is given a token.</summary>
    private static string Given(string statements) => Helpers + $$"""
            [Coroutine]
            async Coroutine Work(CancellationToken token, Stream stream, ChannelReader<int> channel)
            {
                {{statements}}
            }
        }
        """;

    /// <summary>A coroutine that is given none.</summary>
    private static string Plain(string statements) => Given(statements).Replace("Work(CancellationToken token, ", "Work(", StringComparison.Ordinal);

    [Theory]
    [InlineData("await {|CORO3007:Task.Delay(1)|};")]
    [InlineData("await {|CORO3007:client.GetStringAsync(\"u\")|}.ConfigureAwait(false);")]
    [InlineData("Use(await {|CORO3007:Get(1)|} + await {|CORO3007:Get(2, \"x\")|});")]
    [InlineData("await {|CORO3007:Box(5)|};")]
    [InlineData("await {|CORO3007:stream.ReadAsync(new byte[1])|};")]
    [InlineData("Use(await {|CORO3007:new StreamReader(stream).ReadLineAsync()|});")]
    [InlineData("await {|CORO3007:Child(1)|};")]
    [InlineData("await Task.WhenAll({|CORO3007:Get(1)|}, {|CORO3007:Get(2)|});")]
    [InlineData("await Task.WhenAny([{|CORO3007:Get(1)|}, Get(2, token: token)]);")]
    [InlineData("await Coroutine.Gather({|CORO3007:Child(1)|}, Child(2, token));")]
    [InlineData("await Coroutine.WaitFor({|CORO3007:Child(1)|}, TimeSpan.FromSeconds(1));")]
    [InlineData("await {|CORO3007:Get(1)|}.WaitAsync(TimeSpan.FromSeconds(1));")]
    [InlineData("await foreach (var n in {|CORO3007:All(1)|}) Use(n);")]
    [InlineData("while (!token.IsCancellationRequested) { await {|CORO3007:Task.Delay(1)|}; }")]
    [InlineData("if (token.IsCancellationRequested) return; await {|CORO3007:Task.Delay(1)|};")]
    [InlineData("try { await {|CORO3007:Get(1)|}; } catch (IOException) { await {|CORO3007:Task.Delay(1)|}; }")]
    [InlineData("try { Use(1); } catch (Exception) { throw; } await {|CORO3007:Task.Delay(1)|};")]
    [InlineData("await TaskGroup.Run(async group => await {|CORO3007:Task.Delay(1)|});")]
    [InlineData("await Inner(); async Coroutine Inner() => await {|CORO3007:Task.Delay(1)|};")]
    [InlineData("Use(new[] { 1 }.Select(async n => await {|CORO3007:Get(n)|}).ToList());")]
    public Task A_token_that_was_given_is_passed_on(string statements) => Check.Reports<Coro3007TokenNotPassedAnalyzer>(Given(statements));

    [Theory]
    [InlineData("await Task.Delay(1, token);")]
    [InlineData("await Task.Delay(1, CancellationToken.None);")]
    [InlineData("await Task.Delay(1, default);")]
    [InlineData("await Get(1, token: new CancellationTokenSource(5).Token);")]
    [InlineData("await Task.Yield(); await Coroutine.Sleep(1);")]
    [InlineData("await CancelScope.Run(async scope => await Coroutine.Yield(), TimeSpan.FromSeconds(1));")]
    [InlineData("await new MemoryStream().WriteAsync(new byte[1]);")]
    [InlineData("await Old(1); await Other(1); await First(1);")]
    [InlineData("await Many(default, 1, 2);")]
    public Task What_has_a_token_or_takes_none_is_not_reported(string statements) => Check.Reports<Coro3007TokenNotPassedAnalyzer>(Given(statements));

    [Theory]
    [InlineData("_ = Get(1); Use(Get(2));")]
    [InlineData("var started = Get(1); Use(2); await started;")]
    [InlineData("_ = Task.Run(async () => await Get(1));")]
    [InlineData("Func<Task> later = async () => await Get(1); Use(later);")]
    [InlineData("_ = Coroutine.CreateTask(Child(1));")]
    [InlineData("await Coroutine.Shield(Child(1));")]
    [InlineData("await CancelScope.Run(async scope => { await Get(1); }, shield: true);")]
    [InlineData("await CancelScope.Run(async scope => { await Get(1); }, TimeSpan.FromSeconds(1));")]
    public Task What_runs_on_its_own_is_not_reported(string statements) => Check.Reports<Coro3007TokenNotPassedAnalyzer>(Given(statements));

    [Theory]
    [InlineData("try { Use(1); } finally { await stream.FlushAsync(); }")]
    [InlineData("try { Use(1); } catch (OperationCanceledException) { await stream.FlushAsync(); throw; }")]
    [InlineData("try { Use(1); } catch { await stream.FlushAsync(); throw; }")]
    [InlineData("try { Use(1); } catch (OperationCanceledException) { } await stream.FlushAsync();")]
    [InlineData("while (true) { try { Use(1); } catch (OperationCanceledException) { break; } } await stream.FlushAsync();")]
    [InlineData("while (!token.IsCancellationRequested) { Use(1); } await stream.FlushAsync();")]
    [InlineData("while (true) { if (token.IsCancellationRequested) break; } await stream.FlushAsync();")]
    [InlineData("if (token.IsCancellationRequested) { await stream.FlushAsync(); }")]
    [InlineData("using var source = CancellationTokenSource.CreateLinkedTokenSource(token); source.Cancel(); await stream.FlushAsync();")]
    public Task Where_the_token_may_be_cancelled_it_is_not_reported(string statements) => Check.Reports<Coro3007TokenNotPassedAnalyzer>(Given(statements));

    [Theory]
    [InlineData("await Task.Delay(1); await client.GetStringAsync(\"u\"); await stream.ReadAsync(new byte[1]);")]
    [InlineData("var token = new CancellationTokenSource(5).Token; await Get(1, token: token); await Get(2);")]
    [InlineData("using var source = new CancellationTokenSource(5); await Get(1, token: source.Token); await Get(2);")]
    [InlineData("await Get(1, token: ofConnection); await Get(2); ofConnection = default;")]
    [InlineData("await Get(1, token: stopping); await Task.Delay(2);")]
    [InlineData("await gate.WaitAsync(Coroutine.CancellationToken);")]
    [InlineData("try { Use(1); } finally { await gate.WaitAsync(); }")]
    public Task Without_a_token_it_is_not_reported(string statements) => Check.Reports<Coro3007TokenNotPassedAnalyzer>(Plain(statements));

    [Theory]
    [InlineData("await Get(1, token: Coroutine.CancellationToken); await {|CORO3007:Get(2)|};")]
    [InlineData("await Get(1, token: stopping); await {|CORO3007:Get(2)|};")]
    [InlineData("var mine = Coroutine.CancellationToken; await Get(1, token: mine); await {|CORO3007:Get(2)|};")]
    [InlineData("await Get(1, token: this.stopping); await {|CORO3007:Get(2)|};")]
    public Task A_token_that_is_passed_on_elsewhere_is_the_current_one(string statements) => Check.Reports<Coro3007TokenNotPassedAnalyzer>(Plain(statements));

    [Theory]
    [InlineData("await {|CORO3007:gate.WaitAsync()|};")]
    [InlineData("Use(await {|CORO3007:gate.WaitAsync(100)|});")]
    [InlineData("Use(await {|CORO3007:channel.ReadAsync()|});")]
    [InlineData("Use(await {|CORO3007:new TcpListener(IPAddress.Any, 80).AcceptTcpClientAsync()|});")]
    public async Task What_takes_something_loses_it(string statements)
    {
        var found = Assert.Single(await Check.Reports<Coro3007TokenNotPassedAnalyzer>(Plain(statements)));
        Assert.Contains("is cancelled, and what it takes then is lost; pass 'Coroutine.CancellationToken' on to it", found.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_message_names_the_token()
    {
        var found = Assert.Single(await Check.Reports<Coro3007TokenNotPassedAnalyzer>(Given("await {|CORO3007:Task.Delay(1)|};")));
        Assert.Equal("'Task.Delay' goes on when coroutine 'Work' is cancelled; pass 'token' on to it", found.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public Task In_a_scope_it_is_that_of_the_scope() => CheckFix.Turns<Coro3007TokenNotPassedAnalyzer, Coro3007TokenNotPassedFixer>(
        Given("await CancelScope.Run(async scope => { await Get(1); }, TimeSpan.FromSeconds(1), cancellationToken: token);"),
        Given("await CancelScope.Run(async scope => { await Get(1, token: Coroutine.CancellationToken); }, TimeSpan.FromSeconds(1), cancellationToken: token);"));

    [Fact]
    public Task Of_two_tokens_none_is_the_current_one() => Check.Reports<Coro3007TokenNotPassedAnalyzer>(
        "partial class C { [Coroutine] async Coroutine Work(CancellationToken a, CancellationToken b) => await Task.Delay(1); }");

    [Fact]
    public Task An_overload_that_calls_the_shorter_one_would_call_itself() => Check.Reports<Coro3007TokenNotPassedAnalyzer>("""
        partial class C
        {
            static Coroutine Work(int n) => Coroutine.Completed;
            [Coroutine] static async Coroutine Work(int n, CancellationToken token) { token.ThrowIfCancellationRequested(); await Work(n); }
        }
        """);

    [Fact]
    public Task Plain_async_methods_are_the_business_of_others() => Check.Reports<Coro3007TokenNotPassedAnalyzer>(
        "class C { static async Task Work(CancellationToken token) => await Task.Delay(1); }");

    [Theory]
    [InlineData("await Task.Delay(1);", "await Task.Delay(1, token);")]
    [InlineData("Use(await Get(1) + await Get(2, \"x\"));", "Use(await Get(1, token: token) + await Get(2, \"x\", token));")]
    [InlineData("await Get(n: 1, name: null);", "await Get(n: 1, name: null, token: token);")]
    [InlineData("await Task.WhenAll(Get(1), Box(Get(2)));", "await Task.WhenAll(Get(1, token: token), Box(Get(2), token));")]
    [InlineData("await foreach (var n in All(1)) Use(n);", "await foreach (var n in All(1, token)) Use(n);")]
    [InlineData("await stream.FlushAsync(); // now", "await stream.FlushAsync(token); // now")]
    public Task The_fix_passes_it_on(string before, string after)
        => CheckFix.Turns<Coro3007TokenNotPassedAnalyzer, Coro3007TokenNotPassedFixer>(Given(before), Given(after));

    [Fact]
    public Task Or_that_of_the_task() => CheckFix.Turns<Coro3007TokenNotPassedAnalyzer, Coro3007TokenNotPassedFixer>(
        Plain("await gate.WaitAsync(); Use(await channel.ReadAsync());"),
        Plain("await gate.WaitAsync(Coroutine.CancellationToken); Use(await channel.ReadAsync(Coroutine.CancellationToken));"));
}
