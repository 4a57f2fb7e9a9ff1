using System.Runtime.CompilerServices;
using Generator.Tests.Harness;

namespace Generator.Tests.Robustness;

/// <summary>Real code to break: every sample program, and the programs of these tests.</summary>
internal static class Corpus
{
    /// <summary>Most constructs that the lowering knows, in one file.</summary>
    public static SourceFile Constructs { get; } = new("Constructs.cs", ConstructsText);

    public static IReadOnlyList<SourceFile> Files { get; } = [.. Load()];

    private static IEnumerable<SourceFile> Load([CallerFilePath] string here = "")
    {
        var tests = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, ".."));
        var samples = Path.GetFullPath(Path.Combine(tests, "../../samples"));
        var separator = Path.DirectorySeparatorChar;
        foreach (var path in Directory.GetFiles(samples, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (!path.Contains($"{separator}obj{separator}", StringComparison.Ordinal) && File.ReadAllText(path) is var text && text.Contains("[Coroutine", StringComparison.Ordinal))
                yield return new(Path.GetFileName(path), text);
        }

        yield return Constructs;
    }

    private const string ConstructsText = """"
        using Coroutines;

        public partial class Constructs<T>(int seed) where T : class, new()
        {
            private readonly Dictionary<string, T> found = new();
            private int[] array = [1, 2, 3];

            [Coroutine]
            private static async Coroutine<int> Leaf(int n, string text = "x") { await Coroutine.Yield(); return n + text.Length; }

            [Coroutine]
            public async Coroutine<T?> Find<TKey>(TKey key, params string[] names) where TKey : notnull
            {
                var made = new List<Func<int>>();
                foreach (var name in names)
                {
                    using var reader = new StringReader(name);
                    if (await reader.ReadLineAsync() is { Length: > 0 } line && found.TryGetValue(line, out var hit))
                        return hit;
                    made.Add(() => name.Length + array[0]);
                }

                for (var (i, j) = (0, 10); i < j; i++, j--)
                {
                    try
                    {
                        array[i] += await Leaf(i) * await Leaf(n: j, text: $"{i}: {await Leaf(1),5}");
                        if (i == 2) continue; else if (j == 3) break;
                    }
                    catch (IOException e) when (e.HResult == i) { await Leaf(2); throw; }
                    catch (Exception) { return null; }
                    finally { await Leaf(3); }
                }

                var text = key switch { string s => s, int n and > 3 => n.ToString(), _ => await Leaf(4) > 3 ? "a" : "b" };
                switch (text)
                {
                    case "a": await Leaf(5); goto case "b";
                    case "b": { int Local(int x) => x + 1; return Local(2) > 1 ? new T() : default; }
                    default: break;
                }

                do { found[text ?? await Task.FromResult("z")] = new T(); } while (await Leaf(6) < 0);
                await foreach (var x in Numbers()) lock (found) { Console.WriteLine(x); }
                return made.Count > 0 && await Leaf(7) > 0 || made[0]() == 1 ? await Find(key) : null;
            }

            private static async IAsyncEnumerable<int> Numbers() { await Task.Yield(); yield return 1; }

            [Coroutine]
            public static async Coroutine Two() => await Coroutine.Gather(Leaf(1), Leaf(2));
        }
        """";
}
