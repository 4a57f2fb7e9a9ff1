using System.Text;

namespace Coroutines.Bench.BuildCost;

/// <summary>A project as people write them: services of five coroutine methods each, with loops, tries, locals, and calls of one another.</summary>
public static class SampleProject
{
    /// <summary>The source of one file: a class with five coroutine methods and as many plain ones.</summary>
    public static string File(int number, string edit = "") => $$"""
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Threading.Tasks;
        using Coroutines;

        namespace Sample.Services;

        public partial class Service{{number}}(TextWriter log)
        {
            private readonly Dictionary<int, string> _cache = [];
            private readonly TextWriter _log = log;

            [Coroutine]
            public async Coroutine<int> Load(int id)
            {
                {{edit}}
                if (_cache.TryGetValue(id, out var known))
                    return known.Length;
                await Coroutine.Sleep(TimeSpan.FromMilliseconds(id % 7));
                var text = $"item {id} of {nameof(Service{{number}})}";
                _cache[id] = text;
                return text.Length;
            }

            [Coroutine]
            public async Coroutine<int> LoadAll(IReadOnlyList<int> ids)
            {
                var total = 0;
                for (var i = 0; i < ids.Count; i++)
                {
                    try
                    {
                        var size = await Load(ids[i]);
                        if (size == 0) continue;
                        total += size + await Parse($"{size}");
                    }
                    catch (FormatException e)
                    {
                        _log.WriteLine($"{ids[i]}: {e.Message}");
                    }
                    finally
                    {
                        Note("loaded", i, total);
                    }
                }

                return total;
            }

            [Coroutine]
            public async Coroutine<int> Parse(string text)
            {
                await Coroutine.Yield();
                return int.TryParse(text.Trim(), out var value) ? value : throw new FormatException($"'{text}' is no number");
            }

            [Coroutine]
            public async Coroutine<string> Describe(IEnumerable<int> ids, string separator = ", ")
            {
                var parts = new List<string>();
                foreach (var id in ids.Where(i => i > 0).Distinct())
                {
                    var size = await Load(id);
                    parts.Add(size > 10 ? $"{id}:{size}" : id.ToString());
                    if (parts.Count % 10 == 0)
                        await Task.Yield();
                }

                return string.Join(separator, parts);
            }

            [Coroutine]
            public async Coroutine Run(int rounds)
            {
                var service = new Service{{(number + 1) % 20}}(_log);
                for (var round = 0; round < rounds; round++)
                {
                    var sizes = await Coroutine.Gather(Load(round), service.Load(round + 1), Parse("3"));
                    _log.WriteLine(string.Join(" ", sizes.Select(s => s * round)));
                    if (await service.Describe(sizes) is { Length: > 5 } text)
                        _log.WriteLine(text);
                }
            }

            private void Note(string what, int index, int total) => _log.WriteLine($"{what} {index}: {total} ({Average(total, index)})");

            private static double Average(int total, int count) => count == 0 ? 0 : Math.Round(total / (double)count, 2);

            public IEnumerable<string> Lines() => _cache.OrderBy(p => p.Key).Select(p => $"{p.Key}={p.Value}");

            public int Count => _cache.Values.Count(v => v.Contains("item", StringComparison.Ordinal));

            public string Report()
            {
                var text = new System.Text.StringBuilder();
                foreach (var (key, value) in _cache)
                    text.Append(key).Append(": ").AppendLine(value);
                return text.ToString();
            }
        }
        """;

    /// <summary>All files of the project.</summary>
    public static IReadOnlyList<string> Files(int count) => [.. Enumerable.Range(0, count).Select(i => File(i))];
}
