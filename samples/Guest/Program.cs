// The loop as a guest in a window's message pump: coroutines run on the window's thread, between its own messages.
using Coroutines;
using Guest;

var window = new Window();
window.Run(async () =>
{
    var clicks = new AsyncQueue<string>();
    window.Clicked += button => clicks.TryPut(button);

    var program = Coroutine.RunAsGuest(Work.Answer(window, clicks));
    window.Click("hello");
    window.Click("again");
    await program;
    window.Title = "closed";
    window.Close();
});

internal static partial class Work
{
    /// <summary>Counts while the user clicks; two clicks and a pause of half a second are enough.</summary>
    [Coroutine]
    public static async Coroutine Answer(Window window, AsyncQueue<string> clicks)
    {
        var counting = Coroutine.CreateTask(Count(window));
        var answered = 0;
        while (true)
        {
            switch (await Coroutine.Select(clicks.Get(), Coroutine.After(TimeSpan.FromSeconds(0.5))))
            {
                case { Index: 0, First: var button }:
                    window.Title = $"clicked: {button} ({++answered})";
                    break;
                default:
                    window.Title = $"nobody clicks any more, {answered} answered";
                    counting.Cancel();
                    return;
            }
        }
    }

    [Coroutine]
    private static async Coroutine Count(Window window)
    {
        for (var second = 0.0; ; second += 0.2)
        {
            window.Title = $"{second:0.0} s";
            await Coroutine.Sleep(0.2);
        }
    }
}
