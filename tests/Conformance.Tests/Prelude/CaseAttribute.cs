namespace Conformance;

/// <summary>Marks a coroutine method without parameters as one to be run and compared. It must be static and internal or public.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CaseAttribute : Attribute
{
    /// <summary>True for a case that cancels by itself. It is not run with steps that a method on the compiler's state machine cannot leave.</summary>
    public bool Cancels { get; init; }

    /// <summary>False for a case whose own awaiters only a rewritten method can leave when it is cancelled: docs/known-differences.md.</summary>
    public bool IsCanceled { get; init; } = true;
}
