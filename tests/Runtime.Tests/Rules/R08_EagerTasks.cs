using Coroutines;
using Coroutines.Testing;

namespace Runtime.Tests.Rules;

/// <summary>R8: eager tasks run their first step inside <c>CreateTask</c>.</summary>
public sealed partial class R08_EagerTasks
{
    [Fact, Asyncio("eager.current")]
    public void R08_An_eager_task_is_the_current_one_during_its_first_step() => CoroutineTest.Run(Nested());

    [Coroutine]
    private static async Coroutine Nested()
    {
        var outer = Coroutine.CurrentTask;
        CoroutineTask? seen = null;
        var inner = EventLoop.Running!.CreateTask(See(t => seen = t), eager: true);
        Assert.Same(inner, seen);
        Assert.Same(outer, Coroutine.CurrentTask);
        Assert.False(inner.IsDone);
        await inner;
        Assert.Same(outer, Coroutine.CurrentTask);
    }

    [Coroutine]
    private static async Coroutine See(Action<CoroutineTask?> see)
    {
        see(Coroutine.CurrentTask);
        await Coroutine.Sleep(1);
    }

    [Fact]
    public void R08_An_eager_task_can_cancel_the_one_that_made_it() => CoroutineTest.Run(CancelledByChild());

    [Coroutine]
    private static async Coroutine CancelledByChild()
    {
        var victim = Coroutine.CreateTask(MakesItsCanceller());
        var error = await Expect.Throws<OperationCanceledException>(victim);
        Assert.Equal("from the child", error.Message);
    }

    [Coroutine]
    private static async Coroutine MakesItsCanceller()
    {
        _ = EventLoop.Running!.CreateTask(Cancel(Coroutine.CurrentTask!), eager: true);
        await Coroutine.Sleep(100);
    }

    [Coroutine]
    private static async Coroutine Cancel(CoroutineTask task)
    {
        task.Cancel("from the child");
        await Coroutine.Completed;
    }
}
