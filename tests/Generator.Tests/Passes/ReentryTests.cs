using static Generator.Tests.Harness.Lowering;

namespace Generator.Tests.Passes;

/// <summary>C# cannot jump into a block, so each block on the way to a resume point has a re-entry jump at its head.</summary>
public sealed class ReentryTests
{
    [Fact]
    public void OneAwaitIsOneJump() => AssertLowers("""
        F();
        await Pause();
        G();
        """, """
                if (resumeAt != At.None) goto Pause;

                F();

                // await Pause();
                await Pause: Pause();
                pause.GetResult();
                G();
                return true;
            """);

    [Fact]
    public void NothingIsSkippedAtAFirstStatement() => AssertLowers("""
        while (b)
            await Pause();
        """, """
                while (resumeAt != At.None || b)
                {
                    if (resumeAt != At.None) goto Pause;

                    // await Pause();
                    await Pause: Pause();
                    pause.GetResult();
                }

                return true;
            """);

    [Fact]
    public void NestedBlocksJumpStepByStep() => AssertLowers("""
        F();
        if (b)
        {
            G();
            while (x < 10)
            {
                x++;
                await Pause();
            }
        }
        """, """
                if (resumeAt != At.None) goto If;

                F();

            If:
                if (resumeAt != At.None || b)
                {
                    if (resumeAt != At.None) goto Loop;

                    G();

                Loop:
                    while (resumeAt != At.None || x < 10)
                    {
                        if (resumeAt != At.None) goto Pause;

                        x++;

                        // await Pause();
                        await Pause: Pause();
                        pause.GetResult();
                    }
                }

                return true;
            """);

    [Fact]
    public void BothArmsOfAnIf() => AssertLowers("""
        if (x > 0)
            await Pause();
        else if (y > 0)
            F();
        else
            await A();
        """, """
                if (resumeAt == At.Pause || (resumeAt == At.None && x > 0))
                {
                    if (resumeAt != At.None) goto Pause;

                    // await Pause();
                    await Pause: Pause();
                    pause.GetResult();
                }
                else if (resumeAt == At.None && y > 0)
                {
                    F();
                }
                else
                {
                    if (resumeAt != At.None) goto A;

                    // await A();
                    await A: A();
                    a.GetResult();
                }

                return true;
            """);

    [Fact]
    public void ForKeepsItsShape() => AssertLowers("""
        for (int i = 0, j = 10; i < j; i++, j--)
        {
            if (i == 3)
                continue;
            await Pause();
        }
        """, """
                if (resumeAt != At.None) goto Loop;

                i = 0;
                j = 10;

            Loop:
                for (; resumeAt != At.None || i < j; i++, j--)
                {
                    if (resumeAt != At.None) goto Pause;

                    if (i == 3)
                        continue;

                    // await Pause();
                    await Pause: Pause();
                    pause.GetResult();
                }

                return true;
            """);

    [Fact]
    public void AForWhoseConditionAwaitsIsFlattened() => AssertLowers("""
        for (x = 0; await More(); x++)
        {
            if (x == 3)
                continue;
            F();
        }
        """, """
                if (resumeAt != At.None) goto Loop;

                x = 0;

            Loop:
                while (true)
                {
                    if (resumeAt != At.None) goto More;

                    // await More()
                    await More: More();
                    if (!more.GetResult()) break;
                    {
                        if (x == 3)
                            goto Continue;
                        F();
                    }

                Continue:
                    x++;
                }

                return true;
            """);

    [Fact]
    public void WhileThatAwaitsItsCondition() => AssertLowers("""
        while (await More())
            F();
        """, """
                while (true)
                {
                    if (resumeAt != At.None) goto More;

                    // await More()
                    await More: More();
                    if (!more.GetResult()) break;
                    F();
                }

                return true;
            """);

    [Fact]
    public void DoKeepsItsShape() => AssertLowers("""
        do
        {
            await Pause();
        }
        while (x++ < 3);
        """, """
                do
                {
                    if (resumeAt != At.None) goto Pause;

                    // await Pause();
                    await Pause: Pause();
                    pause.GetResult();
                }
                while (x++ < 3);

                return true;
            """);

    [Fact]
    public void ForeachOverAnArrayCounts() => AssertLowers("""
        foreach (var n in array)
        {
            await Pause();
            F(n);
        }
        """, """
                if (resumeAt != At.None) goto Loop;

                nSource = array;
                nIndex = 0;

            Loop:
                for (; resumeAt != At.None || nIndex < nSource.Length; nIndex++)
                {
                    if (resumeAt != At.None) goto Pause;

                    n = nSource[nIndex];

                    // await Pause();
                    await Pause: Pause();
                    pause.GetResult();
                    F(n);
                }

                return true;
            """);

    [Fact]
    public void FinallyDoesNotRunOnSuspension() => AssertLowers("""
        F();
        try
        {
            await Pause();
        }
        finally
        {
            G();
        }
        """, """
                if (resumeAt != At.None) goto Try;

                F();

            Try:
                try
                {
                    if (resumeAt != At.None) goto Pause;

                    // await Pause();
                    await Pause: Pause();
                    pause.GetResult();
                }
                finally
                {
                    if (!suspended)
                    {
                        G();
                    }
                }

                return true;
            """);

    [Fact]
    public void CatchesStayAsTheyAre() => AssertLowers("""
        try
        {
            await Pause();
        }
        catch (IOException e)
        {
            F(e.HResult);
            throw;
        }
        """, """
                try
                {
                    if (resumeAt != At.None) goto Pause;

                    // await Pause();
                    await Pause: Pause();
                    pause.GetResult();
                }
                catch (IOException e)
                {
                    F(e.HResult);
                    throw;
                }

                return true;
            """);

    [Fact]
    public void WithoutAwaitNothingChanges() => AssertLowers("""
        for (var i = 0; i < 3; i++)
        {
            if (i == p)
                return;
            F(i);
        }
        """, """
                for (var i = 0; i < 3; i++)
                {
                    if (i == p)
                        return true;
                    F(i);
                }
                return true;
            """);
}
