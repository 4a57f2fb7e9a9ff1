namespace Conformance;

/// <summary>Marks a coroutine method without parameters as one to be run and compared. It must be static and internal or public.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CaseAttribute : Attribute
{
    /// <summary>True for a case that cancels by itself. It is not run with steps that a method on the compiler's state machine cannot leave.</summary>
    public bool Cancels { get; init; }
}
