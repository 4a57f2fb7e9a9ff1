using Microsoft.CodeAnalysis;

namespace Coroutines.Generator.Model;

/// <summary>Why a method or call stays on the C# compiler's state machine, and the place that is to blame.</summary>
internal sealed record Fallback(string Reason, Location Location);

/// <summary>Thrown by a pass on a construct it does not lower; caught once per method.</summary>
internal sealed class FallbackException(string reason, SyntaxNode node) : Exception(reason)
{
    public Fallback Fallback { get; } = new(reason, node.GetLocation());
}
