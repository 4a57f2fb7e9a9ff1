namespace Coroutines;

/// <summary>Where a waiter stands until it is its turn: a line, a timer, a future.</summary>
internal interface IWaitPlace
{
    /// <summary>The waiter goes without having been served.</summary>
    void Remove(Waiter waiter);
}
