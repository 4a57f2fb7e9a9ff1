namespace Coroutines.Testing;

/// <summary>
/// Decides, in a test, what the loop's rules leave open: when the posts of other threads, functions on other threads and completions of .NET awaitables arrive, and in
/// what order; by option, also the order of what is ready. What one thread posts keeps its order (R6). The first choice is always what happens without a schedule.
/// </summary>
internal sealed class TestSchedule(ScheduleChoices choices, bool variesReadyOrder)
{
    /// <summary>So many iterations in a row what has arrived may be kept back, while there is something else to do.</summary>
    private const int LongestDelay = 3;

    private readonly List<InboxItem> held = [];
    private int delays;

    /// <summary>Keeps back what has arrived, until <see cref="Deliver"/> chooses it.</summary>
    internal void Hold(InboxItem item) => held.Add(item);

    /// <summary>At the beginning of an iteration: lets arrive what is chosen.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="hasOtherWork">True when something else is ready, or a deadline to which the clock can jump.</param>
    internal void Deliver(EventLoop loop, bool hasOtherWork)
    {
        while (held.Count > 0)
        {
            var first = held.Where(IsFirstOfItsThread).ToArray();
            var mayWait = hasOtherWork && delays < LongestDelay;
            var chosen = choices.Next(
                first.Length + (mayWait ? 1 : 0),
                i => i == first.Length ? "what has arrived waits for an iteration" : $"{Describe(first[i])} arrives before {Describe(first[0])}");
            if (chosen == first.Length)
            {
                delays++;
                return;
            }

            delays = 0;
            hasOtherWork = true;
            held.Remove(first[chosen]);
            first[chosen].Arrive(loop);
        }
    }

    /// <summary>Which of what is ready runs next.</summary>
    internal int Next(List<(object Target, object? Argument)> ready) =>
        variesReadyOrder ? choices.Next(ready.Count, i => $"{Describe(ready[i].Target)} runs before {Describe(ready[0].Target)}") : 0;

    /// <summary>The loop is closed.</summary>
    internal void DropHeld()
    {
        foreach (var item in held)
        {
            item.ArriveTooLate();
        }

        held.Clear();
    }

    /// <summary>What was posted by one thread arrives in its order; completions and functions in any.</summary>
    private bool IsFirstOfItsThread(InboxItem item) => item is not PostedCall call || held.OfType<PostedCall>().First(c => c.Thread == call.Thread) == item;

    private static string Describe(object item) => item switch
    {
        CoroutineTask task => task.DescribeBriefly(),
        Handle handle => $"callback {handle.Describe()}",
        PostedCall call => $"post {call.Describe()}",
        WaitNode { Waiting: { } task } => $"the completion that {task.DescribeBriefly()} awaits",
        WaitNode => "a completion that nobody awaits any more",
        Delegate callback => $"callback {MethodName.Of(callback)}",
        _ => item.ToString() ?? "",
    };
}
