using System.Text;

namespace Coroutines.Diagnostics;

/// <summary>
/// Records what the tasks of a loop do: when each runs, what it waits for meanwhile, and how it ends. To be looked at in a browser
/// (<see cref="SaveHtml"/>), or in a viewer of the Chrome trace format such as Perfetto (<see cref="SaveChromeTrace"/>).
/// </summary>
/// <example>
/// <code>
/// using var timeline = Timeline.Record(EventLoop.Current);
/// await Work();
/// timeline.SaveHtml("work.html");
/// </code>
/// </example>
/// <remarks>Used on the loop's thread, or while the loop does not run. Times are those of <see cref="EventLoop.Time"/>, so under a virtual clock steps take no time.</remarks>
public sealed class Timeline : IDisposable
{
    private readonly TimelineRecorder recorder;

    private Timeline(TimelineRecorder recorder) => this.recorder = recorder;

    /// <summary>Begins to record.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="limit">How many spans are kept at most; when there are as many, it ends, and the pages say so.</param>
    /// <returns>The timeline. It records until it is disposed.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is below 1.</exception>
    public static Timeline Record(EventLoop loop, int limit = 1_000_000)
    {
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var recorder = new TimelineRecorder(loop, limit);
        loop.AddObserver(recorder);
        return new Timeline(recorder);
    }

    /// <summary>Ends the recording; what was recorded can still be saved.</summary>
    public void Dispose() => recorder.End();

    /// <summary>Writes a page that needs nothing else: a lane per task, which can be zoomed, with what it waited for.</summary>
    /// <param name="path">The file; overwritten where there is one.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void SaveHtml(string path) => File.WriteAllText(path, TimelinePage.Of(recorder), Encoding.UTF8);

    /// <summary>Writes the events in the Chrome trace format (JSON), a thread per task.</summary>
    /// <param name="path">The file; overwritten where there is one.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void SaveChromeTrace(string path)
    {
        using var stream = File.Create(path);
        ChromeTrace.Write(recorder, stream);
    }
}
