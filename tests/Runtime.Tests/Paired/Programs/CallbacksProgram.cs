using Coroutines;

namespace Runtime.Tests.Paired;

/// <summary><c>callbacks.py</c>: who is told, when, and what of what they throw (R10, R11).</summary>
internal static partial class CallbacksProgram
{
    [Coroutine]
    private static async Coroutine WaitOn(Future<int> future, Action<object> print) => print($"task {await future}");

    private static string Text(bool value) => value ? "True" : "False";

    [Coroutine]
    public static async Coroutine Run(Action<object> print)
    {
        var loop = EventLoop.Running!;
        loop.ExceptionHandler = error => print($"reported {error.Exception!.Message}");
        var future = new Future<int>();
        future.AddDoneCallback(done => print($"first {done.Result}"));
        var task = loop.CreateTask(WaitOn(future, print));
        await Coroutine.Yield();
        future.AddDoneCallback(done => done.AddDoneCallback(late => print($"added {late.Result}")));
        Action<Future<int>> twice = _ => print("twice");
        future.AddDoneCallback((Future _) => throw new FormatException("callback"));
        future.AddDoneCallback(twice);
        future.AddDoneCallback(twice);
        print($"removed {future.RemoveDoneCallback(twice)}");
        future.AddDoneCallback(twice);
        future.SetResult(1);
        print("set");
        loop.CallSoon(() => print("soon"));
        await Coroutine.Yield();
        print("yielded");
        await task;
        print($"{future.RemoveDoneCallback(twice)} {Text(future.Cancel())} {Text(future.IsCanceled)}");
        var cancelled = new Future();
        cancelled.AddDoneCallback((Future done) => print($"cancelled {Text(done.IsCanceled)}"));
        print($"{Text(cancelled.Cancel())} {Text(cancelled.Cancel())}");
        await Coroutine.Yield();
    }
}
