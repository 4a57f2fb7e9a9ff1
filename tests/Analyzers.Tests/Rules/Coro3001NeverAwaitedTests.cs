using System.Globalization;
using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

public class Coro3001NeverAwaitedTests
{
    private static string Source(string statements) => $$"""
        partial class C
        {
            [Coroutine] static async Coroutine<int> Child() { await Coroutine.Yield(); return 1; }
            [Coroutine] static async Coroutine Plain() => await Coroutine.Yield();
            static Coroutine<int> Forward() => Child();
            static C? Maybe() => null;
            Coroutine Instance() => Plain();
            C Received() => this;
            static object? Use(object? value) => value;
            static void Take(Coroutine value) { }
            static void Both<T>(T value) { }
            private Coroutine field;

            [Coroutine]
            async Coroutine Work(EventLoop loop)
            {
                await Coroutine.Yield();
                {{statements}}
            }
        }
        """;

    private static Task<IReadOnlyList<Diagnostic>> Reports(string statements) => Check.Reports<Coro3001NeverAwaitedAnalyzer>(Source(statements));

    [Theory]
    [InlineData("{|CORO3001:Plain()|};")]
    [InlineData("{|CORO3001:Child()|};")]
    [InlineData("{|CORO3001:Forward()|};")]
    [InlineData("{|CORO3001:this.Instance()|};")]
    [InlineData("Maybe()?{|CORO3001:.Instance()|};")]
    [InlineData("_ = {|CORO3001:Child()|};")]
    [InlineData("_ = (object){|CORO3001:Child()|};")]
    [InlineData("_ = loop is null ? {|CORO3001:Child()|} : {|CORO3001:Forward()|};")]
    [InlineData("{|CORO3001:Coroutine.Sleep(TimeSpan.FromSeconds(1))|};")]
    [InlineData("{|CORO3001:Coroutine.Yield()|};")]
    [InlineData("{|CORO3001:new AsyncQueue<int>().Put(1)|};")]
    [InlineData("{|CORO3001:Coroutine.Select(new AsyncEvent().Wait(), Coroutine.After(TimeSpan.Zero))|};")]
    [InlineData("Func<Coroutine> f = Plain; {|CORO3001:f()|};")]
    [InlineData("var c = {|CORO3001:Child()|};")]
    [InlineData("Coroutine c = {|CORO3001:Plain()|};")]
    [InlineData("loop.CallSoon(() => {|CORO3001:Plain()|});")]
    [InlineData("new List<int> { 1 }.ForEach(x => {|CORO3001:Plain()|});")]
    [InlineData("void Local() => {|CORO3001:Plain()|}; Local();")]
    public Task A_dropped_coroutine_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("Use($\"{{|CORO3001:Child()|}}\");")]
    [InlineData("Use(\"x\" + {|CORO3001:Child()|});")]
    [InlineData("Console.WriteLine({|CORO3001:Child()|});")]
    [InlineData("Console.WriteLine($\"{{|CORO3001:Child()|}} and {{|CORO3001:Plain()|}}\");")]
    [InlineData("Console.WriteLine(\"{0} {1}\", {|CORO3001:Child()|}, 2);")]
    [InlineData("Console.WriteLine(\"{0}{1}{2}{3}{4}\", 1, 2, 3, 4, {|CORO3001:Child()|});")]
    [InlineData("Use(string.Format(\"{0}\", {|CORO3001:Child()|}));")]
    [InlineData("Use(new System.Text.StringBuilder().Append({|CORO3001:Child()|}).Append($\"{{|CORO3001:Child()|}}\"));")]
    [InlineData("Use({|CORO3001:Child()|}.ToString());")]
    public Task A_coroutine_that_only_becomes_text_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("await Plain(); await Child();")]
    [InlineData("var c = Child(); await c;")]
    [InlineData("var c = Child(); Func<Coroutine<int>> later = () => c; Use(later);")]
    [InlineData("loop.CreateTask(Plain()); _ = loop.CreateTask(Child());")]
    [InlineData("var task = loop.CreateTask(Plain());")]
    [InlineData("await Coroutine.Gather(Child(), Child());")]
    [InlineData("var list = new List<Coroutine> { Plain() }; list.Add(Plain()); Use(list);")]
    [InlineData("field = Plain(); Take(Plain()); Both(Plain()); Use(Plain());")]
    [InlineData("var pair = (Plain(), Child()); Use(pair);")]
    [InlineData("Func<Coroutine> f = () => Plain(); Use(f);")]
    [InlineData("Use(await Task.Run(() => Child()));")]
    [InlineData("_ = field; _ = await Child();")]
    [InlineData("_ = Coroutine.FromResult(1);")]
    [InlineData("Use($\"{await Child()}\");")]
    [InlineData("Received().Instance();")]
    [InlineData("System.Linq.Expressions.Expression<Action> e = () => Plain(); Use(e);")]
    [InlineData("Coroutine c; c = Plain(); await c;")]
    [InlineData("Plain().GetAwaiter();")]
    public Task A_coroutine_that_is_used_is_not_reported(string statements) => Reports(statements);

    [Fact]
    public Task A_method_of_this_project_that_only_makes_text_is_seen_through() => Check.Reports<Coro3001NeverAwaitedAnalyzer>("""
        partial class C
        {
            object? kept;
            [Coroutine] static async Coroutine Work() => await Coroutine.Yield();
            static void Show(object value) => Console.WriteLine(value);
            static void Log(object value, string level = "") { Console.WriteLine($"{level}: {value}"); }
            static string Text(object? value) => value?.ToString() ?? "";
            static void Ignore(object value) { }
            void Keep(object value) => kept = value;
            static void Post(object value) => ThreadPool.QueueUserWorkItem(state => { }, value);
            protected virtual void Open(object value) => Console.WriteLine(value);

            void All()
            {
                Show({|CORO3001:Work()|});
                Log({|CORO3001:Work()|});
                Text({|CORO3001:Work()|});
                Ignore({|CORO3001:Work()|});
                Keep(Work());
                Post(Work());
                Open(Work());
                GC.KeepAlive(Work());
            }
        }
        """);

    [Fact]
    public Task It_applies_outside_coroutines_too() => Check.Reports<Coro3001NeverAwaitedAnalyzer>("""
        static partial class Program
        {
            [Coroutine] static async Coroutine Work() => await Coroutine.Yield();
            [Coroutine] static IEnumerator<Coroutine> Style() { yield return Work(); }
            static Coroutine Passed() => Work();
            static void Start() => {|CORO3001:Work()|};
            static void More()
            {
                {|CORO3001:Style()|};
                Coroutine.Run(Work());
                Action start = () => {|CORO3001:Work()|};
                start();
            }
        }
        """);

    [Fact]
    public Task A_lambda_that_does_not_compile_is_the_compilers_business() => Check.ReportsBesideErrors<Coro3001NeverAwaitedAnalyzer>("""
        partial class C
        {
            [Coroutine] static async Coroutine Work() => await Coroutine.Yield();
            static void Take(Func<C, Task> work) { }
            static void All()
            {
                Take(c => Work());
                new Missing(c => Work());
            }
        }
        """, "CS0029", "CS1662", "CS0246");

    [Fact]
    public async Task The_message_says_what_became_of_it()
    {
        var found = await Reports("{|CORO3001:Child()|}; _ = {|CORO3001:Child()|}; var c = {|CORO3001:Child()|}; Use($\"{{|CORO3001:Child()|}}\");");
        Assert.Equal(
            [
                "Coroutine 'Child' never runs, because the object this call makes is dropped; await it, or schedule it with 'CreateTask'",
                "Coroutine 'Child' never runs, because the object this call makes is discarded; await it, or schedule it with 'CreateTask'",
                "Coroutine 'Child' never runs, because the object this call makes is stored in a variable that nothing reads; await it, or schedule it with 'CreateTask'",
                "Coroutine 'Child' never runs, because the object this call makes is only turned into text; await it, or schedule it with 'CreateTask'",
            ],
            found.Select(d => d.GetMessage(CultureInfo.InvariantCulture)));
        Assert.All(found, d => Assert.Equal(DiagnosticSeverity.Error, d.Severity));
    }
}
