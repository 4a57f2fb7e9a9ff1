using Coroutines;

namespace Runtime.Tests.Properties;

/// <summary>
/// A primitive beside its sequential model. Actions are done to both; after each the loop comes to rest, and every operation must be as the model says:
/// still waiting, done with that result, cancelled, or failed.
/// </summary>
internal abstract partial class Model(Random random)
{
    private readonly List<Operation> operations = [];
    private readonly List<string> log = [];

    protected Random Random => random;

    /// <summary>Runs one seed to its end.</summary>
    [Coroutine]
    public async Coroutine Run(int actions)
    {
        try
        {
            for (var i = 0; i < actions; i++)
            {
                Act(random.Next(100));
                await ComeToRest();
                Compare();
            }

            while (operations.FirstOrDefault(static o => o.Expected == Operation.Waits) is { } left)
            {
                Cancel(left);
                await ComeToRest();
                Compare();
            }

            CheckEnd();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{e.Message}\n  after: {string.Join(", ", log)}", e);
        }
    }

    /// <summary>Does one action to the primitive and to the model.</summary>
    /// <param name="dice">0 to 99.</param>
    protected abstract void Act(int dice);

    /// <summary>The model's part of a cancellation of an operation that waits.</summary>
    protected abstract void OnCancel(Operation operation);

    /// <summary>Everything was cancelled: what must be true of the primitive.</summary>
    protected abstract void CheckEnd();

    protected void Log(string action) => log.Add(action);

    /// <summary>Begins an operation, at once.</summary>
    protected Operation Begin<T>(string action, Coroutine<T> coroutine)
    {
        var task = EventLoop.Running!.CreateTask(coroutine, eager: true);
        var operation = new Operation(operations.Count, task, () => $"{task.Result}");
        operations.Add(operation);
        Log($"{operation.Id}={action}");
        return operation;
    }

    protected Operation Begin<T>(string action, AsyncOperation<T> operation) => Begin(action, operation.AsCoroutine());

    protected void Cancel(Operation operation)
    {
        Log($"cancel {operation.Id}");
        Assert.True(operation.Task.Cancel());
        OnCancel(operation);
        operation.Expected = "cancelled";
    }

    /// <summary>Cancels one that waits, if there is one.</summary>
    protected void CancelAny()
    {
        var waiting = operations.Where(static o => o.Expected == Operation.Waits).ToArray();
        if (waiting.Length > 0)
        {
            Cancel(waiting[random.Next(waiting.Length)]);
        }
    }

    /// <summary>
    /// Makes it the turn of <paramref name="first"/> and cancels it in the same tick, before it can go on: as if it had been cancelled first.
    /// </summary>
    protected void HandOverAndCancel(Operation? first, Action handOver, Action model)
    {
        handOver();
        if (first is not null)
        {
            Cancel(first);
        }

        model();
    }

    [Coroutine]
    private static async Coroutine ComeToRest()
    {
        for (var i = 0; i < 8; i++)
        {
            await Coroutine.Yield();
        }
    }

    private void Compare()
    {
        foreach (var operation in operations)
        {
            Assert.True(operation.Expected == operation.Actual, $"operation {operation.Id}: expected '{operation.Expected}', but it is '{operation.Actual}'");
        }

    }

    /// <summary>One operation and what the model says of it.</summary>
    internal sealed class Operation(int id, CoroutineTask task, Func<string> result)
    {
        public const string Waits = "waits";

        public int Id => id;

        public CoroutineTask Task => task;

        public string Expected { get; set; } = Waits;

        public string Actual => !task.IsDone ? Waits : task.IsCanceled ? "cancelled" : task.Exception is { } error ? error.GetType().Name : result();
    }
}
