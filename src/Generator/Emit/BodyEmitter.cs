using Coroutines.Generator.Ir;
using Coroutines.Generator.Lower;
using Coroutines.Generator.Model;

namespace Coroutines.Generator.Emit;

/// <summary>
/// Prints the structured tree. C# cannot jump into a block, so each block on the way to a resume point gets a re-entry jump at its head.
/// </summary>
internal sealed partial class BodyEmitter(MethodModel method, MarkerExpander markers, SourceWriter writer, LineMap lines)
{
    private readonly FrameNames _names = method.Names;
    private readonly NameAllocator _labels = new(method.Points.Select(p => p.State).Concat(method.Labels));
    private readonly Dictionary<Node, List<AwaitPoint>> _points = new(ReferenceComparer.Instance);
    private int _finallys;

    public bool UsesSuspended { get; } = AnyFinally(method.Body);

    public void Emit() => EmitContent(method.Body);

    private void EmitContent(Block block)
    {
        foreach (var line in block.Prologue)
        {
            if (line.Length == 0)
                writer.Line();
            else
                lines.Hidden(line);
        }

        EmitList(block.Body);
    }

    private void EmitList(IReadOnlyList<Node> nodes)
    {
        var labels = Dispatch(nodes);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (labels.TryGetValue(i, out var label))
            {
                if (i == 0 || nodes[i - 1] is not Comment)
                    writer.Line();
                lines.Hide();
                writer.Label(label + ":");
            }

            Emit(nodes[i], i == nodes.Count - 1);
        }
    }

    private void Emit(Node node, bool isLast)
    {
        switch (node)
        {
            case Text text: EmitText(text); break;
            case Comment comment:
                writer.Line();
                lines.Hidden($"// {comment.Statement}");
                break;
            case Await wait: EmitAwait(method.Points[wait.Point]); break;
            case Return leave: EmitReturn(leave); break;
            case Block block: EmitBlock(block); break;
            case If choice: EmitIf(choice); break;
            case Loop loop: EmitLoop(loop); break;
            case DoLoop loop: EmitDo(loop); break;
            case Try guarded: EmitTry(guarded); break;
            case Switch choice: EmitSwitch(choice); break;
            case Label label:
                lines.Hide();
                writer.Label(label.Name + ":" + (isLast ? " ;" : ""));
                break;
            default: throw new InvalidOperationException($"unexpected node {node.GetType().Name}");
        }
    }

    private void EmitText(Text text)
    {
        if (IsDroppedResult(text.Code))
            return;
        var code = markers.Expand(text.Code);
        if (code is not (";" or ""))
            lines.Mapped(text.Span, code);
    }

    /// <summary>A statement that is only the result of an inline child: nothing is left to do.</summary>
    private bool IsDroppedResult(string code) =>
        code.Length > 3 && code[0] == Markers.Result && code.IndexOf(Markers.Result, 1) == code.Length - 2
        && markers.IsInline(method.Points[int.Parse(code.Substring(1, code.Length - 3))]);

    private void EmitReturn(Return leave)
    {
        var value = leave.Value is null ? "" : markers.Expand(leave.Value);
        if (value.Length > 0)
            lines.Mapped(leave.Span, method.Signature.ResultType is null ? value + ";" : $"{_names.Result} = {value};");
        lines.Hidden("return true;");
    }

    private void EmitBlock(Block block)
    {
        lines.Hide();
        if (block.Header.Length > 0)
            writer.Line(block.Header);
        Braces(block);
        writer.Line();
    }

    private void Braces(Block block)
    {
        lines.Open(block.OpenBrace);
        EmitContent(block);
        lines.Close(block.CloseBrace);
    }

    private void EmitIf(If choice, string prefix = "")
    {
        var condition = markers.Expand(choice.Condition);
        var then = Points(choice.Then);
        var otherwise = Points(choice.Else);
        if (then.Count > 0 && otherwise.Count == 0)
            condition = $"{_names.ResumeAt} != {_names.At}.None || {Grouped(condition)}";
        else if (then.Count == 0 && otherwise.Count > 0)
            condition = $"{_names.ResumeAt} == {_names.At}.None && {Grouped(condition)}";
        else if (then.Count > 0)
            condition = $"{Is(then)} || ({_names.ResumeAt} == {_names.At}.None && {Grouped(condition)})";
        if (prefix.Length == 0 && MadeJump(choice) is { } jump)
        {
            lines.Hidden($"if ({condition}) {jump}");
            return;
        }

        lines.Mapped(choice.Span, $"{prefix}if ({condition})");
        Braces(choice.Then);
        if (choice.Else is { Body.Count: 1 } && choice.Else.Body[0] is If chained)
        {
            EmitIf(chained, "else ");
            return;
        }

        if (choice.Else is { Body.Count: > 0 } rest)
        {
            writer.Line("else");
            Braces(rest);
        }

        writer.Line();
    }

    /// <summary>The one jump that an <c>if</c> of ours consists of, to be printed on one line.</summary>
    private string? MadeJump(If choice) => choice is { Span: null, Else: null, Then: { OpenBrace: null, Prologue.Count: 0, Body.Count: 1 } }
        ? choice.Then.Body[0] switch
        {
            Return { Value: null } => "return true;",
            Text { Span: null, Jumps: true } text when text.Code.IndexOf('\n') < 0 => markers.Expand(text.Code),
            _ => null,
        }
        : null;

    /// <summary>Adds the way in of a resumed frame to a loop's condition.</summary>
    private string Reentered(string condition, Block body) =>
        Points(body).Count == 0 || condition is "" or "true" ? condition : $"{_names.ResumeAt} != {_names.At}.None || {Grouped(condition)}";

    private static string Grouped(string condition) =>
        condition.IndexOf("?", StringComparison.Ordinal) >= 0 || condition.IndexOf("||", StringComparison.Ordinal) >= 0 || condition.IndexOf("=>", StringComparison.Ordinal) >= 0 || condition.IndexOf(" = ", StringComparison.Ordinal) >= 0 ? $"({condition})" : condition;

    private void EmitLoop(Loop loop)
    {
        var condition = Reentered(markers.Expand(loop.Condition), loop.Body);
        if (lines.IsOn && loop.IncrementSpan is not null)
        {
            lines.Hidden("for (;");
            lines.Mapped(loop.Span, condition + ";");
            lines.Mapped(loop.IncrementSpan, markers.Expand(loop.Increment!) + ")");
            Braces(loop.Body);
            return;
        }

        var head = loop.Increment is { } increment ? $"for (; {condition}; {markers.Expand(increment)})" : $"while ({condition})";
        lines.Mapped(loop.Span, head.Replace("; )", ";)").Replace("(; ;", "(;;"));
        Braces(loop.Body);
        writer.Line();
    }

    private void EmitDo(DoLoop loop)
    {
        lines.Hidden("do");
        Braces(loop.Body);
        lines.Mapped(loop.Span, $"while ({markers.Expand(loop.Condition)});");
        writer.Line();
    }

    private void EmitTry(Try guarded)
    {
        var suspends = guarded.Finally is not null && Points(guarded.Body).Count > 0;
        lines.Hidden("try");
        if (suspends)
            _finallys++;
        Braces(guarded.Body);
        if (suspends)
            _finallys--;
        if (guarded.Catches.Count == 0 && guarded.Finally is null)
            throw new InvalidOperationException("a try needs a catch or a finally");
        foreach (var clause in guarded.Catches)
            lines.Mapped(clause.Span, markers.Expand(clause.Code));
        lines.Hide();
        if (guarded.Finally is { } cleanup)
        {
            writer.Line("finally");
            if (suspends)
            {
                writer.Open();
                writer.Line($"if (!{_names.Suspended})");
                Braces(cleanup);
                writer.Close();
            }
            else
            {
                Braces(cleanup);
            }
        }

        writer.Line();
    }

    private void EmitSwitch(Switch choice)
    {
        lines.Hidden($"switch ({choice.Section})");
        writer.Open();
        for (var i = 0; i < choice.Sections.Count; i++)
        {
            lines.Hidden($"case {i + 1}:");
            Braces(choice.Sections[i]);
            writer.Line();
        }

        writer.Close();
        writer.Line();
    }

    private sealed class ReferenceComparer : IEqualityComparer<Node>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(Node? x, Node? y) => ReferenceEquals(x, y);

        public int GetHashCode(Node node) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(node);
    }
}
