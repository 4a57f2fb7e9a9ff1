using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>One call on the way to what blocks.</summary>
/// <param name="Name">What is called, as a message names it.</param>
/// <param name="Place">Where it is called.</param>
internal sealed record BlockingStep(string Name, Location Place);

/// <summary>How a method reaches a blocking call: the calls in order, the one that blocks last.</summary>
internal sealed record BlockingPath(ImmutableArray<BlockingStep> Steps)
{
    /// <summary><c>Load → Parse → File.ReadAllText</c></summary>
    public string InMessage => string.Join(" → ", Steps.Select(step => step.Name));

    public IEnumerable<Location> Places => Steps.Select(step => step.Place);

    public BlockingPath After(BlockingStep step) => new(Steps.Insert(0, step));
}
