namespace Conformance;

/// <summary>Marks a coroutine method without parameters as one to be run and compared. It must be static and internal or public.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CaseAttribute : Attribute;
