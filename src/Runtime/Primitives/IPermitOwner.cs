namespace Coroutines;

/// <summary>Who gives permits out.</summary>
internal interface IPermitOwner
{
    /// <summary>Takes a permit back, unless it was given back before.</summary>
    /// <param name="number">The number with which it was given out.</param>
    void GiveBack(long number);
}
