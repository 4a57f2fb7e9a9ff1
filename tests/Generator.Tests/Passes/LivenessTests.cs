using static Generator.Tests.Harness.Lowering;

namespace Generator.Tests.Passes;

/// <summary>Which locals become fields: those that are written before an await and read after it.</summary>
public sealed class LivenessTests
{
    [Theory]
    [InlineData("var n = F(); await Pause(); G(n);", "int n")]
    [InlineData("var n = F(); G(n); await Pause();", "")]
    [InlineData("await Pause(); var n = F(); G(n);", "")]
    [InlineData("var n = F(); await Pause(); n = G(); F(n);", "")]
    [InlineData("var n = F(); await A(n);", "")]
    [InlineData("int n; if (b) n = F(); else n = 2; await Pause(); G(n);", "int n")]
    [InlineData("for (var i = 0; i < 3; i++) await Pause();", "int i")]
    [InlineData("while (b) { var n = F(); await Pause(); }", "")]
    [InlineData("var n = 0; while (b) { n++; await Pause(); }", "int n")]
    [InlineData("var n = 0; while (b) { n = F(); await Pause(); G(1); }", "")]
    [InlineData("var n = F(); try { await Pause(); } finally { G(n); }", "int n")]
    [InlineData("var n = F(); try { await Pause(); } catch (IOException) { G(n); }", "int n")]
    [InlineData("try { await Pause(); } catch (IOException e) { G(e.HResult); }", "")]
    [InlineData("if (item is { Next: { } next }) { await Pause(); next.Add(1); }", "Item next")]
    [InlineData("if (item is { Next: { } next }) { next.Add(1); await Pause(); }", "")]
    [InlineData("Out(out var n); await Pause(); G(n);", "int n")]
    [InlineData("var (n, m) = (F(), G()); await Pause(); G(m);", "int m")]
    [InlineData("const int n = 3; await Pause(); G(n);", "")]
    [InlineData("Span<int> n = stackalloc int[2]; n[0] = F(); await Pause();", "")]
    [InlineData("{ var n = F(); await Pause(); G(n); } { var n = F(); await Pause(); G(n); }", "int n")]
    [InlineData("{ var n = F(); await Pause(); G(n); } { var n = \"\"; await Pause(); s = n; }", "int n|string n2")]
    public void OnlyWhatLivesAcrossAnAwait(string statements, string fields) => Assert.Equal(fields, string.Join("|", FieldsOf(statements)));

    [Fact]
    public void TopLocalsCrossAReentryEdge() => AssertLowers("""
        if (item is { Next: { } next } && await More())
            next.Add(1);
        """, """
                if (resumeAt != At.None) goto If;

                // item is { Next: { } next } && await More()
                both = (item is { Next: { } next2 } && FrameOperations.Assign(out next, next2));

            If:
                if (resumeAt != At.None || both)
                {
                    if (resumeAt != At.None) goto More;

                    await More: More();
                    both = more.GetResult();
                }

                if (both)
                {
                    next.Add(1);
                }

                return true;
            """);

    [Fact]
    public void ALoopWithoutAwaitKeepsItsLocals() => AssertLowers("""
        var sum = 0;
        for (var i = 0; i < 10; i++)
            sum += i;
        await Pause();
        F(sum);
        """, """
                if (resumeAt != At.None) goto Pause;

                sum = 0;
                for (var i = 0; i < 10; i++)
                    sum += i;

                // await Pause();
                await Pause: Pause();
                pause.GetResult();
                F(sum);
                return true;
            """);

    [Fact]
    public void ALoopBodysOwnLocalsStayInPlace() => AssertLowers("""
        while (b)
        {
            var n = F();
            G(n);
            await Pause();
        }
        """, """
                while (resumeAt != At.None || b)
                {
                    if (resumeAt != At.None) goto Pause;

                    var n = F();
                    G(n);

                    // await Pause();
                    await Pause: Pause();
                    pause.GetResult();
                }

                return true;
            """);
}
