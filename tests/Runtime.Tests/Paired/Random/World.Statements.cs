using Coroutines;

namespace Runtime.Tests.Paired;

internal sealed partial class World
{
    private CoroutineTask<int?>? TaskOf(int number) => tasks.GetValueOrDefault(number);

    private static TimeSpan Microseconds(int count) => TimeSpan.FromMicroseconds(count);

    /// <summary>Does one statement; what it returns, the body returns.</summary>
    [Coroutine]
    private async Coroutine<int?> Run(string name, Statement statement)
    {
        var numbers = statement.Numbers;
        var first = numbers.Length > 0 ? numbers[0] : 0;
        var task = TaskOf(first);
        switch (statement.Op)
        {
            case "log":
                Say(name, $"logs {first}");
                break;
            case "yield":
                await Coroutine.Yield();
                break;
            case "sleep":
                await Coroutine.Sleep(Microseconds(first));
                break;
            case "return":
                return first;
            case "fail":
                throw new Failure(first);
            case "spawn":
                Spawn(first, Create);
                break;
            case "eager":
                Spawn(first, CreateEagerly);
                await Coroutine.Yield();
                break;
            case "call":
                Say(name, $"called {Show(await Body(first))}");
                break;
            case "await":
                Say(name, task is null ? "skips" : $"got {Show(await task)}");
                break;
            case "shield":
                Say(name, task is null ? "skips" : $"shielded {Show(await Coroutine.Shield(task))}");
                break;
            case "cancel":
                Say(name, task is null ? "skips" : $"cancels {first} {task.Cancel()}");
                await Coroutine.Yield();
                break;
            case "requests":
                Say(name, $"requests {Coroutine.CurrentTask!.CancelRequests}");
                break;
            case "uncancel":
                Say(name, $"uncancels {Coroutine.CurrentTask!.Uncancel()}");
                break;
            case "try":
                return await Attempt(name, first, statement.Blocks);
            case "future":
                await UseFuture(name, futures[first], numbers[1], numbers[2]);
                break;
            case "gather":
                await Gather(name, first == 1, Existing(numbers[1..]));
                break;
            case "wait":
                await Wait(name, (WaitUntil)first, numbers[1], Existing(numbers[2..]));
                break;
            case "limit":
                await Limit(name, task is null ? null : Coroutine.WaitFor(task, Microseconds(numbers[1])));
                break;
            case "limitcall":
                await Limit(name, Coroutine.WaitFor(Body(first), Microseconds(numbers[1])));
                break;
            case "lock":
                using (await locks[first].Acquire())
                {
                    Say(name, $"locks {first}");
                    return await Block(name, statement.Blocks[0]);
                }

            case "semaphore":
                using (await semaphore.Acquire())
                {
                    Say(name, "enters");
                    return await Block(name, statement.Blocks[0]);
                }

            case "later":
                var handle = EventLoop.Running!.CallLater(Microseconds(first), () => Say("later", $"{first}"));
                if (numbers[1] == 1)
                {
                    handle.Cancel();
                }

                break;
            case "note":
                task?.AddDoneCallback(Noted);
                break;
            case "unnote":
                Say(name, task is null ? "skips" : $"unnotes {task.RemoveDoneCallback(Noted)}");
                break;
            case "completed":
                foreach (var following in Coroutine.AsCompleted<int?>(Existing(numbers).Where(t => !t.IsDone)))
                {
                    Say(name, $"completed {Show(await following)}");
                }

                break;
            case "mixed":
                var outcomes = await Coroutine.GatherOutcomes<int?>([futures[first], .. Existing(numbers[1..])]);
                Say(name, $"mixed {string.Join(" ", outcomes.Select(Show))}");
                break;
            case "event":
                await UseEvent(name, first);
                break;
            case "group":
                return await Group(name, numbers, statement.Blocks[0]);
            case "soon":
                EventLoop.Running!.CallSoon(() => Say("soon", $"{first}"));
                break;
            case "done":
                task?.AddDoneCallback((Future _) => Say("done", $"{first} {numbers[1]}"));
                break;
            default:
                throw new InvalidOperationException(statement.Op);
        }

        return null;
    }

    private Action<CoroutineTask> Noted => noted ??= done => Say("noted", done.Name);

    private static string Show(Outcome<int?> outcome) => outcome.Exception is { } error ? Show(error) : Show(outcome.Value);

    private CoroutineTask<int?>[] Existing(int[] numbers) => [.. numbers.Select(TaskOf).OfType<CoroutineTask<int?>>()];

    [Coroutine]
    private async Coroutine<int?> Attempt(string name, int kind, Statement[][] blocks)
    {
        try
        {
            return await Block(name, blocks[0]);
        }
        catch (OperationCanceledException) when (kind % 2 == 1)
        {
            Say(name, "catches a cancellation");
            return await Block(name, blocks[1]);
        }
        catch (Failure e) when (kind >= 2)
        {
            Say(name, $"catches {Show(e)}");
            return await Block(name, blocks[1]);
        }
        finally
        {
            await Block(name, blocks[2]);
        }
    }

    [Coroutine]
    private async Coroutine UseFuture(string name, Future<int?> future, int action, int value)
    {
        switch (action)
        {
            case 0:
                Say(name, $"future {Show(await future)}");
                break;
            case 1:
                future.TrySetResult(value);
                break;
            case 2:
                future.TrySetException(new Failure(value));
                break;
            default:
                Say(name, $"cancels a future {future.Cancel()}");
                await Coroutine.Yield();
                break;
        }
    }

    [Coroutine]
    private async Coroutine UseEvent(string name, int action)
    {
        switch (action)
        {
            case 0:
                await happened.Wait();
                Say(name, "event");
                break;
            case 1:
                happened.Set();
                break;
            default:
                happened.Clear();
                break;
        }
    }

    [Coroutine]
    private async Coroutine Gather(string name, bool collect, CoroutineTask<int?>[] all)
    {
        var results = collect
            ? (await Coroutine.GatherOutcomes<int?>(all)).Select(Show)
            : (await Coroutine.Gather(all)).Select(Show);
        Say(name, $"gathered {string.Join(" ", results)}");
    }

    [Coroutine]
    private async Coroutine Wait(string name, WaitUntil until, int microseconds, CoroutineTask<int?>[] all)
    {
        if (all.Length == 0)
        {
            Say(name, "skips");
            return;
        }

        var (done, _) = await Coroutine.Wait(all, until, microseconds == 0 ? null : Microseconds(microseconds));
        Say(name, $"waited {string.Join(" ", done.Select(task => task.Name).Order(StringComparer.Ordinal))}");
    }

    [Coroutine]
    private async Coroutine Limit(string name, Coroutine<int?>? limited)
    {
        if (limited is not { } coroutine)
        {
            Say(name, "skips");
            return;
        }

        try
        {
            Say(name, $"in time {Show(await coroutine)}");
        }
        catch (TimeoutException)
        {
            Say(name, "timed out");
        }
    }

    [Coroutine]
    private async Coroutine<int?> Group(string name, int[] numbers, Statement[] body)
    {
        int? result;
        try
        {
            result = await TaskGroup.Run(group => GroupBody(group, name, numbers, body));
        }
        catch (AggregateException e)
        {
            Say(name, $"group fails {Show(e)}");
            await Coroutine.Yield();
            return null;
        }

        Say(name, "group ends");
        return result;
    }

    [Coroutine]
    private async Coroutine<int?> GroupBody(TaskGroup group, string name, int[] numbers, Statement[] body)
    {
        foreach (var number in numbers)
        {
            Spawn(number, group.CreateTask);
        }

        return await Block(name, body);
    }
}
