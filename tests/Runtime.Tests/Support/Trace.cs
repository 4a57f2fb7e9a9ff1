using Coroutines;

namespace Runtime.Tests;

/// <summary>What happened, in order.</summary>
internal sealed partial class Trace
{
    private readonly List<string> entries = [];

    public void Add(object? entry) => entries.Add($"{entry}");

    /// <summary>Compares with <paramref name="expected"/>, entries separated by a comma, and starts anew.</summary>
    public void Is(string expected)
    {
        Assert.Equal(expected, string.Join(", ", entries));
        entries.Clear();
    }

    /// <summary>Sleeps, and tells whether it slept or was cancelled.</summary>
    [Coroutine]
    public async Coroutine<string> Sleep(string name, double seconds = 100)
    {
        try
        {
            await Coroutine.Sleep(seconds);
            Add(name + " slept");
            return name;
        }
        catch (OperationCanceledException)
        {
            Add(name + " cancelled");
            throw;
        }
    }

    /// <summary>Waits, and tells what it got or whether it was cancelled.</summary>
    [Coroutine]
    public async Coroutine Wait<T>(string name, Coroutine<T> coroutine)
    {
        try
        {
            Add($"{name} {await coroutine}");
        }
        catch (OperationCanceledException)
        {
            Add(name + " cancelled");
            throw;
        }
    }

    /// <summary>Waits, and tells when it went on or whether it was cancelled.</summary>
    [Coroutine]
    public async Coroutine Wait(string name, Coroutine coroutine)
    {
        try
        {
            await coroutine;
            Add(name);
        }
        catch (OperationCanceledException)
        {
            Add(name + " cancelled");
            throw;
        }
    }
}
