namespace Runtime.Tests;

/// <summary>The behaviours of asyncio that this test shows, here or on purpose not: ids of the rows in <c>Behaviours</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AsyncioAttribute(params string[] behaviours) : Attribute
{
    public IReadOnlyList<string> Behaviours { get; } = behaviours;
}
