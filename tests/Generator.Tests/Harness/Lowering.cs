using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generator.Tests.Harness;

/// <summary>
/// Source in, source out: the statements of a coroutine, and what its <c>Resume</c> makes of them. The lines that are the same at
/// every await are folded into one (<c>await State: operand;</c>), and those that open every Resume are left out; snapshots show them.
/// </summary>
internal static partial class Lowering
{
    private const string Given = """
        using Coroutines;

        partial class Item
        {
            public int Field;
            public int Count { get; set; }
            public Item Next = null!;
            public int[] Data = new int[4];
            public int this[int i] { get => i; set { } }
            public void Add(int a, int b = 0) { }
        }

        class Person
        {
            public required string Name { get; init; }
        }

        static partial class Work
        {
            static Person person = null!;
            static int x, y;
            static bool b;
            static string s = "";
            static Item item = new();
            static int[] array = new int[4];
            static Item Get(int n = 0) => item;
            static int F(int n = 0) => n;
            static int G(int n = 0) => n;
            static int Use(params int[] values) => values.Length;
            static void Out(out int value, int other = 0) => value = other;
            static Task<int> A(int n = 0) => Task.FromResult(n);
            static Task<int> B(int n = 0) => Task.FromResult(n);
            static Task<bool> More() => Task.FromResult(false);
            static Task<string?> Text() => Task.FromResult<string?>(null);
            static object? Boxed() => null;
            static void Later(Func<int> f) { }
            static MemoryStream Open() => new();
            static MemoryStream OpenAsync() => new();
            static async IAsyncEnumerable<int> Items() { await Task.Yield(); yield return 1; }
            static Task Pause() => Task.CompletedTask;

            [Coroutine]
            static async Coroutine<int> Child(int n)
            {
                await Coroutine.Yield();
                return n;
            }

            [Coroutine]
            static async Coroutine Test(int p)
            {
        ~
            }
        }
        """;

    /// <summary>Checks what becomes of the statements of a coroutine with the parameter <c>int p</c>.</summary>
    public static void AssertLowers(string before, string after)
    {
        var actual = Of(before);
        if (actual != after.ReplaceLineEndings("\n"))
            Assert.Fail($"Expected:\n{after}\n\nActual:\n{actual}");
    }

    /// <summary>The fields of the frame, without those for what is awaited.</summary>
    public static string[] FieldsOf(string statements)
    {
        var frame = Frame(statements).Members.OfType<FieldDeclarationSyntax>().Select(f => f.Declaration).Select(d => $"{d.Type} {d.Variables[0].Identifier}");
        return [.. frame.Where(f => !f.Contains("Awaiter") && !f.Contains("Frame ") && f is not ("At at" or "int p"))];
    }

    /// <summary>What becomes of the statements of a coroutine with the parameter <c>int p</c>.</summary>
    public static string Of(string statements)
    {
        var resume = Frame(statements).Members.OfType<MethodDeclarationSyntax>().Single(m => m.Identifier.Text == "Resume");
        var lines = resume.Body!.ToFullString().ReplaceLineEndings("\n").Trim().Split('\n')[1..^1].Select(l => l.Length > 12 ? l[12..] : l.TrimStart());
        var text = string.Join("\n", lines);
        text = Opening().Replace(text, "");
        text = AwaiterProtocol().Replace(text, "${indent}await ${state}: ${operand};${emptied}");
        text = InlineProtocol().Replace(text, "${indent}await ${state}: ${field}(${arguments})${result};${emptied}");
        return text.Trim('\n').TrimEnd();
    }

    private static StructDeclarationSyntax Frame(string statements)
    {
        var given = statements.Contains("yield return") ? Given.Replace("async Coroutine Test(", "async IAsyncEnumerable<int> Test(") : Given;
        var source = given.Replace("~", string.Join("\n", statements.Split('\n').Select(l => "        " + l)));
        var text = Generation.Of(source).File("Work.TestFrame.g.cs");
        return CSharpSyntaxTree.ParseText(text, cancellationToken: TestContext.Current.CancellationToken).GetRoot().DescendantNodes().OfType<StructDeclarationSyntax>().Single();
    }

    [GeneratedRegex(@"^ *(?:var resumeAt = at;|at = At\.None;|var suspended = false;)\n", RegexOptions.Multiline)]
    private static partial Regex Opening();

    [GeneratedRegex(@"(?<indent> *)(?<field>\w+) = (?<operand>[^\n]*)\.GetAwaiter\(\);(?<emptied>(?:\n *\w+ = (?:null|default);)*)\n *if \(!\k<field>\.IsCompleted\)\n *\{\n(?: *suspended = true;\n)? *at = At\.(?<state>\w+);\n *task\.Suspend(?:On|ToEnd)\(ref \k<field>\);\n *return false;\n *\}\n\n *\k<state>:\n *resumeAt = At\.None;\n *task\.ThrowIfInterrupted\(\);")]
    private static partial Regex AwaiterProtocol();

    [GeneratedRegex(@"(?<indent> *)(?<field>\w+)\.Init\((?<arguments>[^\n]*)\);(?<emptied>(?:\n *\w+ = (?:null|default);)*)\n\n *(?<state>\w+):\n *resumeAt = At\.None;\n *if \(!\k<field>\.Resume\(task(?<result>[^\n]*)\)\)\n *\{\n(?: *suspended = true;\n)? *at = At\.\k<state>;\n *return false;\n *\}(?:\n *\k<field>\.Clear\(\);)?")]
    private static partial Regex InlineProtocol();
}
