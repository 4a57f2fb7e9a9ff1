namespace Coroutines.Generator.Model;

/// <summary>
/// How calls of a virtual or interface coroutine find its frame. <paramref name="Guard"/> is the condition under which the frame
/// is the object's, null where it cannot have another. <paramref name="IsForDerived"/>: its signature names types that only derived types see.
/// </summary>
internal sealed record DispatchModel(
    string Name,
    bool IsVirtual,
    bool IsForDerived,
    string? Guard,
    string UserCall,
    string ReturnType,
    string TypeParameters,
    string Constraints,
    string Parameters,
    string Arguments,
    EquatableArray<string> Overridden,
    EquatableArray<ImplementedMethod> Implemented);

/// <summary>An interface method that the coroutine implements.</summary>
internal sealed record ImplementedMethod(string Key, string Interface, string Name);

/// <summary>A coroutine without a body: abstract, or of an interface. It has a dispatching member only.</summary>
internal sealed record BodilessModel(string Key, string FileName, TypeShell Shell, DispatchModel Dispatch, bool IsInterface);

/// <summary>A public coroutine that is not rewritten: its companion only calls the user's method.</summary>
internal sealed record ForwarderModel(MethodSummary Summary, TypeShell Shell, string CompanionClass, string Declaration);
