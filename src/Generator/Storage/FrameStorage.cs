using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;

namespace Coroutines.Generator.Storage;

/// <summary>
/// Decides, once the body is lowered, which awaits share a field, and where fields are emptied so that a suspended frame keeps nothing alive
/// that it does not need. Also checks what sharing rests on: that the result of an await is taken before the next one begins.
/// </summary>
/// <example>
/// Before: <c>await A(text); await B();</c>, <c>text</c> not used again. After: where the second begins, <c>text = null;</c>.
/// </example>
internal static class FrameStorage
{
    /// <param name="body">The lowered body.</param>
    /// <param name="points">Its awaits.</param>
    /// <param name="fields">What else the frame keeps: name, and what empties it.</param>
    /// <param name="allocate">Makes a name that is free in the frame.</param>
    public static EquatableArray<AwaitPoint> Of(Block body, IReadOnlyList<AwaitPoint> points, IReadOnlyList<(string Name, string? Empty)> fields, Func<string, string> allocate)
    {
        if (points.Count == 0)
            return default;
        var held = fields.Where(f => f.Empty is not null).ToList();
        var names = new Dictionary<string, int>();
        for (var i = 0; i < held.Count; i++)
            names.Add(held[i].Name.TrimStart('@'), i);
        var graph = new FlowGraph(body, points, names);
        var flow = new FieldFlow(graph);
        CheckResultsAreTaken(graph, flow, points);
        var left = flow.LeftAt();
        var loops = flow.InLoops();
        var shared = SharedNames(points, allocate);
        return points.Select(p => p with
        {
            IsInLoop = loops.Contains(p.Index),
            IsCaught = graph.IsCaught[p.Index],
            SharedField = shared.TryGetValue(p.AwaiterType, out var field) ? field : null,
            Emptied = left[p.Index].Where(v => v < names.Count).OrderBy(v => v).Select(v => $"{held[v].Name} = {held[v].Empty};").ToEquatable(),
            Past = left[p.Index].Where(v => v >= names.Count).Select(v => v - names.Count).Where(v => v != p.Index).OrderBy(v => v).ToEquatable(),
        }).ToEquatable();
    }

    private static void CheckResultsAreTaken(FlowGraph graph, FieldFlow flow, IReadOnlyList<AwaitPoint> points)
    {
        foreach (var (at, needed) in flow.NeededAt.Select(n => (n.Key, n.Value)))
        {
            if (points.FirstOrDefault(p => p.Index != at && needed.Contains(graph.Brought(p.Index))) is { } other)
                throw new InvalidOperationException($"the result of '{other.State}' is taken after '{points[at].State}' begins");
        }
    }

    /// <summary>Awaiters of one type share a field, named after the type if the awaits have different names.</summary>
    private static Dictionary<string, string> SharedNames(IReadOnlyList<AwaitPoint> points, Func<string, string> allocate)
    {
        var shared = new Dictionary<string, string>();
        foreach (var group in points.GroupBy(p => p.AwaiterType).Where(g => g.Select(p => p.Field).Distinct().Count() > 1))
            shared[group.Key] = allocate(NameOf(group.Key));
        return shared;
    }

    /// <summary><c>ConfiguredTaskAwaitable&lt;int&gt;.ConfiguredTaskAwaiter</c> is <c>configuredTaskAwaiter</c>.</summary>
    private static string NameOf(string type)
    {
        var depth = 0;
        var name = "";
        foreach (var c in type)
        {
            depth += c is '<' ? 1 : c is '>' ? -1 : 0;
            if (depth == 0 && c is not ('>' or '?' or '@'))
                name = c is '.' or ':' ? "" : name + c;
        }

        name = char.ToLowerInvariant(name[0]) + name.Substring(1);
        return name.EndsWith("waiter", StringComparison.Ordinal) ? name : name + "Awaiter";
    }
}
