namespace Conformance;

/// <summary>Says that a method is known to stay on the compiler's state machine. All others must be rewritten, or their test fails.</summary>
/// <param name="reason">A part of the reason that the generator gives.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FallsBackAttribute(string reason) : Attribute
{
    /// <summary>A part of the reason that the generator gives.</summary>
    public string Reason => reason;
}
