namespace Coroutines;

/// <summary>Something that went wrong where no caller could be told (asyncio: the context of the exception handler).</summary>
/// <param name="Message">What happened.</param>
/// <param name="Exception">The exception, if there is one.</param>
/// <param name="Future">The future or task it is about, if there is one.</param>
public sealed record EventLoopError(string Message, Exception? Exception, Future? Future)
{
    /// <summary>Message, task and exception, each on its line.</summary>
    /// <returns>The text that is written to standard error where the loop has no exception handler.</returns>
    public override string ToString()
    {
        var text = Message;
        if (Future is not null)
        {
            text += $"{Environment.NewLine}{(Future is CoroutineTask ? "task" : "future")}: {Future}";
        }

        return Exception is null ? text : $"{text}{Environment.NewLine}{Exception}";
    }
}
