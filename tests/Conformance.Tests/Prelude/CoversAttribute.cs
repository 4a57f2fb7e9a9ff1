namespace Conformance;

/// <summary>Says which constructs a case is about, by the ids of <c>Coverage/Constructs.cs</c>. Every construct needs a case.</summary>
/// <param name="ids">For one, <c>"A17"</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CoversAttribute(params string[] ids) : Attribute
{
    /// <summary>The constructs.</summary>
    public string[] Ids => ids;
}
