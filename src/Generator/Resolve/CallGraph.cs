using Coroutines.Generator.Model;

namespace Coroutines.Generator.Resolve;

/// <summary>
/// Decides over the whole compilation which awaited coroutines live inside their parent's frame: not those on a cycle, and not
/// beyond the budget of depth and size. Works on summaries alone, so an edit inside a body rarely changes its result.
/// </summary>
internal static class CallGraph
{
    public static InliningPlan Resolve(IEnumerable<MethodSummary> methods)
    {
        var known = new SortedDictionary<string, MethodSummary>(StringComparer.Ordinal);
        var groups = new Dictionary<string, string>();
        var files = new SortedDictionary<string, MethodSummary>(StringComparer.Ordinal);
        foreach (var method in methods)
        {
            files[method.Key] = method;
            if (!method.IsForwarder)
                known[method.Key] = method;
            if (method.Group.Length > 0 && (!groups.TryGetValue(method.Group, out var first) || string.CompareOrdinal(method.Key, first) < 0))
                groups[method.Group] = method.Key;
        }

        var edges = InlineBudget.Spend(known).SelectMany(shape => shape.Value.Inline);
        return new(known.Keys.ToEquatable(), files.Keys.ToEquatable(), FileNames(files.Values), groups.Values.OrderBy(k => k, StringComparer.Ordinal).ToEquatable(), edges.OrderBy(e => e.Parent, StringComparer.Ordinal).ThenBy(e => e.Child, StringComparer.Ordinal).ToEquatable());
    }

    /// <summary>Names of generated files must differ in more than case.</summary>
    private static EquatableArray<string> FileNames(IEnumerable<MethodSummary> methods)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return methods.Select(method =>
        {
            var name = method.FileName;
            for (var number = 2; !taken.Add(name); number++)
                name = $"{method.FileName}.{number}";
            return name + ".g.cs";
        }).ToEquatable();
    }
}
