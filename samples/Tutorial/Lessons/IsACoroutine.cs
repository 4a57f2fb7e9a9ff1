using Coroutines;

namespace Tutorial.Lessons;

internal static partial class IsACoroutine
{
    public static readonly Lesson Lesson = new(
        "is-a-coroutine",
        "Is it a coroutine method? Is it a task?",
        """
        Coroutine.IsCoroutineMethod is asyncio.iscoroutinefunction. For the rest C#'s own "is" will do:
        a task is a CoroutineTask, and it is a Future. EnsureFuture makes a task of a coroutine and leaves a future as it is.
        """,
        Run);

    private static void Run(EventLoopOptions options) => Coroutine.Run(MainCoroutine(), options);

    [Coroutine]
    private static async Coroutine MainCoroutine()
    {
        Console.WriteLine($"DoSomeWork is a coroutine method: {Coroutine.IsCoroutineMethod(DoSomeWork)}");
        Console.WriteLine($"Plain is a coroutine method: {Coroutine.IsCoroutineMethod(Plain)}");

        Future task = EventLoop.Current.CreateTask(DoSomeWork());
        Console.WriteLine($"The task is a CoroutineTask: {task is CoroutineTask}; a Future: {task is Future}");

        Future future = new Future();
        Console.WriteLine($"The future is a CoroutineTask: {future is CoroutineTask}; a Future: {future is Future}");
        Console.WriteLine($"EnsureFuture(task) is the same task: {ReferenceEquals(Coroutine.EnsureFuture(task), task)}");
        await task;
    }

    [Coroutine]
    private static async Coroutine DoSomeWork() => await Coroutine.Yield();

    private static void Plain()
    {
    }
}
