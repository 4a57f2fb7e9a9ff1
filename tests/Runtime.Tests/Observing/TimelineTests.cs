using System.Text.Json;
using Coroutines;
using Coroutines.Diagnostics;

namespace Runtime.Tests.Observing;

/// <summary>What a timeline records, and how it is saved.</summary>
public sealed partial class TimelineTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Coroutine]
    private static async Coroutine Sleeper(int seconds)
    {
        await Coroutine.Sleep(TimeSpan.FromSeconds(seconds));
        if (seconds == 3)
        {
            throw new InvalidOperationException("<no & way>");
        }
    }

    [Coroutine]
    private static async Coroutine Program(string path, bool asPage)
    {
        using var timeline = Timeline.Record(EventLoop.Running!);
        var tasks = new[] { Coroutine.CreateTask(Sleeper(1), "one"), Coroutine.CreateTask(Sleeper(3), "three"), Coroutine.CreateTask(Sleeper(9), "nine") };
        await Coroutine.Wait(tasks, timeout: TimeSpan.FromSeconds(5));
        tasks[2].Cancel();
        await Coroutine.Wait(tasks);
        _ = tasks[1].Exception;
        if (asPage)
        {
            timeline.SaveHtml(path);
        }
        else
        {
            timeline.SaveChromeTrace(path);
        }
    }

    [Fact]
    public void A_trace_has_a_lane_per_task_with_what_it_waited_for()
    {
        Loops.Run(Program(path, asPage: false));
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var events = json.RootElement.GetProperty("traceEvents").EnumerateArray().ToList();
        var names = events.Where(static e => Is(e, "M")).ToDictionary(static e => e.GetProperty("tid").GetInt32(), static e => e.GetProperty("args").GetProperty("name").GetString()!);
        Assert.Equal(["nine TimelineTests.Sleeper", "one TimelineTests.Sleeper", "three TimelineTests.Sleeper"], names.Values.Where(static n => n.EndsWith("Sleeper", StringComparison.Ordinal)).Order());

        string[] Of(string name, string phase) => [.. events.Where(e => Is(e, phase) && names[e.GetProperty("tid").GetInt32()].StartsWith(name + " ", StringComparison.Ordinal)).Select(static e => Line(e))];
        Assert.Equal(["0+0 has not started", "0+0 runs", "0+1 sleeps", "1+0 runs"], Of("one", "X"));
        Assert.Equal(["1 finished"], Of("one", "i"));
        Assert.Equal(["3 failed: InvalidOperationException('<no & way>')"], Of("three", "i"));
        Assert.Equal(["0+0 has not started", "0+0 runs", "0+5 sleeps", "5+0 runs"], Of("nine", "X"));
        Assert.Equal(["5 cancelled"], Of("nine", "i"));

        static bool Is(JsonElement e, string phase) => e.GetProperty("ph").GetString() == phase;
        static double Seconds(JsonElement e, string name) => e.GetProperty(name).GetDouble() / 1e6;
        static string Line(JsonElement e) => e.TryGetProperty("dur", out _) ? $"{Seconds(e, "ts")}+{Seconds(e, "dur")} {e.GetProperty("name").GetString()}" : $"{Seconds(e, "ts")} {e.GetProperty("name").GetString()}";
    }

    [Fact]
    public void A_page_holds_the_data_and_nothing_from_elsewhere()
    {
        Loops.Run(Program(path, asPage: true));
        var page = File.ReadAllText(path);
        Assert.Contains("""{"name":"nine","method":"TimelineTests.Sleeper","outcome":"cancelled","isCanceled":true,"spans":[[0,""", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<no & way>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("TIMELINE", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("""(src|href)=|https?:""", page);
    }

    [Fact]
    public void A_timeline_ends_when_it_is_full_or_disposed()
    {
        using var loop = Loops.New();
        using var small = Timeline.Record(loop, limit: 5);
        var ended = Timeline.Record(loop);
        ended.Dispose();
        loop.RunUntilComplete(Yields(100));
        small.SaveHtml(path);
        Assert.Contains("\"isCut\":true", File.ReadAllText(path), StringComparison.Ordinal);
        ended.SaveHtml(path);
        Assert.Contains("\"lanes\":[]", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Timeline.Record(loop, 0));
    }

    [Coroutine]
    private static async Coroutine Yields(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await Coroutine.Yield();
        }
    }
}
