using System.ComponentModel;

namespace Coroutines;

/// <summary>
/// Written into a library when it is built: one of its public methods reaches a blocking call. The analyzers of the
/// projects that reference it read it (CORO2063). Not for use in code; say <see cref="BlockingAttribute"/> instead.
/// </summary>
/// <param name="member">The documentation id of the method.</param>
/// <param name="path">The calls from the method to what blocks, as a message shows them.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BlockingFactAttribute(string member, string path) : Attribute
{
    /// <summary>The documentation id of the method.</summary>
    public string Member { get; } = member;

    /// <summary>The calls from the method to what blocks.</summary>
    public string Path { get; } = path;
}
