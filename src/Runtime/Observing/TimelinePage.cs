using System.Text;
using System.Text.Json;

namespace Coroutines.Diagnostics;

/// <summary>Puts a timeline into the page <c>Timeline.html</c>, which is a resource of this assembly.</summary>
internal static class TimelinePage
{
    private const string Place = "/*TIMELINE*/null";

    internal static string Of(TimelineRecorder recorder)
    {
        using var resource = typeof(TimelinePage).Assembly.GetManifestResourceStream("Coroutines.Timeline.html")!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd().Replace(Place, Data(recorder), StringComparison.Ordinal);
    }

    /// <summary>
    /// The lanes as JSON. The writer escapes what HTML or a script could take for its own. A lane is a name, a method, an outcome, and spans of
    /// kind, text, frames, begin and end in milliseconds; texts are numbers into a table, as few of them differ.
    /// </summary>
    private static string Data(TimelineRecorder recorder)
    {
        var texts = new Dictionary<string, int>();
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("length", (recorder.To - recorder.From).TotalMilliseconds);
            json.WriteBoolean("isCut", recorder.IsCut);
            json.WriteStartArray("lanes");
            foreach (var lane in recorder.Lanes)
            {
                Lane(json, lane, recorder, texts);
            }

            json.WriteEndArray();
            json.WriteStartArray("texts");
            foreach (var text in texts.Keys)
            {
                json.WriteStringValue(text);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Lane(Utf8JsonWriter json, TimelineLane lane, TimelineRecorder recorder, Dictionary<string, int> texts)
    {
        json.WriteStartObject();
        json.WriteString("name", lane.Name);
        json.WriteString("method", lane.Method);
        json.WriteString("outcome", lane.Outcome);
        json.WriteBoolean("isCanceled", lane.IsCanceled);
        json.WriteStartArray("spans");
        foreach (var span in lane.Spans(recorder.To))
        {
            json.WriteStartArray();
            json.WriteNumberValue((int)span.Kind);
            json.WriteNumberValue(Number(span.Text));
            json.WriteNumberValue(Number(string.Join("\n", span.Frames)));
            json.WriteNumberValue((span.From - recorder.From).TotalMilliseconds);
            json.WriteNumberValue((span.To - recorder.From).TotalMilliseconds);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();

        int Number(string text)
        {
            if (!texts.TryGetValue(text, out var number))
            {
                number = texts.Count;
                texts.Add(text, number);
            }

            return number;
        }
    }
}
