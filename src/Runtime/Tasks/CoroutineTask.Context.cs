namespace Coroutines;

public abstract partial class CoroutineTask
{
    internal TaskExtras Extras => extras as TaskExtras ?? MakeExtras();

    /// <summary>The context in which the task's steps run; null for the loop's own (R26).</summary>
    internal ExecutionContext? Context
    {
        get => extras is TaskExtras own ? own.Context : (ExecutionContext?)extras;
        set
        {
            if (extras is TaskExtras own)
            {
                own.Context = value;
            }
            else
            {
                extras = value;
            }
        }
    }

    private TaskExtras MakeExtras()
    {
        var made = new TaskExtras { Context = (ExecutionContext?)extras };
        extras = made;
        return made;
    }

    private void RestoreContext(EventLoop stepLoop)
    {
        if (Context is { } context && context != stepLoop.baseContext)
        {
            ExecutionContext.Restore(context);
        }
    }

    /// <summary>Keeps the context that the step changed, and gives the loop its own back.</summary>
    private void SaveContext(EventLoop stepLoop)
    {
        Context = ExecutionContext.Capture();
        ExecutionContext.Restore(stepLoop.baseContext);
    }
}
