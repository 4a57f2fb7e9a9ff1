using System.Collections.Concurrent;

namespace Guest;

/// <summary>Stands for a window of WPF or WinForms: a pump of messages on one thread, a title, and clicks that the user makes.</summary>
internal sealed class Window : SynchronizationContext
{
    private readonly BlockingCollection<Action> messages = [];

    /// <summary>Raised on the window's thread.</summary>
    public event Action<string>? Clicked;

    /// <summary>May be set on the window's thread only, as with any window.</summary>
    public string Title
    {
        set => Console.WriteLine(Current == this || Environment.CurrentManagedThreadId == Thread
            ? $"[window] {value}"
            : throw new InvalidOperationException("Not the window's thread."));
    }

    private int Thread { get; } = Environment.CurrentManagedThreadId;

    /// <summary>The user clicks, now.</summary>
    public void Click(string button) => messages.Add(() => Clicked?.Invoke(button));

    public override void Post(SendOrPostCallback d, object? state) => messages.Add(() => d(state));

    /// <summary>As <c>Application.Run</c>: pumps messages until the window is closed.</summary>
    public void Run(Action loaded)
    {
        SetSynchronizationContext(this);
        messages.Add(loaded);
        foreach (var message in messages.GetConsumingEnumerable())
        {
            message();
        }
    }

    public void Close() => messages.CompleteAdding();
}
