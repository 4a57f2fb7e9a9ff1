using Microsoft.CodeAnalysis;

namespace Coroutines.Generator.Model;

/// <summary>What kind of reason it is, for code that acts on it; the text is for people.</summary>
internal enum FallbackCode
{
    /// <summary>Something in the declaration or body of a method.</summary>
    Method,

    /// <summary>A call: by its declaration, what is called can have no frame.</summary>
    Target,

    /// <summary>A call: what is called is in an assembly that has no companion for it.</summary>
    OtherAssembly,

    /// <summary>A call of a local function or a delegate.</summary>
    Function,

    /// <summary>A call through a type parameter.</summary>
    TypeParameter,

    /// <summary>A call: interceptors, which stand outside of types, cannot name what is called; frames, which stand inside, can.</summary>
    Hidden,

    /// <summary>A call through <c>base</c>.</summary>
    Base,

    /// <summary>A call inside an expression tree.</summary>
    ExpressionTree,

    /// <summary>No call: a method group, which becomes a delegate.</summary>
    MethodGroup,
}

/// <summary>Why a method or call stays on the C# compiler's state machine, and the place that is to blame.</summary>
internal sealed record Fallback(FallbackCode Code, string Reason, Location Location)
{
    public Fallback(string reason, Location location)
        : this(FallbackCode.Method, reason, location)
    {
    }
}

/// <summary>Thrown by a pass on a construct it does not lower; caught once per method.</summary>
internal sealed class FallbackException(string reason, SyntaxNode node) : Exception(reason)
{
    public Fallback Fallback { get; } = new(reason, node.GetLocation());
}
