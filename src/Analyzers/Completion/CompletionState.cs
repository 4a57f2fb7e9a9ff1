using System.Collections.Immutable;

namespace Coroutines.Analyzers;

/// <summary>
/// What is proven complete at one point of a function. A deep fact covers everything reached through its path, as
/// after <c>await Task.WhenAll(tasks)</c>; a shallow one covers the path alone.
/// </summary>
internal sealed class CompletionState : IEquatable<CompletionState>
{
    private readonly ImmutableHashSet<(AccessPath Path, bool Deep)> facts;

    private CompletionState(ImmutableHashSet<(AccessPath, bool)> facts) => this.facts = facts;

    /// <summary>Nothing is proven.</summary>
    public static CompletionState Empty { get; } = new([]);

    public bool Covers(AccessPath path)
    {
        foreach (var (known, deep) in facts)
        {
            if (deep ? path.StartsWith(known) : path.Equals(known))
            {
                return true;
            }
        }

        return false;
    }

    public CompletionState With(AccessPath path, bool deep) => new(facts.Add((path, deep)));

    /// <summary>Forgets a path that is assigned anew, and all that is reached through it.</summary>
    public CompletionState Without(AccessPath path)
        => facts.Any(fact => fact.Path.StartsWith(path)) ? new(facts.Where(fact => !fact.Path.StartsWith(path)).ToImmutableHashSet()) : this;

    /// <summary>What is proven on both of two ways that meet.</summary>
    public CompletionState Meet(CompletionState other)
        => ReferenceEquals(this, other) || Equals(other) ? this : new(facts.Intersect(other.facts));

    public bool Equals(CompletionState? other) => other is not null && facts.SetEquals(other.facts);

    public override bool Equals(object? obj) => Equals(obj as CompletionState);

    public override int GetHashCode() => facts.Count;
}
