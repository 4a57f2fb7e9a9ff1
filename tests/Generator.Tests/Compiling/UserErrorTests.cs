using Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Generator.Tests.Compiling;

/// <summary>An error of the user's is told once, in the user's file: a body with an error is not repeated in a generated one.</summary>
public sealed class UserErrorTests
{
    [Theory]
    [InlineData("CS0103", "await Unknown(); return 1;")]
    [InlineData("CS0029", "int n = await Text(); return n;")]
    [InlineData("CS0266", "long l = 1; int n = l; await Text(); return n;")]
    [InlineData("CS0266", "await Text(); return 5L;")]
    [InlineData("CS0165", "int n; await Text(); return n;")]
    [InlineData("CS0165", "int n; if (p > 1) n = 2; Use(n); await Text(); return 1;")]
    [InlineData("CS0165", "await Text(); int n; Func<int> f = () => n; return f();")]
    [InlineData("CS0165", "int n; while (await More()) { n = 1; } return n;")]
    [InlineData("CS0161", "await Text(); if (p > 1) return 1;")]
    [InlineData("CS0161", "while (await More()) { return 1; }")]
    [InlineData("CS0170", "(int A, int B) t; t.A = 1; await Text(); return t.B;")]
    [InlineData("CS0122", "await Text(); return new Other().Secret;")]
    [InlineData("CS0117", "await Text(); return Other.Missing;")]
    [InlineData("CS0619", "await Text(); return Old();")]
    [InlineData("CS1503", "await Text(); return Use(\"text\");")]
    [InlineData("CS7036", "await Text(); return Use();")]
    [InlineData("CS4007", "Span<int> s = stackalloc int[2]; await Text(); return s[0];")]
    [InlineData("CS4007", "return Spans(\"a\".AsSpan(), await Text());")]
    [InlineData("CS9217", "var a = new int[1]; ref var r = ref a[0]; await Text(); return r;")]
    [InlineData("CS1996", "lock (this.GetType()) { await Text(); } return 1;")]
    [InlineData("CS4004", "unsafe { await Text(); } return 1;")]
    [InlineData("CS7094", "try { await Text(); } catch (Exception) when (await More()) { } return 1;")]
    [InlineData("CS1995", "var q = from x in new[] { 1 } where x > 1 && p > 0 select await Text(); return q.Count();")]
    [InlineData("CS4008", "await Nothing(); return 1;")]
    [InlineData("CS0128", "var n = 1; await Text(); var n = 2; return n;")]
    [InlineData("CS0136", "var n = await Text(); { var p = 1; Use(p); } return n.Length;")]
    [InlineData("CS0152", "switch (p) { case 1: await Text(); break; case 1: break; } return 1;")]
    [InlineData("CS0163", "switch (p) { case 1: await Text(); case 2: break; } return 1;")]
    [InlineData("CS8070", "switch (p) { case 1: break; case 2: await Text(); } return 1;")]
    [InlineData("CS0139", "await Text(); break; return 1;")]
    [InlineData("CS0159", "await Text(); goto nowhere; return 1;")]
    [InlineData("CS0160", "try { await Text(); } catch (Exception) { } catch (IOException) { } return 1;")]
    [InlineData("CS0156", "await Text(); throw; return 1;")]
    [InlineData("CS0157", "try { await Text(); } finally { return 2; } return 1;")]
    [InlineData("CS0131", "await Text(); 5 = p; return 1;")]
    [InlineData("CS1656", "foreach (var x in new[] { 1 }) { x = 2; await Text(); } return 1;")]
    [InlineData("CS0191", "await Text(); fixed_ = 3; return 1;")]
    [InlineData("CS0201", "await Text(); p + 1; return 1;")]
    [InlineData("CS0220", "await Text(); return checked(int.MaxValue + 1);")]
    [InlineData("CS8510", "var n = await Text() switch { _ => 1, \"a\" => 2 }; return n;")]
    [InlineData("CS8120", "switch (await Text()) { case string: return 1; case \"a\": return 2; } return 1;")]
    [InlineData("CS8121", "if (await Text() is int n) return n; return 1;")]
    [InlineData("CS1510", "Ref(ref Other.Value); await Text(); Ref(ref 5); return 1;")]
    [InlineData("CS0246", "Missing m = null; await Text(); return m == null ? 1 : 2;")]
    public void IsToldOnce(string id, string body)
    {
        var generation = Generation.Unchecked(TestProject.Of($$"""
            using Coroutines;

            public class Other { private int Secret = 1; public static int Value => 1; }

            public partial class Work
            {
                private readonly int fixed_ = 1;
                private static Task<string> Text() => Task.FromResult("");
                private static Task<bool> More() => Task.FromResult(false);
                private static void Nothing() { }
                private static int Use(int n) => n;
                private static int Spans(ReadOnlySpan<char> s, string t) => 1;
                private static void Ref(ref int n) { }
                [Obsolete("no", error: true)] private static int Old() => 1;

                [Coroutine]
                public async Coroutine<int> Test(int p)
                {
                    {{body}}
                }
            }
            """) with { AllowUnsafe = true });
        var errors = generation.Output.GetDiagnostics(TestContext.Current.CancellationToken)
            .Concat(generation.Output.Emit(Stream.Null, cancellationToken: TestContext.Current.CancellationToken).Diagnostics)
            .Where(d => d.Severity == DiagnosticSeverity.Error).ToHashSet();
        Assert.Contains(errors, e => e.Id == id);
        Assert.Equal("", string.Join("\n", errors.Where(e => e.Location.SourceTree?.FilePath != "Work.cs")));
    }
}
