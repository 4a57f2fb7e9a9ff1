using System.Text.Json;

namespace Coroutines.Diagnostics;

/// <summary>Writes a timeline in the Chrome trace format: complete events in microseconds, a thread per task.</summary>
internal static class ChromeTrace
{
    internal static void Write(TimelineRecorder recorder, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("displayTimeUnit", "ms");
        json.WriteStartArray("traceEvents");
        foreach (var lane in recorder.Lanes)
        {
            Name(json, lane);
            foreach (var span in lane.Spans(recorder.To))
            {
                Span(json, lane, span, recorder.From);
            }

            if (lane.Outcome is { } outcome)
            {
                End(json, lane, outcome, lane.Spans(recorder.To).Last().To - recorder.From);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Name(Utf8JsonWriter json, TimelineLane lane)
    {
        Begin(json, lane, "thread_name", "M");
        json.WriteStartObject("args");
        json.WriteString("name", $"{lane.Name} {lane.Method}");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Span(Utf8JsonWriter json, TimelineLane lane, TimelineSpan span, TimeSpan start)
    {
        Begin(json, lane, span.Text, "X");
        json.WriteString("cat", span.Kind switch { SpanKind.Runs => "runs", SpanKind.Ready => "ready", _ => "waits" });
        json.WriteNumber("ts", (span.From - start).TotalMicroseconds);
        json.WriteNumber("dur", (span.To - span.From).TotalMicroseconds);
        if (span.Frames.Count > 0)
        {
            json.WriteStartObject("args");
            json.WriteString("at", string.Join(" > ", span.Frames));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void End(Utf8JsonWriter json, TimelineLane lane, string outcome, TimeSpan at)
    {
        Begin(json, lane, outcome, "i");
        json.WriteString("s", "t");
        json.WriteNumber("ts", at.TotalMicroseconds);
        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, TimelineLane lane, string name, string phase)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("ph", phase);
        json.WriteNumber("pid", 1);
        json.WriteNumber("tid", lane.Id);
    }
}
