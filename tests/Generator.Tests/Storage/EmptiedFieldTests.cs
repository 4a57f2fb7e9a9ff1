using System.Text.RegularExpressions;
using Generator.Tests.Harness;

namespace Generator.Tests.Storage;

/// <summary>At which awaits a variable is let go: <c>At.X: v</c> for <c>v = null;</c> where the await <c>X</c> begins.</summary>
public sealed partial class EmptiedFieldTests
{
    [Theory]
    [InlineData("var t = s; await Pause(); Use(t.Length); await Pause();", "Pause2: t")]
    [InlineData("var t = s; await Pause(); await Pause(); Use(t.Length);", "")]
    [InlineData("var t = s; await Pause(); Use(t.Length); await Pause(); await Pause();", "Pause2: t")]
    [InlineData("var n = F(); await Pause(); Use(n); await Pause();", "")]
    [InlineData("var t = s; await Pause(); await A(t.Length); await B();", "A: t")]
    [InlineData("while (b) { var t = s; await Pause(); Use(t.Length); await More(); }", "More: t")]
    [InlineData("while (b) { var t = s; await Pause(); Use(t.Length); }", "")]
    [InlineData("while (b) { var t = s; await Pause(); if (x > 1) { Use(t.Length); break; } await More(); } await A();", "More: t A: t")]
    [InlineData("while (b) { var t = s; await Pause(); if (x > 1) continue; await More(); Use(t.Length); }", "")]
    [InlineData("var t = s; again: await Pause(); Use(t.Length); if (b) goto again; await More();", "More: t")]
    [InlineData("var t = s; if (b) { await Pause(); Use(t.Length); } else { await A(); } await More();", "A: t More: t")]
    [InlineData("var t = s; try { await Pause(); await A(); } finally { Use(t.Length); } await More();", "More: t")]
    [InlineData("var t = s; try { await Pause(); await A(); } catch (IOException) { Use(t.Length); } await More();", "More: t")]
    [InlineData("var t = s; try { await Pause(); } catch (IOException e) when (t.Length > e.HResult) { } await More();", "More: t")]
    [InlineData("var t = s; try { await Pause(); } finally { await A(); Use(t.Length); await B(); } await More();", "B: t")]
    [InlineData("var t = s; await Pause(); t = \"\"; await A(); Use(t.Length);", "Pause: t")]
    [InlineData("string t; if (b) t = s; else t = \"\"; await Pause(); Use(t.Length); await A();", "A: t")]
    [InlineData("if (Boxed() is string t) { await Pause(); Use(t.Length); } await A();", "A: t")]
    [InlineData("switch (Boxed()) { case string t: await Pause(); Use(t.Length); break; case Item i: await A(); i.Add(1); break; } await More();", "Pause: i A: t More: t i")]
    [InlineData("var t = s; Func<int> f = () => t.Length; await Pause(); Use(f()); await A();", "A: f")]
    [InlineData("var t = s; Func<int> f = () => t.Length; await Pause(); t += f(); Use(t.Length); await A();", "A: f captured")]
    [InlineData("var t = s; int Local() => t.Length; await Pause(); Use(Local()); await A();", "")]
    [InlineData("Use(s.Length, await A()); item.Add(1, await B()); await Pause();", "Pause: itemBeforeB")]
    public void FromTheFirstAwaitAfterItsLastUse(string statements, string expected)
    {
        var lines = Lowering.Of(statements).Split('\n');
        var (state, emptied) = ("", new List<string>());
        foreach (var line in lines)
        {
            if (Await().Match(line) is { Success: true } await)
                state = await.Groups[1].Value + ": ";
            if (Emptied().Match(line) is { Success: true } field && field.Groups[1].Value is var name && name is not ("pendingException" or "caughtException"))
            {
                emptied.Add(state + name);
                state = "";
            }
        }

        Assert.Equal(expected, string.Join(" ", emptied));
    }

    [GeneratedRegex(@"^ *await (\w+): ")]
    private static partial Regex Await();

    [GeneratedRegex(@"^ *(\w+) = null;$")]
    private static partial Regex Emptied();
}
