// R17 to R20: what a coroutine sees when it is cancelled; cleaning up, swallowing, shielding what it awaits.
internal static partial class Cancelling
{
    [Coroutine]
    private static async Coroutine<int> Work(string name)
    {
        try
        {
            var a = await Step.Of(name + "1", 1);
            return a + await Step.Of(name + "2", 2);
        }
        catch (OperationCanceledException e)
        {
            Log($"{name} cancelled: {e.Message}");
            throw;
        }
        finally
        {
            Log($"{name} cleans up");
        }
    }

    [Case, Coroutine, Covers("E12")]
    internal static async Coroutine<int> Child() => await Work("a") + await Work("b");

    [Case, Coroutine, Covers("E12")]
    internal static async Coroutine<string> Swallowed()
    {
        var text = "";
        for (var i = 0; i < 2; i++)
        {
            try
            {
                text += await Work("w" + i);
            }
            catch (OperationCanceledException)
            {
                text += "swallowed";
            }
        }

        return text;
    }

    [Case, Coroutine, Covers("E12")]
    internal static async Coroutine<int> TurnedIntoAnother()
    {
        try
        {
            return await Work("a");
        }
        catch (OperationCanceledException e)
        {
            throw new InvalidOperationException("instead", e);
        }
    }

    [Case, Coroutine, Covers("E12")]
    internal static async Coroutine<string> AwaitsATask()
    {
        var task = Coroutine.CreateTask(Work("a"));
        try
        {
            return Show(await task);
        }
        finally
        {
            Log($"task is done: {task.IsDone}, cancelled: {task.IsCanceled}");
        }
    }

    [Case(Cancels = true), Coroutine, Covers("E12")]
    internal static async Coroutine<string> CancelsATask()
    {
        var task = Coroutine.CreateTask(Work("a"));
        await Coroutine.Yield();
        Log("cancel", task.Cancel("by the parent"));
        try
        {
            return Show(await task);
        }
        catch (OperationCanceledException e)
        {
            return e.Message;
        }
    }

    [Case(Cancels = true), Coroutine, Covers("E12")]
    internal static async Coroutine<int> CancelsItself()
    {
        Coroutine.CurrentTask!.Cancel("myself");
        var a = await Step.Of("a", 1);
        Log("still here");
        return a + await Step.Of("b", 2);
    }

    [Case, Coroutine, Covers("E12")]
    internal static async Coroutine<string> Gathers()
    {
        try
        {
            return Show(await Coroutine.Gather(Work("a"), Work("b")));
        }
        catch (StepException e)
        {
            return e.Message;
        }
    }

    [Case, Coroutine, Covers("E12")]
    internal static async Coroutine Yields()
    {
        await Coroutine.Yield();
        try
        {
            await Coroutine.Yield();
        }
        finally
        {
            Log("cleans up");
        }

        await Coroutine.Yield();
    }
}
