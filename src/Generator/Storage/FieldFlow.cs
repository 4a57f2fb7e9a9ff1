namespace Coroutines.Generator.Storage;

/// <summary>
/// Two data flows over the graph. Backward: which variables are needed later. Forward: which can have a value left. What has one and is not needed
/// is emptied at the next await that begins; from there on it has none, so it is emptied once.
/// </summary>
internal sealed class FieldFlow
{
    private readonly FlowGraph _graph;
    private readonly Dictionary<FlowStep, HashSet<int>> _needed;
    private readonly Dictionary<FlowStep, HashSet<int>> _left;
    private readonly Dictionary<int, HashSet<int>> _neededAt = [];

    public FieldFlow(FlowGraph graph)
    {
        _graph = graph;
        _needed = graph.Steps.ToDictionary(s => s, _ => new HashSet<int>());
        _left = graph.Steps.ToDictionary(s => s, _ => new HashSet<int>());
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = graph.Steps.Count - 1; i >= 0; i--)
                changed |= Grow(_needed[graph.Steps[i]], NeededBefore(graph.Steps[i], null));
        }

        foreach (var step in graph.Steps)
            NeededBefore(step, _neededAt);
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var step in graph.Steps)
                changed |= Pass(step, null);
        }
    }

    /// <summary>For each await, by number: what is needed while it is suspended and after it.</summary>
    public IReadOnlyDictionary<int, HashSet<int>> NeededAt => _neededAt;

    /// <summary>For each await, by number: what has a value left that is not needed.</summary>
    public Dictionary<int, HashSet<int>> LeftAt()
    {
        var at = new Dictionary<int, HashSet<int>>();
        foreach (var step in _graph.Steps)
            Pass(step, at);
        return at;
    }

    /// <summary>The awaits that can be reached again from themselves.</summary>
    public HashSet<int> InLoops()
    {
        var found = new HashSet<int>();
        foreach (var step in _graph.Steps)
        {
            if (step.Uses.Any(u => u.Use == Use.Await) && IsReached(step))
                found.UnionWith(step.Uses.Where(u => u.Use == Use.Await).Select(u => u.Variable));
        }

        return found;
    }

    private static bool IsReached(FlowStep start)
    {
        var seen = new HashSet<FlowStep>();
        var work = new Stack<FlowStep>([start]);
        while (work.Count > 0)
        {
            foreach (var next in work.Pop().Next)
            {
                if (next == start)
                    return true;
                if (seen.Add(next))
                    work.Push(next);
            }
        }

        return false;
    }

    private HashSet<int> NeededBefore(FlowStep step, Dictionary<int, HashSet<int>>? at)
    {
        var needed = new HashSet<int>(step.Next.SelectMany(n => _needed[n]));
        var whenThrown = new HashSet<int>(step.Handlers.SelectMany(h => _needed[h]));
        needed.UnionWith(whenThrown);
        for (var i = step.Uses.Count - 1; i >= 0; i--)
        {
            var (use, variable) = step.Uses[i];
            switch (use)
            {
                case Use.Read: needed.Add(variable); break;
                case Use.Write when !whenThrown.Contains(variable): needed.Remove(variable); break;
                case Use.Await:
                    at?.Add(variable, [.. needed]);
                    needed.Remove(_graph.Brought(variable));
                    break;
            }
        }

        return needed;
    }

    /// <summary>Carries what is left through a step, to what follows and to the handlers around it.</summary>
    private bool Pass(FlowStep step, Dictionary<int, HashSet<int>>? at)
    {
        var left = new HashSet<int>(_left[step]);
        var whenThrown = new HashSet<int>(left);
        foreach (var (use, variable) in step.Uses)
        {
            if (use == Use.Await)
            {
                at?.Add(variable, [.. left.Where(v => !_neededAt[variable].Contains(v))]);
                left.IntersectWith(_neededAt[variable]);
                left.Add(_graph.Brought(variable));
                whenThrown.Add(_graph.Brought(variable));
            }
            else
            {
                left.Add(variable);
                whenThrown.Add(variable);
            }
        }

        var changed = false;
        foreach (var next in step.Next)
            changed |= Grow(_left[next], left);
        foreach (var handler in step.Handlers)
            changed |= Grow(_left[handler], whenThrown);
        return changed;
    }

    private static bool Grow(HashSet<int> set, HashSet<int> with)
    {
        var count = set.Count;
        set.UnionWith(with);
        return set.Count > count;
    }
}
