namespace Coroutines;

/// <summary>What cancel scopes mean for an await.</summary>
internal enum ScopeEffect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It throws.</summary>
    Canceled,

    /// <summary>No cancellation from outside reaches it.</summary>
    Shielded,
}
