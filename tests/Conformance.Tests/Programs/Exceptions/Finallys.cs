// E3 to E10, D13, D14: awaiting handlers and cleanups, and what leaves through them.
internal static partial class Finallys
{
    [Case, Coroutine, Covers("D13", "E6")]
    internal static async Coroutine<string> ReturnThroughTwo()
    {
        var text = "value";
        try
        {
            try
            {
                await Step.Of("a");
                return text;
            }
            finally
            {
                await Step.Of("inner");
                text = "changed";
                Log("inner");
            }
        }
        finally
        {
            await Step.Of("outer");
            Log("outer");
        }
    }

    [Case, Coroutine, Covers("D14", "E6")]
    internal static async Coroutine<string> BreakAndContinue()
    {
        var text = "";
        for (var i = 0; i < 4; i++)
        {
            try
            {
                if (i == 1)
                    continue;
                if (i == 3)
                    break;
                text += i;
            }
            finally
            {
                text += await Step.Of("f", "f");
            }

            text += ".";
        }

        return text;
    }

    [Case, Coroutine, Covers("E8")]
    internal static async Coroutine<string> SyncFinallyInAwaitingFinally()
    {
        var text = "";
        try
        {
            Risk("body", 1);
        }
        finally
        {
            try
            {
                await Step.Of("a");
                text += "a";
            }
            catch (StepException e)
            {
                text += e.Step;
            }
            finally
            {
                Log("inner finally");
                text += "i";
            }
        }

        return text;
    }

    [Case, Coroutine, Covers("E3", "E4")]
    internal static async Coroutine<string> CatchesOfSeveralTypes()
    {
        var text = "";
        for (var i = 0; i < 2; i++)
        {
            try
            {
                text += await Step.Of("a", i);
                if (i == 1)
                    throw new InvalidOperationException("mine");
            }
            catch (StepException e) when (Val("filter", i == 0))
            {
                text += await Step.Of("b", e.Step);
                continue;
            }
            catch (StepException)
            {
                text += "second";
                break;
            }
            catch (InvalidOperationException e)
            {
                await Step.Of("c");
                text += e.Message;
            }
            finally
            {
                Log("finally", i);
                await Step.Of("d");
            }

            text += ";";
        }

        return text;
    }

    [Case, Coroutine, Covers("E5")]
    internal static async Coroutine<string> RethrowKeepsTheException()
    {
        try
        {
            try
            {
                await Step.Of("a");
                throw new InvalidOperationException("original");
            }
            catch (Exception e)
            {
                await Step.Of("b");
                e = new InvalidOperationException("overwritten");
                Log(e.Message);
                throw;
            }
        }
        catch (Exception e)
        {
            return Show(e);
        }
    }

    [Case, Coroutine, Covers("E8")]
    internal static async Coroutine<string> NestedHandlers()
    {
        var text = "";
        try
        {
            await Step.Of("a");
        }
        catch (StepException outer)
        {
            text += outer.Step;
            try
            {
                text += await Step.Of("b", "B");
            }
            catch (StepException inner)
            {
                text += inner.Step;
                await Step.Of("c");
                text += outer.Step;
            }
            finally
            {
                await Step.Of("d");
            }

            text += outer.Message;
        }

        return text;
    }

    [Case, Coroutine, Covers("E9")]
    internal static async Coroutine<string> CatchAll()
    {
        var text = "";
        try
        {
            await Step.Of("a");
        }
        catch
        {
            text += await Step.Of("b", "caught");
        }

        return text + await Step.Of("c", "c");
    }

    [Case, Coroutine, Covers("E4", "E10")]
    internal static async Coroutine<string> RetryLoop()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Step.Of("try", "ok") + attempt;
            }
            catch (StepException) when (attempt < 3)
            {
                await Step.Of("wait");
            }
        }
    }

    [Case, Coroutine, Covers("E10")]
    internal static async Coroutine<int> ReturnFromCatch()
    {
        try
        {
            await Step.Of("a");
            return 1;
        }
        catch (StepException)
        {
            return await Step.Of("b", 2);
        }
        catch (OperationCanceledException) when (Val("cancel filter", true))
        {
            return 3 + await Step.Of("c", 1);
        }
        finally
        {
            Log("finally");
        }
    }

    [Case, Coroutine, Covers("E3", "F2")]
    internal static async Coroutine<string> ClosuresInHandlers()
    {
        var later = new List<Func<string>>();
        for (var i = 0; i < 2; i++)
        {
            try
            {
                var n = await Step.Of("a", i);
                later.Add(() => $"n{n++}");
            }
            catch (StepException e)
            {
                var m = await Step.Of("b", i);
                later.Add(() => e.Step + m + i);
            }
            finally
            {
                var k = i * 10;
                later.Add(() => $"k{k}");
                await Step.Of("c");
                k++;
            }
        }

        return Show(later.Select(f => f()));
    }

    private sealed class Resource(string name) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            Log($"disposing {name}");
            await Task.CompletedTask;
            Risk($"dispose {name}", 1);
        }
    }

    [Case, Coroutine, Covers("D10", "E6")]
    internal static async Coroutine<string> AwaitUsingFails()
    {
        try
        {
            await using var a = new Resource("a");
            await using (var b = new Resource("b"))
                await Step.Of("body");
            return "done";
        }
        catch (StepException e)
        {
            return e.Step;
        }
    }
}
