using System.Globalization;
using Coroutines;

namespace Runtime.Tests.Paired;

/// <summary><c>cancellation.py</c>: what a cancellation does, and what comes out (R17 to R22).</summary>
internal static partial class CancellationProgram
{
    [Coroutine]
    private static async Coroutine<string> Sleeper(string name, Action<object> print, double cleanup = 0)
    {
        try
        {
            await Coroutine.Sleep(100);
        }
        catch (OperationCanceledException e)
        {
            print($"{name} cancelled{Arguments(e)}");
            throw;
        }
        finally
        {
            await Coroutine.Sleep(cleanup);
            print($"{name} cleaned");
        }

        return "slept";
    }

    /// <summary>The message, where one was given: Python has none otherwise.</summary>
    private static string Arguments(Exception e) => e.Message == new OperationCanceledException().Message ? "" : " " + e.Message;

    private static string Text(bool value) => value ? "True" : "False";

    [Coroutine]
    private static async Coroutine Outcome<T>(string name, CoroutineTask<T> task, Action<object> print)
    {
        await Coroutine.Wait(task);
        try
        {
            print($"{name} result {task.Result} {task.CancelRequests}");
        }
        catch (Exception e)
        {
            var type = e is FormatException ? "ValueError" : "CancelledError";
            print($"{name} {type}{Arguments(e)} {Text(task.IsCanceled)} {task.CancelRequests}");
        }
    }

    [Coroutine]
    private static async Coroutine<string> Swallow()
    {
        try
        {
            await Coroutine.Sleep(100);
        }
        catch (OperationCanceledException)
        {
        }

        await Coroutine.Sleep(1);
        return "swallowed";
    }

    [Coroutine]
    private static async Coroutine<string> Fails()
    {
        await Steps.FailsInCleanup("cleanup", 100);
        return "not reached";
    }

    [Coroutine]
    private static async Coroutine<string> CancelsItself(Action<object> print)
    {
        Coroutine.CurrentTask!.Cancel("self");
        print("goes on");
        await Coroutine.Yield();
        return "not reached";
    }

    [Coroutine]
    private static async Coroutine<string> Uncancels(Action<object> print)
    {
        try
        {
            await Coroutine.Sleep(100);
        }
        catch (OperationCanceledException)
        {
            print($"left {Coroutine.CurrentTask!.Uncancel()}");
        }

        await Coroutine.Sleep(1);
        return "done";
    }

    [Coroutine]
    public static async Coroutine Run(Action<object> print)
    {
        foreach (var message in new[] { null, "why" })
        {
            var task = Coroutine.CreateTask(Sleeper("plain", print));
            await Coroutine.Yield();
            task.Cancel(message);
            await Outcome("plain", task, print);
        }

        var early = Coroutine.CreateTask(Sleeper("early", print));
        early.Cancel("before");
        await Outcome("early", early, print);
        var twice = Coroutine.CreateTask(Sleeper("twice", print, 5));
        await Coroutine.Yield();
        print($"{Text(twice.Cancel("1"))} {Text(twice.Cancel("2"))}");
        await Steps.Yields(2);
        print(twice.Cancel("3"));
        await Outcome("twice", twice, print);
        var swallowing = Coroutine.CreateTask(Swallow());
        await Coroutine.Yield();
        swallowing.Cancel();
        await Outcome("swallow", swallowing, print);
        await Chains(print);
        var failing = Coroutine.CreateTask(Fails());
        await Coroutine.Yield();
        failing.Cancel();
        await Outcome("fails", failing, print);
        await Outcome("self", Coroutine.CreateTask(CancelsItself(print)), print);
        var takingBack = Coroutine.CreateTask(Uncancels(print));
        await Coroutine.Yield();
        takingBack.Cancel();
        takingBack.Cancel();
        await Outcome("uncancel", takingBack, print);
        var limited = Coroutine.CreateTask(Coroutine.WaitFor(Sleeper("limited", print, 1), TimeSpan.FromSeconds(2)));
        await Coroutine.Sleep(2.5);
        limited.Cancel("while cleaning");
        await Outcome("limited", limited, print);
        var gathered = Coroutine.CreateTask(Steps.WaitOn<string[]>(Coroutine.Gather(Sleeper("a", print), Swallow(), Sleeper("b", print, 1))));
        await Steps.Yields(2);
        gathered.Cancel("all");
        await Outcome("gathered", gathered, print);
        print(EventLoop.Running!.Time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture));
    }

    [Coroutine]
    private static async Coroutine Chains(Action<object> print)
    {
        var inner = Coroutine.CreateTask(Sleeper("inner", print));
        var outer = Coroutine.CreateTask(Steps.WaitOn(inner));
        await Steps.Yields(2);
        outer.Cancel("from above");
        await Outcome("outer", outer, print);
        print($"{Text(inner.IsCanceled)} {inner.CancelRequests}");
        var shielded = Coroutine.CreateTask(Sleeper("shielded", print));
        outer = Coroutine.CreateTask(Steps.WaitOn<string>(Coroutine.Shield(shielded)));
        await Steps.Yields(2);
        outer.Cancel();
        await Outcome("shield", outer, print);
        print(shielded.IsDone);
        shielded.Cancel("at last");
        await Outcome("shielded", shielded, print);
    }
}
