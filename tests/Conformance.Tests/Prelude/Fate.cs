namespace Conformance;

/// <summary>What becomes of an awaited step, or of a risky operand. Every run decides it anew for each that it meets.</summary>
public enum Fate
{
    /// <summary>Done before it is awaited.</summary>
    AtOnce,

    /// <summary>Done one tick after it was awaited.</summary>
    Later,

    /// <summary>Failed before it is awaited.</summary>
    Throws,

    /// <summary>Fails one tick after it was awaited.</summary>
    ThrowsLater,

    /// <summary>Ended by an <see cref="OperationCanceledException"/> before it is awaited.</summary>
    Canceled,

    /// <summary>Ended by an <see cref="OperationCanceledException"/> one tick after it was awaited.</summary>
    CanceledLater,
}
