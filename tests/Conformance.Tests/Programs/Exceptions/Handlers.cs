// E3 to E10: await in catch and finally, beside filters.
internal static partial class Handlers
{
    [Case, Coroutine, Covers("E3", "E4")]
    internal static async Coroutine<string> AwaitInCatch()
    {
        try
        {
            await Step.Of("a");
        }
        catch (StepException e) when (Val("filter", e.Step == "a"))
        {
            await Step.Of("b");
            return e.Message;
        }
        catch (OperationCanceledException)
        {
            Log("cancelled");
            throw;
        }

        return "none";
    }

    [Case, Coroutine, Covers("E5")]
    internal static async Coroutine RethrowAfterAwait()
    {
        try
        {
            await Step.Of("a");
        }
        catch (Exception e)
        {
            await Step.Of("b");
            Log(e.Message);
            throw;
        }
    }

    [Case, Coroutine, Covers("D14", "E6")]
    internal static async Coroutine<int> AwaitInFinally()
    {
        for (var i = 0; ; i++)
        {
            try
            {
                if (i == 0)
                    continue;
                if (await Step.Of("a", i == 1))
                    break;
                return 1;
            }
            finally
            {
                await Step.Of("b");
                Log("finally", i);
            }
        }

        return 2;
    }

    [Case, Coroutine, Covers("E7")]
    internal static async Coroutine<string> FiltersRunAfterTheChildsFinally()
    {
        try
        {
            await Child();
        }
        catch (StepException e) when (Val("filter", e.Step == "inner"))
        {
            return e.Message;
        }

        return "none";
    }

    [Coroutine]
    private static async Coroutine Child()
    {
        try
        {
            await GrandChild();
        }
        finally
        {
            Log("child's finally");
        }
    }

    [Coroutine]
    private static async Coroutine GrandChild()
    {
        try
        {
            await Step.Of("inner");
        }
        finally
        {
            Log("grandchild's finally");
        }
    }

    [Case, Coroutine, Covers("E4")]
    internal static async Coroutine<string> FilterThrows()
    {
        try
        {
            await Child();
        }
        catch (StepException) when (Risk("filter", false))
        {
            return "filtered";
        }
        catch (StepException e)
        {
            return e.Message;
        }

        return "none";
    }

    [Case, Coroutine, Covers("E4")]
    internal static async Coroutine<string> FilterSeesLocals()
    {
        var tries = 0;
        while (true)
        {
            try
            {
                tries++;
                return await Step.Of("a", "done") + tries;
            }
            catch (StepException) when (tries < 3)
            {
                Log("again");
            }
        }
    }

    [Case, Coroutine, Covers("E7")]
    internal static async Coroutine<string> FilterOfAnOuterTry()
    {
        try
        {
            try
            {
                await Child();
            }
            finally
            {
                Log("my finally");
            }
        }
        catch (Exception e) when (Val("outer filter", true))
        {
            return Show(e);
        }

        return "none";
    }
}
