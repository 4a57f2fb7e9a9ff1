using Generator.Tests.Harness;

namespace Generator.Tests.Redirection;

/// <summary>Caller info arguments report the user's method, file, line and text, whoever makes the call in the end (CONSTRUCTS C23).</summary>
public sealed class CallerInfoTests
{
    private static readonly SourceFile Source = new("Work.cs", """
        using Coroutines;
        using System.Runtime.CompilerServices;

        public static partial class Work
        {
            static readonly List<string> Seen = [];

            [Coroutine]
            static async Coroutine<int> Told(
                int n, [CallerMemberName] string member = "", [CallerLineNumber] int line = 0, [CallerFilePath] string file = "", [CallerArgumentExpression(nameof(n))] string text = "")
            {
                await Coroutine.Yield();
                Seen.Add($"{n}: {member} {Path.GetFileName(file)}:{line} {text}");
                return n;
            }

            [Coroutine]
            static async Coroutine<int> Several(int n, [CallerMemberName] string member = "", params int[] rest) { await Coroutine.Yield(); Seen.Add($"{n}: {member} {rest.Length}"); return n; }

            [Coroutine]
            static async Coroutine<int> Where([CallerLineNumber] int line = 0) => await Told(line);

            static void Note(int n, [CallerMemberName] string member = "", [CallerLineNumber] int line = 0, [CallerArgumentExpression(nameof(n))] string text = "") =>
                Seen.Add($"{n}: {member}:{line} {text}");

            static Coroutine<int> FromMethod() => Told(1 + 0);
            static Coroutine<int> FromProperty { get { return Told(2); } }
            static readonly Func<Coroutine<int>> FromField = () => Told(3);
            static Coroutine<int> FromLambda() { Func<Coroutine<int>> f = () => Told(4); return f(); }
            static Coroutine<int> FromLocalFunction() { return Local(); static Coroutine<int> Local() => Told(5); }

            [Coroutine]
            static async Coroutine<int> FromCoroutine(int offset)
            {
                var sum = await Told(6 + offset);
                sum += await
                    Told(
                        n: 7);
                Note(sum - 13);
                for (var i = 8; i < 10; i++)
                    sum += await Told(i);
                Func<Coroutine<int>> f = () => Told(10);
                sum += await f();
                sum += await Local();
                sum += await Told(12, "given") + await Told(13, line: 3);
                sum += await Coroutine.Gather(Told(14), Told(15)) is [var a, var b] ? a + b : 0;
                sum += await Several(20) + await Several(21, "given", 1, 2) + await Several(22, rest: [1]);
                return sum + await Where() + await Where(1);

                Coroutine<int> Local() => Told(11);
            }

            public static object Test()
            {
                Coroutine.Run(FromMethod());
                Coroutine.Run(FromProperty);
                Coroutine.Run(FromField());
                Coroutine.Run(FromLambda());
                Coroutine.Run(FromLocalFunction());
                Coroutine.Run(FromCoroutine(0));
                Coroutine.Run(Told(16));
                return string.Join("\n", Seen);
            }
        }
        """);

    private static readonly Lazy<string> Expected = new(() => Run(TestProject.Of(Source).With("CoroutinesRewrite", "false")));

    [Fact]
    public void The_compiler_says_what_is_expected() => Assert.Contains("6: FromCoroutine Work.cs:35 6 + offset", Expected.Value, StringComparison.Ordinal);

    [Fact]
    public void Without_line_directives() => Assert.Equal(Expected.Value, Run(TestProject.Of(Source)));

    [Fact]
    public void With_line_directives() => Assert.Equal(Expected.Value, Run(TestProject.InFolder("/src/app", Source)));

    private static string Run(TestProject project)
    {
        var generation = Generation.Of(project);
        if (!project.Properties.ContainsValue("false") || !project.Properties.ContainsKey("CoroutinesRewrite"))
            Assert.Empty(generation.Fallbacks());
        return (string)CompiledProgram.Of(generation).Call("Work", "Test")!;
    }
}
