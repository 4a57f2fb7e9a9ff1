using Coroutines;

namespace Tutorial.Lessons;

internal static partial class CancelAllTasks
{
    public static readonly Lesson Lesson = new(
        "cancel-all-tasks",
        "Ctrl+C: cancel every task",
        """
        AllTasks is every task that is not finished. On Ctrl+C this program cancels them one by one.
        A cancelled task gets an OperationCanceledException at its await, so its "finally" still runs.
        """,
        Run);

    private static void Run(EventLoopOptions options)
    {
        using var loop = new EventLoop(options);
        CoroutineTask[] tasks =
        [
            loop.CreateTask(DoSomeWork(1), "one"),
            loop.CreateTask(DoSomeWork(2), "two"),
            loop.CreateTask(DoSomeWork(4), "four"),
        ];

        using (CtrlC.Handle(loop, options, () => CancelAll(loop)))
        {
            try
            {
                loop.RunUntilComplete(loop.CreateTask(Coroutine.Wait(tasks), "wait"));
            }
            catch (OperationCanceledException)
            {
                Console.WriteLine("The wait was canceled, too.");
            }
        }

        foreach (var task in tasks)
        {
            Console.WriteLine($"{task.Name} was canceled: {task.IsCanceled}");
        }
    }

    private static void CancelAll(EventLoop loop)
    {
        Console.WriteLine("Ctrl+C");
        foreach (var task in loop.AllTasks)
        {
            Console.WriteLine($"Cancel {task.Name}: {task.Cancel()}");
        }
    }

    [Coroutine]
    private static async Coroutine DoSomeWork(int x)
    {
        Console.WriteLine($"Waiting: {x}");
        try
        {
            await Coroutine.Sleep(TimeSpan.FromSeconds(x));
            Console.WriteLine($"Done after {x} s");
        }
        finally
        {
            Console.WriteLine($"Clean up: {x}");
        }
    }
}
