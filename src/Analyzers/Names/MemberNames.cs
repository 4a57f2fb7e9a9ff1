using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>The names that one body mentions: a method's, an accessor's, an initializer's, that of the top-level statements.</summary>
/// <param name="node">The declaration whose operation is the body.</param>
/// <param name="declared">The name by which other bodies run it; null for initializers.</param>
/// <param name="type">The name of the type that it is in.</param>
internal sealed class MemberNames(SyntaxNode node, string? declared, string type)
{
    public SyntaxNode Node { get; } = node;

    public string? Declared { get; } = declared;

    public string Type { get; } = type;

    /// <summary>All names in it. What C# calls without a name is there too: <c>Dispose</c> of a <c>using</c>, <c>this[]</c>, <c>new()</c>, …</summary>
    public HashSet<string> Mentioned { get; } = [];

    /// <summary>The names of what it calls without awaiting it there.</summary>
    public HashSet<string> Called { get; } = [];

    /// <summary>The names of what it calls and awaits there.</summary>
    public HashSet<string> Awaited { get; } = [];

    public MemberParts Parts { get; set; }

    public bool Has(MemberParts parts) => (Parts & parts) != 0;

    /// <summary>False for what is not async and holds no async function: most of the code of most programs.</summary>
    public bool MayHoldCoroutine => Has(MemberParts.AsyncMember | MemberParts.AsyncFunction);
}
