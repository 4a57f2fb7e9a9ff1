namespace Coroutines;

/// <summary>A lock or permit that is held, given back when it is disposed. Disposing it twice, or a copy of it, gives it back once.</summary>
public readonly struct AsyncPermit : IDisposable
{
    private readonly IPermitOwner? owner;
    private readonly long number;

    internal AsyncPermit(IPermitOwner owner, long number)
    {
        this.owner = owner;
        this.number = number;
    }

    /// <summary>Gives it back.</summary>
    public void Dispose() => owner?.GiveBack(number);
}
