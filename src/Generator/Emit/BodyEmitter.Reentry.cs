using Coroutines.Generator.Ir;
using Coroutines.Generator.Lower;
using Coroutines.Generator.Model;

namespace Coroutines.Generator.Emit;

/// <summary>Re-entry: which resume points a block holds, and the jump at its head.</summary>
internal sealed partial class BodyEmitter
{
    private static bool AnyFinally(Node node) => node switch
    {
        Try t => (t.Finally is not null && HasPoint(t.Body)) || AnyFinally(t.Body),
        Block b => b.Body.Any(AnyFinally),
        If i => AnyFinally(i.Then) || (i.Else is not null && AnyFinally(i.Else)),
        Loop l => AnyFinally(l.Body),
        DoLoop d => AnyFinally(d.Body),
        Switch s => s.Sections.Any(AnyFinally),
        _ => false,
    };

    private static bool HasPoint(Node node) => node switch
    {
        Await => true,
        Try t => HasPoint(t.Body),
        Block b => b.Body.Any(HasPoint),
        If i => HasPoint(i.Then) || (i.Else is not null && HasPoint(i.Else)),
        Loop l => HasPoint(l.Body),
        DoLoop d => HasPoint(d.Body),
        Switch s => s.Sections.Any(HasPoint),
        _ => false,
    };

    /// <summary>The resume points inside a node, in order.</summary>
    private List<AwaitPoint> Points(Node? node)
    {
        if (node is null)
            return [];
        if (_points.TryGetValue(node, out var known))
            return known;
        return _points[node] = node switch
        {
            Await a => [method.Points[a.Point]],
            Block b => [.. b.Body.SelectMany(Points)],
            If i => [.. Points(i.Then), .. Points(i.Else)],
            Loop l => Points(l.Body),
            DoLoop d => Points(d.Body),
            Try t => Points(t.Body),
            Switch s => [.. s.Sections.SelectMany(Points)],
            _ => [],
        };
    }

    /// <summary>The re-entry jump at the head of a list. Returns the labels that compound statements must carry.</summary>
    private Dictionary<int, string> Dispatch(IReadOnlyList<Node> nodes)
    {
        var labels = new Dictionary<int, string>();
        var cases = new List<(List<AwaitPoint> Points, string Label)>();
        for (var i = 0; i < nodes.Count; i++)
        {
            var points = Points(nodes[i]);
            if (points.Count == 0 || (i == 0 && nodes[i] is not Await))
                continue;
            if (nodes[i] is Await)
            {
                cases.Add((points, points[0].State));
                continue;
            }

            labels[i] = _labels.Take(Kind(nodes[i]));
            cases.Add((points, labels[i]));
        }

        if (cases.Count == 0)
            return labels;
        var isOnly = cases.Count == 1 && nodes.Sum(n => Points(n).Count) == cases[0].Points.Count;
        if (isOnly)
        {
            lines.Hidden($"if ({_names.ResumeAt} != {_names.At}.None) goto {cases[0].Label};");
        }
        else if (cases.Count == 1)
        {
            lines.Hidden($"if ({Is(cases[0].Points)}) goto {cases[0].Label};");
        }
        else
        {
            lines.Hidden($"switch ({_names.ResumeAt})");
            writer.Open();
            foreach (var (points, label) in cases)
                writer.Line($"case {States(points)}: goto {label};");
            writer.Close();
        }

        writer.Line();
        return labels;
    }

    private string States(IEnumerable<AwaitPoint> points) => string.Join(" or ", points.Select(p => $"{_names.At}.{p.State}"));

    private string Is(List<AwaitPoint> points) => $"{_names.ResumeAt} {(points.Count == 1 ? "==" : "is")} {States(points)}";

    private static string Kind(Node node) => node switch
    {
        Loop or DoLoop => "Loop",
        If => "If",
        Try => "Try",
        Switch => "Switch",
        _ => "Block",
    };
}
