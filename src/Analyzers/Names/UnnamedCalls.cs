namespace Coroutines.Analyzers;

/// <summary>How bodies mention, and members declare, what C# calls without a name.</summary>
internal static class UnnamedCalls
{
    public const string Constructor = "new()";

    public const string Indexer = "this[]";

    public const string Operator = "operator";

    /// <summary>A call of something that has no name, as of what another call returned.</summary>
    public const string Anything = "()";

    public static readonly string[] OfQueries = ["Select", "SelectMany", "Where", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "GroupBy", "Join", "GroupJoin", "Cast"];

    public static readonly string[] OfLoops = ["GetEnumerator", "MoveNext", "Current", "Dispose"];

    /// <summary>How a body mentions that it makes an object of a type, besides the type's name.</summary>
    public static string New(string type) => "new " + type;

    /// <summary>What a comparer is asked, by code that is not ours: who makes one counts as who asks it.</summary>
    public static bool IsOfComparers(string name) => name is "Compare" or "Equals" or "GetHashCode";
}
