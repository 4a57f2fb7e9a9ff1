using System.Globalization;

namespace Coroutines.Bench.AnalyzerCost;

/// <summary>Services of the usual kind: plain code for the most part, some coroutines, helpers behind helpers, a little that blocks.</summary>
internal static class GeneratedSolution
{
    /// <summary>Files of about 100 lines each.</summary>
    public static IReadOnlyList<string> Files(int lines)
    {
        var count = Math.Max(1, lines / Count(File(0)));
        return [.. Enumerable.Range(0, count).Select(File)];
    }

    private static int Count(string text) => text.Count(c => c == '\n');

    private static string File(int number)
    {
        var n = number.ToString(CultureInfo.InvariantCulture);
        var next = (number / 2).ToString(CultureInfo.InvariantCulture);
        var blocks = number % 10 == 0 ? "System.Threading.Thread.Sleep(1);" : "";
        return $$"""
            using System;
            using System.Collections.Generic;
            using System.IO;
            using System.Linq;
            using System.Text;
            using System.Threading;
            using System.Threading.Tasks;
            using Coroutines;

            namespace Solution.Services{{n}};

            public sealed record Order{{n}}(int Id, string Name, decimal Price, IReadOnlyList<string> Tags)
            {
                public decimal Total => Price * 1.2m;

                public bool Matches(string text) => Name.Contains(text, StringComparison.OrdinalIgnoreCase) || Tags.Any(tag => tag.StartsWith(text, StringComparison.Ordinal));
            }

            public interface IStore{{n}}
            {
                Task<Order{{n}}?> FindAsync(int id);

                Order{{n}}? Find(int id);
            }

            public sealed partial class Service{{n}}(IStore{{n}} store, TextWriter log)
            {
                private readonly Dictionary<int, Order{{n}}> cache = [];
                private readonly object gate = new();
                private int requests;

                public int Requests => requests;

                [Coroutine]
                public async Coroutine<decimal> Sum(IEnumerable<int> ids)
                {
                    var total = 0m;
                    foreach (var id in ids)
                    {
                        var order = await Load(id);
                        if (order is { Price: > 0 })
                        {
                            total += order.Total;
                            await log.WriteLineAsync(Describe(order));
                        }
                    }

                    return total;
                }

                [Coroutine]
                public async Coroutine<Order{{n}}?> Load(int id)
                {
                    requests++;
                    if (cache.TryGetValue(id, out var known))
                    {
                        return known;
                    }

                    var order = await store.FindAsync(id);
                    if (order is not null)
                    {
                        cache[id] = Normalized(order);
                    }

                    return order;
                }

                public async Task<int> Count(string text)
                {
                    await Task.Yield();
                    return cache.Values.Count(order => order.Matches(text));
                }

                public string Describe(Order{{n}} order)
                {
                    var text = new StringBuilder();
                    text.Append(order.Id).Append(": ").Append(order.Name);
                    foreach (var tag in order.Tags.OrderBy(tag => tag.Length).ThenBy(tag => tag))
                    {
                        text.Append(' ').Append(tag.ToUpperInvariant());
                    }

                    {{blocks}}
                    return text.ToString();
                }

                public IEnumerable<string> Report(int page, int size)
                {
                    lock (gate)
                    {
                        return [.. cache.Values.Where(order => order.Id > page * size).Take(size).Select(order => $"{order.Id,6} {order.Name} {order.Total:F2}")];
                    }
                }

                private static Order{{n}} Normalized(Order{{n}} order)
                {
                    var tags = order.Tags.Select(tag => tag.Trim()).Where(tag => tag.Length > 0).Distinct().ToList();
                    return order with { Name = Clean(order.Name), Tags = tags };
                }

                private static string Clean(string name)
                {
                    var letters = name.ToCharArray();
                    for (var i = 0; i < letters.Length; i++)
                    {
                        if (char.IsControl(letters[i]))
                        {
                            letters[i] = ' ';
                        }
                    }

                    return new string(letters).Trim() + Services{{next}}.Names{{next}}.Suffix;
                }
            }

            public static class Names{{n}}
            {
                public static string Suffix => Parts().Aggregate("", (text, part) => text + part);

                private static IEnumerable<string> Parts() => Enumerable.Range(0, 3).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            """;
    }
}
