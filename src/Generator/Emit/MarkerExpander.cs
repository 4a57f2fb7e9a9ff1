using System.Text;
using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Coroutines.Generator.Resolve;

namespace Coroutines.Generator.Emit;

/// <summary>Replaces the marks in lowered text by what the plan decided.</summary>
internal sealed class MarkerExpander(MethodModel method, MethodPlan plan)
{
    private readonly HashSet<string> _lowered = [.. plan.Lowered];
    private readonly HashSet<string> _inline = [.. plan.Inline];

    /// <summary>Must what the inline child sets in <c>AsyncLocal</c>s be undone when it ends?</summary>
    public bool IsIsolated(AwaitPoint point) => IsInline(point) && plan.Isolated.Contains(point.Child!.Key);

    /// <summary>Must the inline child forget what it refers to when it ends?</summary>
    public bool IsCleared(AwaitPoint point) => IsInline(point) && plan.Cleared.Contains(point.Child!.Key);

    /// <summary>The field for what is awaited: the child's frame, or an awaiter, which awaits of other names can share.</summary>
    public string Field(AwaitPoint point) =>
        point.SharedField is { } shared && !IsInline(point) && method.Points.Any(p => p.AwaiterType == point.AwaiterType && p.Field != point.Field && !IsInline(p)) ? shared : point.Field;

    /// <summary>What the frame still holds of an earlier await when this one begins, as statements that empty it.</summary>
    public IEnumerable<string> Emptied(AwaitPoint point) =>
        point.Emptied.Concat(point.Past.Select(i => method.Points[i]).Where(p => IsInline(p) ? p.IsCaught && IsCleared(p) : p.AwaiterHoldsReferences).Select(Field).Where(f => f != Field(point)).Distinct().Select(f => $"{f} = default;"));

    public bool IsInline(AwaitPoint point) => point.Child is { } child && _inline.Contains(child.Key);

    public string Expand(string text)
    {
        if (text.IndexOf(Markers.Open) < 0 && text.IndexOf(Markers.Result) < 0)
            return text;
        var position = 0;
        var output = new StringBuilder();
        Copy(text, ref position, output, stop: false);
        return output.ToString();
    }

    /// <summary>Copies up to the end, or to the separator or end of the enclosing mark.</summary>
    private void Copy(string text, ref int position, StringBuilder output, bool stop)
    {
        while (position < text.Length)
        {
            var c = text[position];
            switch (c)
            {
                case Markers.Separator or Markers.Close when stop:
                    return;
                case Markers.Open:
                    position++;
                    Call(text, ref position, output);
                    break;
                case Markers.Result:
                    var end = text.IndexOf(Markers.Result, position + 1);
                    output.Append(Result(method.Points[int.Parse(text.Substring(position + 1, end - position - 1))]));
                    position = end + 1;
                    break;
                default:
                    output.Append(c);
                    position++;
                    break;
            }
        }
    }

    private void Call(string text, ref int position, StringBuilder output)
    {
        var parts = new StringBuilder[3];
        for (var i = 0; i < 3; i++)
        {
            parts[i] = new();
            Copy(text, ref position, parts[i], stop: true);
            position++;
        }

        output.Append(_lowered.Contains(parts[0].ToString()) ? parts[2] : parts[1]);
    }

    private string Result(AwaitPoint point) => !IsInline(point) ? $"{Field(point)}.GetResult()" : point.ResultType is null ? "" : point.ResultLocal;
}
