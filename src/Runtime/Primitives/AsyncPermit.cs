namespace Coroutines;

/// <summary>A lock or permit that is held, given back when it is disposed. Disposing it twice gives it back once.</summary>
public sealed class AsyncPermit : IDisposable
{
    private Action? release;

    internal AsyncPermit(Action release) => this.release = release;

    /// <summary>Gives it back.</summary>
    public void Dispose()
    {
        var giveBack = release;
        release = null;
        giveBack?.Invoke();
    }
}
