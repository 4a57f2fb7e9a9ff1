using Coroutines.Generator.Model;

namespace Coroutines.Generator.Resolve;

/// <summary>
/// Decides over the whole compilation which awaited coroutines live inside their parent's frame: not those on a cycle, and not
/// beyond the budget of depth and size. Works on summaries alone, so an edit inside a body rarely changes its result.
/// </summary>
internal static class CallGraph
{
    private const int MaxDepth = 16;
    private const int MaxSize = 512;

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

        var cycles = StronglyConnected.Of(known.Values.ToDictionary(m => m.Key, m => m.Children.Select(c => c.Key).Where(known.ContainsKey).ToList()));
        var shapes = new Dictionary<string, (int Size, int Depth)>();
        var edges = new List<InlineEdge>();
        foreach (var method in known.Values)
            Shape(method);
        return new(known.Keys.ToEquatable(), files.Keys.ToEquatable(), FileNames(files.Values), groups.Values.OrderBy(k => k, StringComparer.Ordinal).ToEquatable(), edges.OrderBy(e => e.Parent, StringComparer.Ordinal).ThenBy(e => e.Child, StringComparer.Ordinal).ToEquatable());

        // Children are shaped before their parents; edges inside a component are never inlined, so this ends.
        (int Size, int Depth) Shape(MethodSummary method)
        {
            if (shapes.TryGetValue(method.Key, out var known1))
                return known1;
            var size = method.OwnSize;
            var inlined = 0;
            var depth = 1;
            foreach (var child in method.Children)
            {
                if (!known.TryGetValue(child.Key, out var summary) || cycles[child.Key] == cycles[method.Key])
                {
                    size += 8;
                    continue;
                }

                var inner = Shape(summary);
                if (inner.Depth + 1 > MaxDepth || inlined + inner.Size > MaxSize)
                {
                    size += 8;
                    continue;
                }

                size += inner.Size;
                inlined += inner.Size;
                depth = Math.Max(depth, inner.Depth + 1);
                edges.Add(new(method.Key, child.Key, summary.MaySetAmbient));
            }

            return shapes[method.Key] = (size, depth);
        }
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

/// <summary>A child that lives inside its parent's frame; isolated if it may set an <c>AsyncLocal</c>, which must not flow back (R26).</summary>
internal sealed record InlineEdge(string Parent, string Child, bool IsIsolated);

/// <summary>The lowered methods, and which children are inline.</summary>
internal sealed record InliningPlan(EquatableArray<string> Lowered, EquatableArray<string> Files, EquatableArray<string> FileNames, EquatableArray<string> FirstOfClass, EquatableArray<InlineEdge> Inline)
{
    private readonly Lazy<HashSet<string>> _firstOfClass = new(() => new(FirstOfClass));
    private readonly Lazy<HashSet<string>> _lowered = new(() => new(Lowered));
    private readonly Lazy<Dictionary<string, string>> _fileNames = new(() => Files.Zip(FileNames, (key, file) => (key, file)).ToDictionary(p => p.key, p => p.file));
    private readonly Lazy<ILookup<string, InlineEdge>> _inline = new(() => Inline.ToLookup(e => e.Parent));

    public bool IsLowered(string key) => key.Length == 0 || _lowered.Value.Contains(key);

    /// <summary>What one method needs of the plan, so that only methods whose part changed are emitted again.</summary>
    public MethodPlan For(MethodModel method) => new(
        _fileNames.Value[method.Summary.Key],
        _firstOfClass.Value.Contains(method.Summary.Key),
        _inline.Value[method.Summary.Key].Select(e => e.Child).ToEquatable(),
        _inline.Value[method.Summary.Key].Where(e => e.IsIsolated).Select(e => e.Child).ToEquatable(),
        method.Calls.Where(IsLowered).ToEquatable());

    public MethodPlan For(BodilessModel method) => new(_fileNames.Value[method.Key], false, default, default, method.Dispatch.Overridden.Where(IsLowered).ToEquatable());

    public MethodPlan For(ForwarderModel method) => new(_fileNames.Value[method.Summary.Key], _firstOfClass.Value.Contains(method.Summary.Key), default, default, default);

    public bool Equals(InliningPlan? other) => other is not null && Lowered.Equals(other.Lowered) && Files.Equals(other.Files) && FileNames.Equals(other.FileNames) && FirstOfClass.Equals(other.FirstOfClass) && Inline.Equals(other.Inline);

    public override int GetHashCode() => Lowered.GetHashCode() ^ Inline.GetHashCode();
}

/// <summary>The awaited coroutines whose frames live in this one's, and the called ones that have companions.</summary>
internal sealed record MethodPlan(string FileName, bool IsFirstOfClass, EquatableArray<string> Inline, EquatableArray<string> Isolated, EquatableArray<string> Lowered);
