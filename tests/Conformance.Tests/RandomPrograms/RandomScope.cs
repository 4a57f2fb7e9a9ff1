namespace Conformance.Tests.RandomPrograms;

/// <summary>A variable that a random program may use where it stands.</summary>
/// <param name="Kind">Its type; <see cref="PieceKind.Statement"/> for a function.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsReadOnly">True for one that may not be written.</param>
internal sealed record RandomVariable(PieceKind Kind, string Name, bool IsReadOnly);

/// <summary>The variables that a random program may use where it stands.</summary>
/// <param name="random">Decides.</param>
internal sealed class RandomScope(Random random)
{
    private readonly List<RandomVariable> variables = [];
    private int lastName;
    private int lastStep;

    /// <summary>How many methods may be called.</summary>
    public int Methods { get; set; }

    /// <summary>A method that can be awaited; null if there is none.</summary>
    public int? Callable()
    {
        var all = Enumerable.Range(0, Methods).Except(Iterators).ToArray();
        return all.Length == 0 ? null : all[random.Next(all.Length)];
    }

    /// <summary>Which of the methods are iterators.</summary>
    public HashSet<int> Iterators { get; } = [];

    /// <summary>Forgets the variables, for a new method.</summary>
    public void Reset() => variables.Clear();

    /// <summary>A block begins.</summary>
    /// <returns>What to give to <see cref="Leave"/>.</returns>
    public int Enter() => variables.Count;

    /// <summary>A block ends.</summary>
    /// <param name="mark">Where it began.</param>
    public void Leave(int mark) => variables.RemoveRange(mark, variables.Count - mark);

    /// <summary>A name that nothing else has.</summary>
    /// <param name="prefix">How it begins.</param>
    public string Name(string prefix) => $"{prefix}{++lastName}";

    /// <summary>Declares a variable.</summary>
    /// <param name="kind">Its type; <see cref="PieceKind.Statement"/> for a function.</param>
    public string New(PieceKind kind)
    {
        var name = Name(kind switch { PieceKind.Number => "n", PieceKind.Text => "s", PieceKind.Cell => "c", _ => "f" });
        Add(kind, name);
        return name;
    }

    /// <summary>Adds a variable.</summary>
    public void Add(PieceKind kind, string name) => variables.Add(new(kind, name, false));

    /// <summary>Adds a number that may not be written.</summary>
    public void AddReadOnly(string name) => variables.Add(new(PieceKind.Number, name, true));

    /// <summary>A variable to be written; null if there is none.</summary>
    public string? Pick(PieceKind kind) => Pick(variables.Where(v => v.Kind == kind && !v.IsReadOnly));

    /// <summary>A variable to be read; null if there is none.</summary>
    public string? PickAny(PieceKind kind) => Pick(variables.Where(v => v.Kind == kind));

    /// <summary>A name for the trace.</summary>
    public string NextStep() => $"t{++lastStep}";

    private string? Pick(IEnumerable<RandomVariable> from)
    {
        var all = from.ToArray();
        return all.Length == 0 ? null : all[random.Next(all.Length)].Name;
    }
}
