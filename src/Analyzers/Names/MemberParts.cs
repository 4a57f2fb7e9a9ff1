namespace Coroutines.Analyzers;

/// <summary>What stands in a body that no name shows.</summary>
[Flags]
internal enum MemberParts
{
    None = 0,

    /// <summary>A lambda or local function that is async or has attributes: it may be a coroutine although the member is none.</summary>
    AsyncFunction = 1,

    /// <summary>A <c>lock</c>.</summary>
    Lock = 2,

    /// <summary>A <c>using</c> that is not awaited.</summary>
    Using = 4,

    /// <summary>A <c>while</c>, <c>do</c>, or a <c>for</c> that may have no end.</summary>
    Loop = 8,

    /// <summary>A <c>foreach</c> that is not awaited.</summary>
    ForEach = 16,

    /// <summary>A <c>try</c>.</summary>
    Try = 32,

    /// <summary>The member itself is async or has attributes.</summary>
    AsyncMember = 64,
}
