using Coroutines.Analyzers;
using Coroutines.CodeFixes;

namespace Analyzers.Tests;

public class Coro3002DroppedTaskFixerTests
{
    private static string Source(string statements, string modifier = "async Coroutine") => $$"""
        partial class C
        {
            [Coroutine] static async Coroutine<int> Child() { await Coroutine.Yield(); return 1; }
            [Coroutine] static async Coroutine Nested(Func<Coroutine> inner) => await inner();
            [Coroutine] static IEnumerator<Coroutine> Style() { yield return Nested(() => default); }

            static {{modifier}} Work(EventLoop loop, bool b, int childTask)
            {
                {{statements}}
            }
        }
        """;

    [Theory]
    [InlineData("Coroutine.CreateTask(Child()); // later", "await Child(); // later")]
    [InlineData("if (b) Coroutine.EnsureFuture(Child());", "if (b) await Child();")]
    [InlineData("Coroutine.CreateTask(Child(), \"name\");", "await Coroutine.CreateTask(Child(), \"name\");")]
    [InlineData("loop.CreateTask(Child());", "await loop.CreateTask(Child());")]
    [InlineData("Coroutine.CreateTask(Style());", "await Coroutine.CreateTask(Style());")]
    [InlineData(
        "Coroutine.CreateTask(Nested(async () => { Coroutine.CreateTask(Child()); await Child(); }));",
        "await Nested(async () => { await Child(); await Child(); });")]
    public Task It_is_awaited(string before, string after)
        => CheckFix.Turns<Coro3002DroppedTaskAnalyzer, Coro3002DroppedTaskFixer>(Source(before), Source(after), Coro3002DroppedTaskFixer.AwaitKey);

    [Theory]
    [InlineData("/* now */ Coroutine.CreateTask(Nested(() => default)); // later", "/* now */ var nestedTask = Coroutine.CreateTask(Nested(() => default)); // later")]
    [InlineData(
        "Coroutine.CreateTask(Child()); { loop.CreateTask(Child()); } Coroutine.CreateTask(Style());",
        "var childTask2 = Coroutine.CreateTask(Child()); { var childTask3 = loop.CreateTask(Child()); } var styleTask = Coroutine.CreateTask(Style());")]
    [InlineData("var c = Child(); Coroutine.CreateTask(c);", "var c = Child(); var task = Coroutine.CreateTask(c);")]
    [InlineData(
        "Coroutine.CreateTask(Nested(async () => { Coroutine.CreateTask(Nested(() => default)); await Child(); }));",
        "var nestedTask = Coroutine.CreateTask(Nested(async () => { var nestedTask2 = Coroutine.CreateTask(Nested(() => default)); await Child(); }));")]
    public Task It_is_kept(string before, string after)
        => CheckFix.Turns<Coro3002DroppedTaskAnalyzer, Coro3002DroppedTaskFixer>(Source(before, "void"), Source(after, "void"), Coro3002DroppedTaskFixer.KeepKey);

    [Theory]
    [InlineData(
        "await TaskGroup.Run(async group => { Coroutine.CreateTask(Child()); Coroutine.EnsureFuture(Child()); await Coroutine.Yield(); });",
        "await TaskGroup.Run(async group => { _ = group.CreateTask(Child()); _ = group.CreateTask(Child()); await Coroutine.Yield(); });")]
    [InlineData(
        "await TaskGroup.Run(async outer => await TaskGroup.Run(async inner => { Coroutine.CreateTask(Nested(async () => { Coroutine.CreateTask(Child(), name: \"a\"); await Child(); })); await Child(); }));",
        "await TaskGroup.Run(async outer => await TaskGroup.Run(async inner => { _ = inner.CreateTask(Nested(async () => { _ = inner.CreateTask(Child(), name: \"a\"); await Child(); })); await Child(); }));")]
    public Task A_task_group_in_scope_keeps_it(string before, string after)
        => CheckFix.Turns<Coro3002DroppedTaskAnalyzer, Coro3002DroppedTaskFixer>(Source(before), Source(after), Coro3002DroppedTaskFixer.GroupKey);

    [Theory]
    [InlineData("Coroutine.CreateTask(Child());")]
    [InlineData("await TaskGroup.Run(async group => { static void Run() { Coroutine.CreateTask(Child()); } Run(); await Child(); });")]
    [InlineData("await TaskGroup.Run(async group => { Coroutine.CreateTask(Style()); loop.CreateTask(Child()); await Child(); });")]
    public Task Without_a_task_group_that_takes_it_none_is_used(string statements)
        => CheckFix.OffersNone<Coro3002DroppedTaskAnalyzer, Coro3002DroppedTaskFixer>(Source(statements), Coro3002DroppedTaskFixer.GroupKey);

    [Theory]
    [InlineData("loop.CallSoon(() => { Coroutine.CreateTask(Child()); });", Coro3002DroppedTaskFixer.AwaitKey)]
    [InlineData("if (b) Coroutine.CreateTask(Child());", Coro3002DroppedTaskFixer.KeepKey)]
    public Task Where_it_would_not_compile_no_fix_is_offered(string statements, string key)
        => CheckFix.OffersNone<Coro3002DroppedTaskAnalyzer, Coro3002DroppedTaskFixer>(Source(statements), key);
}
