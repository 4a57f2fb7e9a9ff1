using System.Runtime.CompilerServices;
using Coroutines;
using Coroutines.CompilerServices;

namespace Runtime.Tests.Frames;

/// <summary>The contract between frames and the loop, without the generator.</summary>
public sealed partial class FrameTests
{
    [Fact]
    public void A_box_hosts_the_frame_and_is_the_task()
    {
        using var loop = Loops.New();
        Assert.Equal(3, loop.RunUntilComplete(Handwritten.Yields(3)));
        Assert.Equal(0, loop.RunUntilComplete(Handwritten.Yields(0)));
    }

    [Fact]
    public void A_million_levels_of_boxed_recursion_run()
    {
        using var loop = Loops.New();
        Assert.Equal(1_000_000, loop.RunUntilComplete(Handwritten.Recurse(1_000_000)));
    }

    [Fact]
    public void A_million_levels_of_the_compilers_state_machines_run()
    {
        using var loop = Loops.New();
        Assert.Equal(1_000_000, loop.RunUntilComplete(Recurse(1_000_000)));
    }

    [Coroutine]
    private static async Coroutine<int> Recurse(int depth)
    {
        if (depth == 0)
        {
            await Coroutine.Yield();
            return 0;
        }

        return await Recurse(depth - 1) + 1;
    }

    [Fact]
    public void A_cancellation_reaches_the_bottom_and_comes_up()
    {
        using var loop = Loops.New();
        var task = loop.CreateTask(Handwritten.Recurse(100));
        loop.CallSoon(() => task.Cancel("down there"));
        Assert.Equal("down there", Assert.Throws<OperationCanceledException>(() => loop.RunUntilComplete(task)).Message);
    }

    [Fact]
    public void A_frame_abandons_any_awaitable_and_its_result_is_taken_late() => Loops.Run(AbandonsCustom());

    [Coroutine]
    private static async Coroutine AbandonsCustom()
    {
        var custom = new Custom();
        var task = Coroutine.CreateTask(Handwritten.Await(custom, c => c.GetResult()));
        await Coroutine.Yield();
        task.Cancel();
        await Expect.Throws<OperationCanceledException>(task);
        Assert.Equal(0, custom.Taken);
        Assert.Equal(1, EventLoop.Running!.foreignWaits);
        custom.Fire!();
        await Coroutine.Yield();
        await Coroutine.Yield();
        Assert.Equal(1, custom.Taken);
        Assert.Equal(0, EventLoop.Running.foreignWaits);
    }

    [Fact]
    public void A_wait_to_the_end_is_not_left_before_it() => Loops.Run(WaitsToEnd());

    [Coroutine]
    private static async Coroutine WaitsToEnd()
    {
        var custom = new Custom();
        var task = Coroutine.CreateTask(Handwritten.Await(custom, c => c.GetResult(), toEnd: true));
        await Coroutine.Yield();
        task.Cancel("later");
        await Coroutine.Yield();
        Assert.False(task.IsDone);
        custom.Fire!();
        Assert.Equal("later", (await Expect.Throws<OperationCanceledException>(task)).Message);
        Assert.Equal(0, EventLoop.Running!.foreignWaits);
    }

    [Fact]
    public void A_subscription_that_throws_is_thrown_at_the_await() => Loops.Run(Broken());

    [Coroutine]
    private static async Coroutine Broken()
    {
        var task = Coroutine.CreateTask(Handwritten.Await(new Custom { Broken = true }, c => c.GetResult()));
        await Expect.Throws<NotSupportedException>(task);
        Assert.Equal(0, EventLoop.Running!.foreignWaits);
    }

    [Fact]
    public void Stack_traces_show_the_users_frames_and_no_plumbing()
    {
        using var loop = Loops.New();
        var error = Assert.Throws<FormatException>(() => loop.RunUntilComplete(Outer()));
        var lines = error.StackTrace!.Split('\n').Where(l => l.Contains(" at ")).ToList();
        var child = lines.FindIndex(l => l.Contains("ChildFrame"));
        var parent = lines.FindIndex(l => l.Contains("ParentFrame"));
        var outer = lines.FindIndex(l => l.Contains("FrameTests.") && l.Contains("Outer"));
        Assert.True(child >= 0 && child < parent && parent < outer, error.StackTrace);
        Assert.DoesNotContain("CoroutineTask.", error.StackTrace);
        Assert.DoesNotContain("CoroutineAwaiter", error.StackTrace);
        Assert.DoesNotContain("FrameOperations", error.StackTrace);
        Assert.DoesNotContain("EventLoop.RunIteration", error.StackTrace);
        Assert.DoesNotContain("ThrowIfUnsuccessful", error.StackTrace);
        Assert.DoesNotContain("ExceptionDispatchInfo", error.StackTrace);
    }

