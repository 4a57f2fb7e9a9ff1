namespace Coroutines.Analyzers;

/// <summary>Names of members, of which the static ones can only be called where their type is named too.</summary>
internal sealed class CallableNames
{
    private readonly HashSet<string> free = [];
    private readonly Dictionary<string, HashSet<string>> ofTypes = [];

    /// <summary>Makes a set of names, each with the type it must stand behind or null.</summary>
    public static CallableNames Of(IEnumerable<(string? Type, string Name)> members)
    {
        var names = new CallableNames();
        foreach (var (type, name) in members)
        {
            if (type is null)
            {
                names.Add(name);
            }
            else
            {
                names.AddStatic(type, name);
            }
        }

        return names;
    }

    /// <summary>Adds a name that can stand alone, or behind any expression.</summary>
    public void Add(string name) => free.Add(name);

    /// <summary>Adds a name that must stand behind the name of its type.</summary>
    public void AddStatic(string type, string name)
    {
        if (!ofTypes.TryGetValue(name, out var types))
        {
            ofTypes[name] = types = [];
        }

        types.Add(type);
    }

    /// <summary>True when one of the names may be called by a body.</summary>
    public bool AreIn(HashSet<string> mentioned) => AreIn(mentioned, mentioned);

    /// <summary>The same with the names called and the names of types apart.</summary>
    public bool AreIn(HashSet<string> called, HashSet<string> mentioned)
    {
        foreach (var name in called)
        {
            if (free.Contains(name) || ofTypes.TryGetValue(name, out var types) && types.Overlaps(mentioned))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>using X = A.B.C;</c>: the constructors of C, and its static members, are called by X.</summary>
    public void Rename(string alias, HashSet<string> types)
    {
        if (free.Overlaps(types))
        {
            free.Add(alias);
        }

        Free(types);
    }

    /// <summary>Lets static members of these types be called without them: <c>using static</c>.</summary>
    public void Free(HashSet<string> types)
    {
        foreach (var (name, declaring) in ofTypes.Select(pair => (pair.Key, pair.Value)))
        {
            if (declaring.Overlaps(types))
            {
                free.Add(name);
            }
        }
    }
}
