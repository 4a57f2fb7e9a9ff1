using System.Runtime.CompilerServices;
using Coroutines;
using Coroutines.CompilerServices;

namespace Runtime.Tests.Frames;

/// <summary>Frames as the generator writes them, by hand.</summary>
internal static class Handwritten
{
    /// <summary><c>async Coroutine&lt;int&gt; Sum(int count)</c>: yields <c>count</c> times.</summary>
    public static Coroutine<int> Yields(int count)
    {
        var box = new CoroutineBox<YieldsFrame, int>();
        box.Frame.count = count;
        return new Coroutine<int>(box);
    }

    /// <summary>Awaits itself, boxed, <c>depth</c> times, and yields at the bottom.</summary>
    public static Coroutine<int> Recurse(int depth)
    {
        var box = new CoroutineBox<RecurseFrame, int>();
        box.Frame.depth = depth;
        return new Coroutine<int>(box);
    }

    /// <summary>Awaits anything without a value.</summary>
    public static Coroutine Await<TAwaiter>(TAwaiter awaiter, Action<TAwaiter> getResult, bool toEnd = false)
        where TAwaiter : INotifyCompletion
    {
        var box = new CoroutineBox<AwaitFrame<TAwaiter>>();
        box.Frame.awaiter = awaiter;
        box.Frame.getResult = getResult;
        box.Frame.toEnd = toEnd;
        return new Coroutine(box);
    }

    /// <summary>A parent whose child is inlined; the child throws after a suspension.</summary>
    public static Coroutine<int> Parent()
    {
        return new Coroutine<int>(new CoroutineBox<ParentFrame, int>());
    }

    private struct YieldsFrame : ICoroutineFrame<int>
    {
        public int count;
        private int done;
        private bool suspended;
        private LoopYieldAwaiter yield;

        public readonly CoroutinePosition Position => new("Handwritten.Yields", "/src/Handwritten.cs", suspended ? 13 : 10);

        [MethodImpl(MethodImplOptions.NoInlining)]
        public bool Resume(CoroutineTask task, out int result)
        {
            if (suspended)
            {
                suspended = false;
                task.ThrowIfInterrupted();
                yield.GetResult();
                done++;
            }

            if (done < count)
            {
                yield = Coroutine.Yield().GetAwaiter();
                suspended = true;
                task.SuspendOn(ref yield);
                result = 0;
                return false;
            }

            result = done;
            return true;
        }
    }

    private struct RecurseFrame : ICoroutineFrame<int>
    {
        public int depth;
        private byte at;
        private LoopYieldAwaiter yield;
        private CoroutineAwaiter<int> child;

        public readonly CoroutinePosition Position => new("Handwritten.Recurse", "/src/Handwritten.cs", 20);

        [MethodImpl(MethodImplOptions.NoInlining)]
        public bool Resume(CoroutineTask task, out int result)
        {
            switch (at)
            {
                case 0 when depth == 0:
                    yield = Coroutine.Yield().GetAwaiter();
                    at = 1;
                    task.SuspendOn(ref yield);
                    result = 0;
                    return false;
                case 0:
                    child = Recurse(depth - 1).GetAwaiter();
                    at = 2;
                    task.SuspendOn(ref child);
                    result = 0;
                    return false;
                case 1:
                    task.ThrowIfInterrupted();
                    yield.GetResult();
                    result = 0;
                    return true;
                default:
                    task.ThrowIfInterrupted();
                    result = child.GetResult() + 1;
                    return true;
            }
        }
    }

    private struct AwaitFrame<TAwaiter> : ICoroutineFrame
        where TAwaiter : INotifyCompletion
    {
        public TAwaiter awaiter;
        public Action<TAwaiter> getResult;
        public bool toEnd;
        private bool suspended;

        public readonly CoroutinePosition Position => new("Handwritten.Await", "/src/Handwritten.cs", 30);

        [MethodImpl(MethodImplOptions.NoInlining)]
        public bool Resume(CoroutineTask task)
        {
            if (!suspended)
            {
                suspended = true;
                if (toEnd)
                {
                    task.SuspendToEnd(ref awaiter);
                }
                else
                {
                    task.SuspendOn(ref awaiter);
                }

                return false;
            }

            task.ThrowIfInterrupted();
            getResult(awaiter);
            return true;
        }
    }

    private struct ParentFrame : ICoroutineFrame<int>
    {
        private ChildFrame child;

        public readonly CoroutinePosition Position => new("Handwritten.Parent", "/src/Handwritten.cs", 40);

        [MethodImpl(MethodImplOptions.NoInlining)]
        public bool Resume(CoroutineTask task, out int result) => FrameOperations.ResumeGuarded(ref child, task, out result);
    }

    private struct ChildFrame : ICoroutineFrame<int>
    {
        private bool suspended;
        private SleepAwaiter sleep;

        public readonly CoroutinePosition Position => new("Handwritten.Child", "/src/Handwritten.cs", 50);

        [MethodImpl(MethodImplOptions.NoInlining)]
        public bool Resume(CoroutineTask task, out int result)
        {
            if (!suspended)
            {
                sleep = Coroutine.Sleep(1).GetAwaiter();
                suspended = true;
                task.SuspendOn(ref sleep);
                result = 0;
                return false;
            }

            task.ThrowIfInterrupted();
            sleep.GetResult();
            throw new FormatException("child");
        }
    }
}