    [Coroutine]
    private static async Coroutine<int> Outer() => await Handwritten.Parent() + 1;

    [Fact]
    public void R16_A_task_on_a_frame_names_file_and_line() => Loops.Run(Positions());

    [Coroutine]
    private static async Coroutine Positions()
    {
        var coroutine = Handwritten.Yields(2);
        Assert.Equal("<coroutine Handwritten.Yields() running at Handwritten.cs:10>", coroutine.ToString());
        var task = EventLoop.Running!.CreateTask(coroutine, "yields");
        await Coroutine.Yield();
        Assert.Equal("<Task pending name='yields' coro=<Handwritten.Yields() running at Handwritten.cs:13>>", task.ToString());
        await task;
        Assert.Equal("<Task finished name='yields' coro=<Handwritten.Yields() done, defined at Handwritten.cs:10> result=2>", task.ToString());
    }

    [Fact]
    public void A_small_task_is_one_allocation_of_80_bytes()
    {
        Assert.SkipUnless(Environment.Is64BitProcess, "The size is that of a 64-bit process.");
        Allocate();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Allocate();
        Assert.Equal(80, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static object Allocate()
    {
        var box = new CoroutineBox<SmallFrame, int>();
        box.Frame.At = 1;
        box.Frame.X = 2;
        return box;
    }

#if !DEBUG
    /// <summary>In optimised code only: elsewhere the JIT boxes awaiters. The first runs are made before it has optimised.</summary>
    [Fact]
    public void Yields_and_sleeps_and_foreign_waits_allocate_nothing()
    {
        using var loop = Loops.New();
        var least = long.MaxValue;
        for (var run = 0; run < 200 && least > 1000; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            loop.RunUntilComplete(Waits(20_000));
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.InRange(least, 0, 1000);
    }
#endif

    [Coroutine]
    private static async Coroutine Waits(int times)
    {
        var custom = new CustomStruct(new Custom());
        for (var i = 0; i < times; i++)
        {
            await Coroutine.Yield();
            await Coroutine.Sleep(1);
            custom.Source.FireAtOnce = true;
            await custom;
        }
    }

    [Fact]
    public void FrameOperations_do_what_they_say()
    {
        Assert.True(FrameOperations.Assign(out var target, 5));
        Assert.Equal(5, target);
        var disposed = new MemoryStream();
        FrameOperations.Dispose(ref disposed);
        Assert.False(disposed.CanRead);
        IDisposable? nothing = null;
        FrameOperations.Dispose(ref nothing);
    }

    private struct SmallFrame : ICoroutineFrame<int>
    {
        public byte At;
        public int X;

        public readonly CoroutinePosition Position => default;

        public readonly bool Resume(CoroutineTask task, out int result)
        {
            result = X + At;
            return true;
        }
    }

    private readonly struct CustomStruct(Custom source) : ICriticalNotifyCompletion
    {
        public Custom Source => source;

        public bool IsCompleted => false;

        public CustomStruct GetAwaiter() => this;

        public void GetResult() => source.GetResult();

        public void OnCompleted(Action continuation) => source.OnCompleted(continuation);

        public void UnsafeOnCompleted(Action continuation) => source.OnCompleted(continuation);
    }

    private sealed class Custom : INotifyCompletion
    {
        public Action? Fire { get; private set; }

        public int Taken { get; private set; }

        public bool Broken { get; init; }

        public bool FireAtOnce { get; set; }

        public void GetResult() => Taken++;

        public void OnCompleted(Action continuation)
        {
            if (Broken)
            {
                throw new NotSupportedException("broken");
            }

            Fire = continuation;
            if (FireAtOnce)
            {
                continuation();
            }
        }
    }
}
