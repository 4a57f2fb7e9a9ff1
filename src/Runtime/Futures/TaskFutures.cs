namespace Coroutines;

/// <summary>Futures of .NET tasks: to be gathered, selected from or given callbacks. To only await one, await the task itself (R26).</summary>
public static class TaskFutures
{
    /// <summary>A future that ends as the .NET task does. Call it on the loop's thread.</summary>
    /// <param name="task">The .NET task.</param>
    /// <param name="loop">The future's loop; <see cref="EventLoop.Current"/> where none is given.</param>
    /// <returns>A future. Cancelling it abandons the task, which goes on; what becomes of it is dropped.</returns>
    public static Future AsFuture(this Task task, EventLoop? loop = null)
    {
        ArgumentNullException.ThrowIfNull(task);
        var future = new Future(loop);
        return TaskArrival.Connect(task, future, _ => future.TrySetResult());
    }

    /// <inheritdoc cref="AsFuture(Task, EventLoop?)"/>
    /// <typeparam name="T">The type of the value.</typeparam>
    public static Future<T> AsFuture<T>(this Task<T> task, EventLoop? loop = null)
    {
        ArgumentNullException.ThrowIfNull(task);
        var future = new Future<T>(loop);
        return TaskArrival.Connect(task, future, _ => future.TrySetResult(task.Result));
    }
}
