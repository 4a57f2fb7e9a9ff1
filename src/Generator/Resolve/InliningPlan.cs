using Coroutines.Generator.Model;

namespace Coroutines.Generator.Resolve;

/// <summary>
/// A child that lives inside its parent's frame; isolated if it may set an <c>AsyncLocal</c>, which must not flow back (R26); cleared at its
/// end if it refers to objects.
/// </summary>
internal sealed record InlineEdge(string Parent, string Child, bool IsIsolated, bool HoldsReferences);

/// <summary>The lowered methods, and which children are inline.</summary>
internal sealed record InliningPlan(EquatableArray<string> Lowered, EquatableArray<string> Files, EquatableArray<string> FileNames, EquatableArray<string> FirstOfClass, EquatableArray<InlineEdge> Inline)
{
    private readonly Lazy<HashSet<string>> _firstOfClass = new(() => new(FirstOfClass));
    private readonly Lazy<HashSet<string>> _lowered = new(() => new(Lowered));
    private readonly Lazy<Dictionary<string, string>> _fileNames = new(() => Files.Zip(FileNames, (key, file) => (key, file)).ToDictionary(p => p.key, p => p.file));
    private readonly Lazy<HashSet<string>> _children = new(() => [.. Inline.Select(e => e.Child)]);
    private readonly Lazy<ILookup<string, InlineEdge>> _inline = new(() => Inline.ToLookup(e => e.Parent));

    public bool IsLowered(string key) => key.Length == 0 || _lowered.Value.Contains(key);

    /// <summary>What one method needs of the plan, so that only methods whose part changed are emitted again.</summary>
    public MethodPlan For(MethodModel method) => new(
        _fileNames.Value[method.Summary.Key],
        _firstOfClass.Value.Contains(method.Summary.Key),
        _inline.Value[method.Summary.Key].Select(e => e.Child).ToEquatable(),
        _inline.Value[method.Summary.Key].Where(e => e.IsIsolated).Select(e => e.Child).ToEquatable(),
        _inline.Value[method.Summary.Key].Where(e => e.HoldsReferences).Select(e => e.Child).ToEquatable(),
        method.Calls.Where(IsLowered).ToEquatable())
    {
        IsInline = _children.Value.Contains(method.Summary.Key),
    };

    public MethodPlan For(BodilessModel method) => new(_fileNames.Value[method.Key], false, default, default, default, default);

    public MethodPlan For(ForwarderModel method) => new(_fileNames.Value[method.Summary.Key], _firstOfClass.Value.Contains(method.Summary.Key), default, default, default, default);

    public bool Equals(InliningPlan? other) => other is not null && Lowered.Equals(other.Lowered) && Files.Equals(other.Files) && FileNames.Equals(other.FileNames) && FirstOfClass.Equals(other.FirstOfClass) && Inline.Equals(other.Inline);

    public override int GetHashCode() => Lowered.GetHashCode() ^ Inline.GetHashCode();
}

/// <summary>The awaited coroutines whose frames live in this one's (all, the isolated ones, those to be cleared), and the called ones that have companions.</summary>
internal sealed record MethodPlan(string FileName, bool IsFirstOfClass, EquatableArray<string> Inline, EquatableArray<string> Isolated, EquatableArray<string> Cleared, EquatableArray<string> Lowered)
{
    /// <summary>Does its frame live in another's anywhere?</summary>
    public bool IsInline { get; init; }
}
