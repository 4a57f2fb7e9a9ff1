using Coroutines;

namespace Runtime.Tests.Paired;

/// <summary>Runs a random program on our loop, and says line by line what it does, as <c>interpreter.py</c> does on CPython.</summary>
internal sealed partial class World(Statement[][] bodies)
{
    private readonly List<string> lines = [];
    private readonly SortedDictionary<int, CoroutineTask<int?>> tasks = [];
    private readonly Future<int?>[] futures = [new(), new(), new()];
    private readonly AsyncLock[] locks = [new(), new()];
    private readonly AsyncSemaphore semaphore = new(1);
    private readonly AsyncEvent happened = new();
    private Action<CoroutineTask>? noted;

    public static string Run(Statement[][] bodies)
    {
        var options = new EventLoopOptions { TimeProvider = new VirtualClock(), ExceptionHandler = _ => { } };
        return string.Join(" | ", Coroutine.Run(Start(bodies), options));
    }

    [Coroutine]
    private static async Coroutine<List<string>> Start(Statement[][] bodies) => await new World(bodies).Main();

    private void Say(string name, string text) => lines.Add($"{name} {text}");

    private static string Show(int? value) => value?.ToString() ?? "none";

    private static string Show(Exception error) => error switch
    {
        OperationCanceledException => "cancelled",
        AggregateException group => $"[{string.Join(" ", group.InnerExceptions.Select(Show).Order(StringComparer.Ordinal))}]",
        Failure failure => $"failure {failure.Message}",
        _ => $"failure {error}",
    };

    private void Spawn(int number, Func<Coroutine<int?>, string, CoroutineTask<int?>> create) => tasks[number] = create(Body(number), $"t{number}");

    [Coroutine]
    private async Coroutine<int?> Body(int number)
    {
        var name = $"t{number}";
        Say(name, "starts");
        int? result;
        try
        {
            result = await Block(name, bodies[number]);
        }
        catch (Exception e)
        {
            Say(name, $"ends with {Show(e)}");
            throw;
        }

        Say(name, $"ends with {Show(result)}");
        return result;
    }

    [Coroutine]
    private async Coroutine<int?> Block(string name, Statement[] statements)
    {
        foreach (var statement in statements)
        {
            if (await Run(name, statement) is { } result)
            {
                return result;
            }
        }

        return null;
    }

    [Coroutine]
    private async Coroutine<List<string>> Main()
    {
        Spawn(0, Create);
        await Coroutine.Wait([tasks[0]], timeout: TimeSpan.FromSeconds(60));
        for (var i = 0; i < 50; i++)
        {
            var rest = tasks.Values.Where(task => !task.IsDone).ToArray();
            if (rest.Length == 0)
            {
                break;
            }

            Say("main", $"cancels {string.Join(" ", rest.Select(task => task.Name))}");
            foreach (var task in rest)
            {
                task.Cancel();
            }

            await Coroutine.Wait(rest, timeout: TimeSpan.FromSeconds(60));
        }

        foreach (var (number, task) in tasks)
        {
            var state = !task.IsDone ? "pending" : task.IsCanceled ? "cancelled" : task.Exception is { } error ? Show(error) : Show(task.Result);
            Say("main", FormattableString.Invariant($"t{number} {state} {task.CancelRequests} {EventLoop.Running!.Time.TotalSeconds:0.000000}"));
        }

        return lines;
    }

    private static CoroutineTask<int?> CreateEagerly(Coroutine<int?> coroutine, string name) => EventLoop.Running!.CreateTask(coroutine, name, eager: true);

    private static CoroutineTask<int?> Create(Coroutine<int?> coroutine, string name) => EventLoop.Running!.CreateTask(coroutine, name);

    private sealed class Failure(int number) : Exception(number.ToString());
}
