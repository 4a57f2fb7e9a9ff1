// E5 to E8, E11, D12 to D14: filters around awaiting cleanups, jumps of all sorts through them.
internal static partial class Orders
{
    [Case, Coroutine, Covers("E7")]
    internal static async Coroutine<string> FilterAroundAnAwaitingFinally()
    {
        try
        {
            try
            {
                await Step.Of("a");
                Risk("b", 1);
            }
            finally
            {
                Log("finally begins");
                await Step.Of("cleanup");
                Log("finally ends");
            }
        }
        catch (StepException e) when (Val($"filter {e.Step}", e.Step != "a"))
        {
            return "filtered " + e.Step;
        }
        catch (StepException e)
        {
            return e.Step;
        }

        return "none";
    }

    [Case, Coroutine, Covers("D12", "D14", "E6")]
    internal static async Coroutine<string> JumpsThroughFinallys()
    {
        var text = "";
        for (var i = 0; i < 5; i++)
        {
            try
            {
                try
                {
                    text += await Step.Of("i", i);
                    if (i == 0)
                        continue;
                    if (i == 1)
                        goto next;
                    if (i == 3)
                        break;
                }
                finally
                {
                    text += await Step.Of("inner", "a");
                }

                text += ".";
            }
            finally
            {
                await Step.Of("outer");
                text += "b";
            }

        next:
            text += ";";
        }

        return text;
    }

    [Case, Coroutine, Covers("E5", "E8")]
    internal static async Coroutine<string> RethrowFromNestedHandlers()
    {
        var text = "";
        try
        {
            try
            {
                await Step.Of("a");
                throw new InvalidOperationException("first");
            }
            catch (InvalidOperationException e)
            {
                try
                {
                    await Step.Of("b");
                    throw new ArgumentException("second");
                }
                catch (ArgumentException inner) when (inner.Message == "second")
                {
                    text += await Step.Of("c", e.Message) + inner.Message;
                }

                throw;
            }
        }
        catch (InvalidOperationException e)
        {
            return text + e.Message;
        }
    }

    [Case, Coroutine, Covers("E10", "E3")]
    internal static async Coroutine<string> LoopsThatLeaveFromCatches()
    {
        var text = "";
        for (var i = 0; i < 4; i++)
        {
            try
            {
                Risk("r", 1);
                await Step.Of("a");
                text += i;
            }
            catch (StepException) when (i == 1)
            {
                await Step.Of("b");
                continue;
            }
            catch (StepException e) when (Val("filter", e.Step == "r"))
            {
                text += await Step.Of("c", "r");
                if (i == 2)
                    break;
                goto end;
            }
        }

        text += "through";
    end:
        return text;
    }

    [Case, Coroutine, Covers("E6", "D13")]
    internal static async Coroutine<string> JumpsThatACatchEnds()
    {
        var text = "";
        for (var i = 0; i < 4; i++)
        {
            try
            {
                try
                {
                    using (new Thrower("using"))
                    {
                        text += i;
                        if (i == 1)
                            continue;
                        if (i == 3)
                            return text;
                    }
                }
                catch (StepException e) when (e.Step == "using")
                {
                    text += "caught";
                }

                text += ".";
            }
            catch (StepException)
            {
                text += await Step.Of("other", "o");
            }
            finally
            {
                text += await Step.Of("finally", "f");
            }

            text += ";";
        }

        return text + "end";
    }

    private sealed class Thrower(string name) : IDisposable
    {
        public void Dispose() => Risk(name, 1);
    }

    [Case, Coroutine, Covers("E11")]
    internal static async Coroutine<string> CheckedArguments()
    {
        var cold = Check(null!);
        Log("made");
        try
        {
            return await cold;
        }
        catch (ArgumentNullException e)
        {
            return e.ParamName!;
        }
    }

    [Coroutine]
    private static async Coroutine<string> Check(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return await Step.Of("never", text);
    }

    [Case, Coroutine, Covers("E6", "D13")]
    internal static async Coroutine<int> FinallysThatReplace()
    {
        var n = 0;
        try
        {
            try
            {
                n = 1;
                await Step.Of("a");
                return n;
            }
            finally
            {
                n = await Step.Of("b", 2);
                if (n == 2)
                    throw new InvalidOperationException("instead");
            }
        }
        catch (InvalidOperationException)
        {
            return n + 10;
        }
        finally
        {
            n = 100;
            await Step.Of("c");
        }
    }
}
