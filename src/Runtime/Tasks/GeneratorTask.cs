using System.Diagnostics;

namespace Coroutines;

/// <summary>A coroutine in the generator style: each coroutine that the iterator yields is awaited before it goes on.</summary>
internal sealed class GeneratorTask(IEnumerator<Coroutine> iterator) : CoroutineTask
{
    private readonly IEnumerator<Coroutine> iterator = iterator ?? throw new ArgumentNullException(nameof(iterator));
    private CoroutineTask? awaited;

    internal override CoroutinePosition Position => new(MethodName.OfStateMachine(iterator.GetType()), "", 0);

    [StackTraceHidden]
    internal override bool ResumeBox(CoroutineTask task)
    {
        try
        {
            task.ThrowIfInterrupted();
            if (awaited is { callbacks: FailureTrace failure })
            {
                failure.Throw();
            }

            while (iterator.MoveNext())
            {
                var box = iterator.Current.Box;
                CoroutineAwaiting.ThrowIfUsed(box);
                awaited = box;
                if (!box.IsDone)
                {
                    task.Push(box);
                    return false;
                }

                CoroutineAwaiting.TakeOutcome(box);
            }
        }
        catch
        {
            iterator.Dispose();
            throw;
        }

        iterator.Dispose();
        return true;
    }
}
