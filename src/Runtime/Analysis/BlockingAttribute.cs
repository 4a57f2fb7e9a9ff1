namespace Coroutines;

/// <summary>
/// Says that a member holds its thread until something outside has happened, so that a call of it in a coroutine stops
/// the whole event loop. The analyzers report such calls as CORO2061.
/// </summary>
/// <remarks>
/// On a type it speaks for every member but the constructors. On an assembly it speaks for the member that
/// <see cref="Member"/> names, which may be one of another assembly.
/// </remarks>
/// <param name="advice">What to do instead, as the message says it: <c>"use LoadAsync"</c>.</param>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Assembly,
    AllowMultiple = true, Inherited = false)]
public sealed class BlockingAttribute(string advice) : Attribute
{
    /// <summary>What to do instead.</summary>
    public string Advice { get; } = advice;

    /// <summary>On an assembly: the documentation id of the method, as in <c>M:My.Store.Load(System.String)</c>; ending in <c>(*)</c>, all overloads.</summary>
    public string? Member { get; set; }
}
