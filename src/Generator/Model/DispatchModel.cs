namespace Coroutines.Generator.Model;

/// <summary>
/// How calls of a virtual or interface coroutine find the frame of the object's own method. <paramref name="Declares"/> is the interface through which
/// they ask, where it is this method that introduces it; <paramref name="Implements"/> are those by which this method's frame is found.
/// </summary>
internal sealed record DispatchModel(
    string Name,
    DispatchInterface? Declares,
    EquatableArray<DispatchedThrough> Implements,
    string ReturnType,
    string TypeParameters,
    string Constraints,
    string Parameters,
    string Arguments);

/// <summary>
/// The interface, which types with a frame for the method implement, and its static method, which calls go to. <paramref name="Guard"/> is the
/// condition under which an object that implements nothing uses the default method of the user's interface; null where there is none with a frame.
/// </summary>
internal sealed record DispatchInterface(string Name, string Call, string SelfType, string Self, string? Guard);

/// <summary>
/// An interface by which the frame is found. <paramref name="Guard"/> is the condition under which the frame is the object's, null where it cannot have
/// another; otherwise <paramref name="UserCall"/> reaches what it has.
/// </summary>
internal sealed record DispatchedThrough(string Interface, string? Guard, string UserCall);

/// <summary>A virtual or interface coroutine without a frame of its own: it has no body, or keeps to the compiler's machine.</summary>
internal sealed record BodilessModel(string Key, string FileName, TypeShell Shell, DispatchModel Dispatch);

/// <summary>A public coroutine that is not rewritten: its companion only calls the user's method.</summary>
internal sealed record ForwarderModel(MethodSummary Summary, TypeShell Shell, string CompanionClass, string Declaration);
