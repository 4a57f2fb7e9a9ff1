using Generator.Tests.Harness;
using Generator.Tests.Robustness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Tests.Compiling;

/// <summary>Generated code compiles without a warning under every setting that a project can have.</summary>
public sealed class SettingsTests
{
    private const string Usings = "using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Threading.Tasks; using Coroutines;\n";

    private static readonly TestProject Plain = TestProject.Of(
        new SourceFile("Shapes.cs", Usings + """
            namespace Company.Product
            {
                namespace Inner
                {
                    public partial record Person(string Name)
                    {
                        [Coroutine]
                        public async Coroutine<string> Greet() { await Coroutine.Yield(); return "Hello " + Name; }
                    }

                    public partial record struct Point(int X, int Y)
                    {
                        [Coroutine]
                        public readonly async Coroutine<int> Sum(int more) { await Coroutine.Yield(); return X + Y + more; }
                    }

                    public partial interface ITool
                    {
                        [Coroutine]
                        public static async Coroutine<int> Make(int n) { await Coroutine.Yield(); return n; }
                    }

                    public partial class Outer<TKey> where TKey : notnull
                    {
                        public partial struct Middle<TValue> where TValue : struct
                        {
                            internal sealed partial class Deep
                            {
                                private readonly Dictionary<TKey, TValue> values = new Dictionary<TKey, TValue>();

                                [Coroutine]
                                public async Coroutine<TValue> Get<TOther>(TKey key, TOther other) where TOther : class, IComparable<TOther>
                                {
                                    await Coroutine.Sleep(TimeSpan.Zero);
                                    return other.CompareTo(other) == 0 ? values[key] : await Get(key, other);
                                }
                            }
                        }
                    }

                    public partial class Parts { private int total; }

                    public partial class Parts
                    {
                        [Coroutine]
                        public async Coroutine<int> Add(int n)
                        {
                            var before = total;
                            total = before + n * int.MaxValue + await ITool.Make(n);
                            return total;
                        }
                    }
                }
            }
            """),
        new SourceFile("FileScoped.cs", Usings + """
            namespace Company.Tools;

            internal static partial class Helpers
            {
                [Obsolete("for a warning")]
                private static int Old() => 1;

                [Coroutine]
                internal static async Coroutine<List<Func<int>>> Make(this string text, params int[] numbers)
                {
                    var made = new List<Func<int>>();
                    foreach (var number in numbers)
                    {
                        var unused = 1;
            #pragma warning disable CS0618
                        made.Add(() => number + text.Length + Old());
            #pragma warning restore CS0618
                        await Coroutine.Yield();
                    }

                    return made;
                }

                internal static object Call() => "a".Make(1, 2);
            }
            """),
        new SourceFile("Reached.cs", Usings + """
            namespace Company.Reach;

            using System.Runtime.CompilerServices;
            using System.Threading;

            public sealed class Box<T>
            {
                public required T Item { get; init; }
            }

            public partial class Store
            {
                public virtual int this[int i] { get => i; set { } }

                public event Action Changed { add { } remove { } }

                public virtual T Echo<T>(ref T value, in int count, out string text) where T : struct { text = ""; return value; }

                protected enum Level { Low }

                [Coroutine]
                protected virtual async Coroutine<int> Read(Level level) { await Coroutine.Yield(); return (int)level; }
            }

            public partial class Cache<TKey>(TKey first) : Store where TKey : struct
            {
                [Coroutine]
                public async Coroutine<string> Reached<TOther>(TOther other, dynamic any)
                {
                    var pair = new { Key = first, Other = other };
                    var list = new[] { pair }.ToList();
                    Func<int> count = () => list.Count;
                    var box = new Box<TKey> { Item = await Task.FromResult(pair.Key) };
                    base[1] += count();
                    base.Changed += () => { };
                    var key = first;
                    var echoed = base.Echo(ref key, 1, out var text);
                    Interlocked.MemoryBarrier();
                    object got = await any.Get(await Task.FromResult(pair));
                    return $"{box.Item} {echoed} {text} {got} {list.Count} {await Read(Level.Low)}";
                }

                [Coroutine]
                public async IAsyncEnumerable<TKey> Keys(int times, [EnumeratorCancellation] CancellationToken token = default)
                {
                    try
                    {
                        while (times-- > 0)
                        {
                            await Task.Delay(1, token);
                            yield return first;
                        }
                    }
                    finally
                    {
                        await Task.CompletedTask;
                    }
                }
            }

            public partial interface ISource
            {
                [Coroutine]
                public async Coroutine<int> Default(int n) { await Coroutine.Yield(); return n; }

                [Coroutine]
                private async Coroutine Hidden() => await Default(1);
            }
            """)) with { ImplicitUsings = false };

    public static TheoryData<LanguageVersion, NullableContextOptions, bool, bool> Settings() => new()
    {
        { LanguageVersion.CSharp12, NullableContextOptions.Enable, false, false },
        { LanguageVersion.CSharp12, NullableContextOptions.Disable, true, false },
        { LanguageVersion.CSharp13, NullableContextOptions.Disable, false, true },
        { LanguageVersion.CSharp13, NullableContextOptions.Warnings, true, true },
        { LanguageVersion.Preview, NullableContextOptions.Enable, true, false },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void NoWarningInGeneratedCode(LanguageVersion language, NullableContextOptions nullable, bool isChecked, bool lines)
    {
        var project = Plain with { Language = language, Nullable = nullable, CheckOverflow = isChecked };
        AssertQuiet(Generation.Of(lines ? project.With("CoroutinesLineDirectives", "true") : project));
    }

    [Fact]
    public void NoWarningInTheConstructs() => AssertQuiet(Generation.Of(TestProject.Of(Corpus.Constructs)));

    [Fact]
    public void EveryReferenceInGeneratedDocumentationIsFound()
    {
        var generation = Generation.Of(Plain);
        foreach (var (name, text) in generation.Files)
        {
            var tree = CSharpSyntaxTree.ParseText(text.Replace("#pragma warning disable", ""), generation.Project.ParseOptions, cancellationToken: TestContext.Current.CancellationToken);
            var old = generation.Output.SyntaxTrees.Single(t => t.FilePath.EndsWith("/" + name, StringComparison.Ordinal));
            var compilation = generation.Output.ReplaceSyntaxTree(old, tree);
            var wrong = compilation.GetSemanticModel(tree).GetDiagnostics(cancellationToken: TestContext.Current.CancellationToken).Concat(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Location.SourceTree == tree));
            Assert.DoesNotContain(wrong, d => d.Id is "CS1574" or "CS1580" or "CS1584" or "CS1658");
        }
    }

    /// <summary>Nothing in generated files, and with line directives nothing that points from them into the user's.</summary>
    private static void AssertQuiet(Generation generation)
    {
        Assert.Equal("", string.Join("\n", generation.Fallbacks().Where(f => !f.Contains("interface", StringComparison.Ordinal))));
        var user = generation.Project.Files.Select(f => f.Path).ToHashSet();
        var found = generation.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity >= DiagnosticSeverity.Warning && !user.Contains(d.Location.SourceTree?.FilePath ?? ""));
        Assert.Equal("", string.Join("\n", found));
    }
}
