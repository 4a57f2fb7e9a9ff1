using Coroutines.Generator.Ir;

namespace Coroutines.Generator.Emit;

/// <summary>The same few lines at every await: for what has an awaiter, and for an inline child.</summary>
internal sealed partial class BodyEmitter
{
    /// <summary>
    /// Start what is awaited; if it is not done, note where to go on and leave; the label is where a resumed frame comes in.
    /// </summary>
    private void EmitAwait(AwaitPoint point)
    {
        if (point.IsYield)
            EmitYield(point);
        else if (markers.IsInline(point))
            EmitInline(point);
        else
            EmitAwaiter(point);
    }

    private void EmitAwaiter(AwaitPoint point)
    {
        var field = markers.Field(point);
        lines.Mapped(point.Span, $"{field} = {markers.Expand(point.Operand)}.GetAwaiter();");
        EmitEmptied(point);
        lines.Hidden($"if (!{(point.IsDynamic ? "(bool)" : "")}{field}.IsCompleted)");
        writer.Open();
        if (point.IsDynamic)
            EmitDynamicSuspend(point);
        else
            EmitSuspend(point, $"{_names.Task}.{Suspension(point)}(ref {field});");
        writer.Close();
        writer.Line();
        writer.Label(point.State + ":");
        writer.Line($"{_names.ResumeAt} = {_names.At}.None;");
        if (!IsIterator)
            writer.Line($"{_names.Task}.ThrowIfInterrupted();");
    }

    private bool IsIterator => method.Signature.Iterator is not null;

    private string Suspension(AwaitPoint point) =>
        IsIterator ? (point.IsCritical ? "SuspendOn" : "SuspendOnAny") : point.IsToEnd ? "SuspendToEnd" : "SuspendOn";

    private void EmitYield(AwaitPoint point)
    {
        lines.Mapped(point.Span, $"{_names.Task}.Current = {markers.Expand(point.Operand)};");
        EmitEmptied(point);
        lines.Hide();
        EmitSuspend(point, $"{_names.Result} = true;");
        writer.Line();
        writer.Label(point.State + ":");
        writer.Line($"{_names.ResumeAt} = {_names.At}.None;");
    }

    /// <summary>The cast can throw, so it stands before anything says that the frame is suspended.</summary>
    private void EmitDynamicSuspend(AwaitPoint point)
    {
        var awaiter = point.Field + "Notifies";
        writer.Line($"var {awaiter} = (global::System.Runtime.CompilerServices.INotifyCompletion)(object){markers.Field(point)};");
        EmitSuspend(point, $"{_names.Task}.{(IsIterator ? "SuspendOnAny" : "SuspendOn")}(ref {awaiter});");
    }

    private void EmitInline(AwaitPoint point)
    {
        var child = point.Child!;
        lines.Mapped(point.Span, $"{point.Field}.Init({markers.Expand(child.Arguments)});");
        EmitEmptied(point);
        if (markers.IsIsolated(point))
            lines.Hidden($"{point.Field}Context = global::System.Threading.ExecutionContext.Capture();");
        lines.Hide();
        writer.Line();
        writer.Label(point.State + ":");
        writer.Line($"{_names.ResumeAt} = {_names.At}.None;");
        var isGeneric = point.InTryWithFilter || markers.IsIsolated(point);
        var result = point switch
        {
            { ResultType: null } => "",
            { IsResultDropped: true } => $", out {point.ResultType} _",
            { IsResultAtTop: true } => $", out {point.ResultLocal}",
            _ when isGeneric => $", out {point.ResultType} {point.ResultLocal}",
            _ => $", out var {point.ResultLocal}",
        };
        var operations = $"{(method.Shell.HasShortNames ? "" : "global::Coroutines.CompilerServices.")}FrameOperations";
        var resume = markers.IsIsolated(point) ? $"{operations}.ResumeIsolated(ref {point.Field}, ref {point.Field}Context, {_names.Task}{result})"
            : point.InTryWithFilter ? $"{operations}.ResumeGuarded(ref {point.Field}, {_names.Task}{result})"
            : $"{point.Field}.Resume({_names.Task}{result})";
        lines.Mapped(point.Span, $"if (!{resume})");
        lines.Hide();
        writer.Open();
        EmitSuspend(point, null);
        writer.Close();
        if (markers.IsCleared(point))
            writer.Line($"{point.Field}.Clear();");
    }

    /// <summary>What is not needed any more is let go here, as the frame may be suspended for long.</summary>
    private void EmitEmptied(AwaitPoint point)
    {
        foreach (var statement in markers.Emptied(point))
            lines.Hidden(statement);
    }

    private void EmitSuspend(AwaitPoint point, string? register)
    {
        if (_finallys > 0)
            writer.Line($"{_names.Suspended} = true;");
        writer.Line($"{_names.AtField} = {_names.At}.{point.State};");
        foreach (var save in point.Saves)
            writer.Line(save);
        if (register is not null)
            writer.Line(register);
        writer.Line("return false;");
    }
}
