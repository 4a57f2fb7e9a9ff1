// E1, E2, E11, E12: await in try; the finally runs once, on the real way out.
internal static partial class Tries
{
    [Case, Coroutine, Covers("E1", "E2")]
    internal static async Coroutine<int> Finally()
    {
        try
        {
            return await Step.Of("a", 1) + await Step.Of("b", 2);
        }
        finally
        {
            Log("finally");
        }
    }

    [Case, Coroutine, Covers("E1")]
    internal static async Coroutine<string> Catch()
    {
        try
        {
            await Step.Of("a");
            Risk("b", 1);
            return await Step.Of("c", "c");
        }
        catch (StepException e)
        {
            return "caught " + e.Message;
        }
        catch (OperationCanceledException)
        {
            return "cancelled";
        }
    }

    [Case, Coroutine, Covers("E1")]
    internal static async Coroutine<string> CatchAndGoOn()
    {
        var text = "";
        for (var i = 0; i < 3; i++)
        {
            try
            {
                text += await Step.Of("a", i);
                if (i == 1)
                    continue;
                text += "+";
            }
            catch (StepException) when (i > 0)
            {
                text += "!";
                if (i == 2)
                    break;
            }
            catch
            {
                text += "?";
            }
            finally
            {
                Log("finally", i);
            }

            await Step.Of("b");
        }

        return text;
    }

    [Case, Coroutine, Covers("E1", "E2", "I11")]
    internal static async Coroutine<string> Nested()
    {
        var text = "";
        try
        {
            await Step.Of("a");
            try
            {
                text += await Step.Of("b", "b");
                try
                {
                    text += await Step.Of("c", "c");
                }
                finally
                {
                    Log("innermost");
                    text += "3";
                }
            }
            catch (StepException e) when (e.Step == "c")
            {
                text += "caught c";
                throw new InvalidOperationException("from the handler", e);
            }
            finally
            {
                text += "2";
            }

            await Step.Of("d");
        }
        catch (InvalidOperationException e)
        {
            text += e.InnerException!.Message;
        }
        finally
        {
            Log("outermost");
        }

        return text;
    }

    [Case, Coroutine, Covers("D22", "E5")]
    internal static async Coroutine<string> Rethrow()
    {
        try
        {
            try
            {
                await Step.Of("a");
            }
            catch (StepException)
            {
                Log("passing on");
                throw;
            }
        }
        catch (Exception e)
        {
            return Show(e);
        }

        return "none";
    }

    [Case, Coroutine, Covers("D12", "E2")]
    internal static async Coroutine<int> LeaveFromInside()
    {
        for (var i = 0; ; i++)
        {
            try
            {
                try
                {
                    if (await Step.Of("next", i == 1))
                        continue;
                    if (i == 2)
                        break;
                    if (i == 3)
                        return i;
                }
                finally
                {
                    Log("inner", i);
                }
            }
            finally
            {
                Log("outer", i);
            }
        }

        return -1;
    }

    [Case, Coroutine, Covers("E1", "I11")]
    internal static async Coroutine<int> TryInALoopInATry()
    {
        var sum = 0;
        try
        {
            while (await Step.Of("more", sum < 6))
            {
                try
                {
                    sum += await Step.Of("a", 2);
                }
                finally
                {
                    sum++;
                }
            }
        }
        catch (StepException e)
        {
            Log(e.Message);
        }

        return sum;
    }

    [Case, Coroutine, Covers("E11")]
    internal static async Coroutine<int> ThrowsBeforeTheFirstAwait()
    {
        Risk("argument check", 0);
        return await Step.Of("a", 1);
    }

    [Case, Coroutine, Covers("E1", "D21")]
    internal static async Coroutine ThrowsItself()
    {
        await Step.Of("a");
        throw await Step.Of("b", new InvalidOperationException("thrown"));
    }

    [Case, Coroutine, Covers("E12")]
    internal static async Coroutine<int> Canceled()
    {
        await Step.Of("a");
        if (await Step.Of("b", true))
            throw new OperationCanceledException("by itself");
        return 1;
    }

    [Case, Coroutine, Covers("C14")]
    internal static async Coroutine<string> AwaitNull()
    {
        Task<int>? none = null;
        try
        {
            return Show(await none!);
        }
        catch (NullReferenceException)
        {
            await Step.Of("a");
            return "null";
        }
    }

    [Case, Coroutine, Covers("E6")]
    internal static async Coroutine<int> FinallyThrows()
    {
        try
        {
            await Step.Of("a");
        }
        finally
        {
            Risk("finally", 1);
        }

        return 1;
    }

    [Case, Coroutine, Covers("D13")]
    internal static async Coroutine<string> ResultSetBeforeFinally()
    {
        var text = "a";
        try
        {
            await Step.Of("x");
            return text;
        }
        finally
        {
            text = "changed";
            Log(text);
        }
    }

    [Case, Coroutine, Covers("E1")]
    internal static async Coroutine<string> TryWithoutAwaits()
    {
        var text = await Step.Of("a", "a");
        try
        {
            text += Risk("b", "b");
        }
        catch (StepException e) when (e.Step == "b")
        {
            text += e.Message;
        }
        finally
        {
            text += "!";
        }

        return text + await Step.Of("c", "c");
    }

    [Case, Coroutine, Covers("E3")]
    internal static async Coroutine<string> CaughtVariableLivesOn()
    {
        Exception? caught = null;
        try
        {
            await Step.Of("a");
        }
        catch (Exception e)
        {
            caught = e;
        }

        await Step.Of("b");
        return Show(caught);
    }
}
