namespace Coroutines;

/// <summary>
/// Says that a member never holds its thread for long, whatever the analyzers see in its body: calls of it are not
/// reported, and what it calls is not looked at on its callers' behalf.
/// </summary>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface,
    Inherited = false)]
public sealed class NonBlockingAttribute : Attribute;
