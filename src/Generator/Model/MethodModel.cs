namespace Coroutines.Generator.Model;

using Coroutines.Generator.Ir;

/// <summary>All that is known of one lowered coroutine method, as values: no symbol, no syntax.</summary>
internal sealed record MethodModel(
    MethodSummary Summary,
    MethodSignature Signature,
    TypeShell Shell,
    FrameNames Names,
    EquatableArray<AwaitPoint> Points,
    EquatableArray<FrameField> Fields,
    EquatableArray<TopLocal> TopLocals,
    EquatableArray<CaptureScope> Scopes,
    EquatableArray<ReadsClass> Reads,
    EquatableArray<string> Calls,
    EquatableArray<string> Bridges,
    EquatableArray<string> Labels,
    DispatchModel? Dispatch,
    Block Body)
{
    /// <summary>What calls members that C# allows in an initializer only.</summary>
    public EquatableArray<AccessorClass> Accessors { get; init; }

    /// <summary>Locals whose types have no names.</summary>
    public EquatableArray<KeptLocal> Kept { get; init; }

    /// <summary>Methods that stand for types in the examples of those.</summary>
    public EquatableArray<string> Helpers { get; init; }
}

/// <summary>A local of a type without a name, an expression of that type, and the field that keeps its value while the frame is suspended.</summary>
internal sealed record KeptLocal(string Name, string Example, string? Field);

/// <summary>A class of accessors. <paramref name="Level"/>: in how many of the containing types it stands.</summary>
internal sealed record AccessorClass(int Level, string Head, EquatableArray<string> Members);

/// <summary>What the call graph needs of a method: cheap to compare, so an edit inside a body rarely changes it.</summary>
internal sealed record MethodSummary(string Key, string FileName, string Group, int OwnSize, bool MaySetAmbient, EquatableArray<ChildCall> Children)
{
    /// <summary>Does the frame refer to objects, other than through the coroutines it awaits?</summary>
    public bool HoldsReferences { get; init; }

    /// <summary>Is it not rewritten, and has a companion for other assemblies only?</summary>
    public bool IsForwarder { get; init; }
}

/// <summary>A coroutine that a method awaits directly.</summary>
/// <param name="Key">The coroutine.</param>
/// <param name="Copies">How many frames it needs: one per list of type arguments.</param>
/// <param name="IsInLoop">In a loop, where an inline frame gains most.</param>
/// <param name="IsCaught">In a try that catches what it throws.</param>
internal sealed record ChildCall(string Key, int Copies = 1, bool IsInLoop = false, bool IsCaught = false);

/// <summary>The signature as frame, companion and Init repeat it.</summary>
internal sealed record MethodSignature(
    string Name,
    string DisplayName,
    string Cref,
    string FrameName,
    string CompanionClass,
    bool IsPrivate,
    bool IsVisibleOutside,
    string ReturnType,
    string? ResultType,
    string? SelfType,
    bool SelfIsStruct,
    string? SelfEmpty,
    string TypeParameters,
    string Constraints,
    string OpenFrameType,
    EquatableArray<ParameterModel> Parameters)
{
    /// <summary>What the method is as an async iterator; null for a coroutine.</summary>
    public IteratorModel? Iterator { get; init; }
}

/// <summary>
/// An async iterator. One that is enumerable keeps the arguments as they were given, for an enumeration from the start: in fields of their own where
/// the body may change them (<paramref name="SelfAtStart"/>, and <see cref="ParameterModel.AtStart"/>).
/// </summary>
internal sealed record IteratorModel(string ItemType, bool IsEnumerable, string? Token, string? SelfAtStart);

/// <summary>A parameter: how it is declared, and the frame field (or capture) it is stored to.</summary>
internal sealed record ParameterModel(string Declaration, string Name, string Type, string StoredTo)
{
    /// <summary>What empties its field; null where that refers to nothing.</summary>
    public string? Empty { get; init; }

    /// <summary>In an iterator: the field that keeps the argument as it was given, if the other one may change.</summary>
    public string? AtStart { get; init; }
}

/// <summary>What surrounds a generated frame: usings, namespaces, containing types.</summary>
internal sealed record TypeShell(
    string FilePath,
    int Line,
    string Usings,
    bool HasShortNames,
    EquatableArray<NamespaceShell> Namespaces,
    EquatableArray<string> Types,
    string MethodName);

internal sealed record NamespaceShell(string Name, string Usings);

/// <summary>Names of ours inside one frame, chosen so that none hides a name the user's body mentions.</summary>
internal sealed record FrameNames(string At, string AtField, string Task, string Result, string ResumeAt, string Suspended, string Self);

internal enum FieldRole
{
    Local,
    Spill,
}

/// <summary>A field of the frame besides parameters and awaiters.</summary>
internal sealed record FrameField(string Type, string Name, FieldRole Role)
{
    /// <summary>What empties it when its value is not needed any more; null where it refers to nothing.</summary>
    public string? Empty { get; init; }
}

/// <summary>A local that does not live across an await but crosses a re-entry edge, so it is declared at the top.</summary>
internal sealed record TopLocal(string Type, string Name, bool IsRefLike, string Ref);

/// <summary>The object that holds the variables of one scope which lambdas capture.</summary>
internal sealed record CaptureScope(string ClassName, string TypeParameters, string FieldName, EquatableArray<FrameField> Variables)
{
    /// <summary>Is the object a kept local, because its own type has no name?</summary>
    public bool IsKept => TypeParameters.Length > 0;
}

/// <summary>An object that reads each member of a value once, for a switch whose guards await.</summary>
internal sealed record ReadsClass(string ClassName, string ValueType, bool IsReadOnly, EquatableArray<ReadMember> Members);

/// <summary>A member it reads: the property that gives it, the field that keeps it, and how it is read, after <c>First</c>.</summary>
internal sealed record ReadMember(string Type, string Name, string Field, string Read, string First, bool IsByReference);
