using System.Text;
using Microsoft.CodeAnalysis;

namespace BlockingCatalog;

/// <summary>
/// Draws members of the tiers A to C and writes a call of each, in one of several shapes, marked with the rule that has
/// to report it, or not marked where the decision was that it does not block.
/// </summary>
internal static class Corpus
{
    public static int Draw(int seed, int count)
    {
        var random = new Random(seed);
        var curation = new Curation();
        var candidates = Evidence.ReadAll()
            .Where(e => e.Tier is "A" or "B" or "C")
            .Select(e => (Evidence: e, Method: References.Find(e), Decision: curation.About(e)))
            .Where(c => c is { Method: not null, Decision: not null } && Site.CanBeWritten(c.Method))
            .ToList();
        Shuffle(candidates, random);

        // One of every type of every tier first, so that no category is missed by chance.
        var drawn = candidates.DistinctBy(c => (c.Evidence.Tier, c.Evidence.Parts().Type)).ToList();
        drawn.AddRange(candidates.Except(drawn).Take(Math.Max(0, count - drawn.Count)).ToList());
        var marked = 0;
        foreach (var tier in drawn.GroupBy(c => c.Evidence.Tier))
        {
            var text = new StringBuilder($$"""
                // Drawn by 'tools/BlockingCatalog draw {{seed}} {{count}}' from tier {{tier.Key}}.
                #pragma warning disable SYSLIB5007
                #nullable disable
                partial class Drawn{{tier.Key}}
                {
                    static void Use(object value) { }

                """);
            var number = 0;
            foreach (var (evidence, method, decision) in tier.OrderBy(c => c.Evidence.Id, StringComparer.Ordinal))
            {
                marked += decision!.Rule is null ? 0 : 1;
                text.Append('\n').Append(new Site(method!, decision.Rule).Write($"S{++number:000}", random.Next()));
            }

            File.WriteAllText(Path.Combine(Repository.Corpus, $"Drawn{tier.Key}.txt"), text.Append("}\n").ToString());
        }

        Console.WriteLine($"{drawn.Count} of {candidates.Count} members drawn: {marked} block, {drawn.Count - marked} do not");
        return 0;
    }

    private static void Shuffle<T>(List<T> list, Random random)
    {
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = random.Next(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }
    }
}
