using System.Text;

namespace Coroutines;

/// <summary>Prints the live tasks of a loop as a tree: below each task those that it waits for.</summary>
/// <example>
/// <code>
/// EventLoop, running: 3 tasks, 1 timer
/// 'main'  waits for TaskGroup (2 of 2 open)
/// │   Program.Main  Program.cs:10
/// │   TaskGroup.Run
/// ├─ Task-2  sleeps, 1.5 s left
/// │      Work.Fetch  Work.cs:31
/// └─ Task-3  waits for AsyncQueue.Get
///        Work.Read  Work.cs:40
/// </code>
/// </example>
internal sealed class LoopDump
{
    private readonly StringBuilder text = new();
    private readonly Dictionary<CoroutineTask, TaskWait> waits;
    private readonly HashSet<CoroutineTask> printed = [];
    private readonly Stack<CoroutineTask> path = new();

    private LoopDump(IEnumerable<CoroutineTask> tasks) => waits = tasks.ToDictionary(static t => t, TaskWait.Of);

    /// <summary>The tree of all live tasks of <paramref name="loop"/>. On its thread, or while it stands still.</summary>
    internal static string Of(EventLoop loop)
    {
        var dump = new LoopDump(loop.AllTasks);
        dump.text.Append(loop.Describe());
        dump.Tasks();
        return dump.text.ToString();
    }

    /// <summary>As <see cref="Of"/>, without the loop itself.</summary>
    internal static string OfTasks(EventLoop loop)
    {
        var dump = new LoopDump(loop.AllTasks);
        dump.Tasks();
        return dump.text.ToString().TrimStart();
    }

    private void Tasks()
    {
        var awaited = waits.Values.SelectMany(static w => w.For).ToHashSet();
        foreach (var root in waits.Keys.Where(t => !awaited.Contains(t)))
        {
            Task(root, "", "");
        }

        // What is left waits for each other in a ring.
        foreach (var task in waits.Keys.Where(t => !printed.Contains(t)))
        {
            if (!printed.Contains(task))
            {
                Task(task, "", "");
            }
        }
    }

    private void Task(CoroutineTask task, string first, string rest)
    {
        text.AppendLine().Append(first).Append(Title(task));
        if (path.Contains(task))
        {
            text.Append("  (above: these tasks wait for each other, and none can go on)");
            return;
        }

        if (!printed.Add(task))
        {
            text.Append("  (above)");
            return;
        }

        if (!waits.TryGetValue(task, out var wait))
        {
            text.Append($"  of another event loop: {task.DescribeBriefly()}");
            return;
        }

        text.Append("  ").Append(wait.Text);
        var indent = rest + (wait.For.Count > 0 ? "│   " : "    ");
        foreach (var frame in task.Frames)
        {
            text.AppendLine().Append(indent).Append(frame.Method);
            if (frame.Place.Length > 0)
            {
                text.Append("  ").Append(frame.Place);
            }
        }

        path.Push(task);
        for (var i = 0; i < wait.For.Count; i++)
        {
            var isLast = i == wait.For.Count - 1;
            Task(wait.For[i], rest + (isLast ? "└─ " : "├─ "), rest + (isLast ? "   " : "│  "));
        }

        path.Pop();
    }

    private static string Title(CoroutineTask task) => task.HasOwnName ? $"'{task.Name}'" : task.Name;
}
