using Coroutines.Generator.Model;

namespace Coroutines.Generator.Emit;

/// <summary>Prints how a frame shows the coroutine inside it that it awaits, for dumps.</summary>
internal static class ChildEmitter
{
    public static void Write(MethodModel method, MarkerExpander markers, string contract, string services, SourceWriter writer)
    {
        var inside = method.Points.Where(markers.IsInline).ToList();
        if (inside.Count == 0 || method.Signature.Iterator is not null)
            return;
        writer.Line();
        writer.Line("/// <summary>Shows the coroutine inside this frame that it awaits, for dumps.</summary>");
        writer.Open($"readonly void {contract}.ShowChild({services}FrameVisitor visitor)");
        writer.Open($"switch ({method.Names.AtField})");
        foreach (var child in inside.GroupBy(p => (Field: markers.Field(p), p.Child!.FrameType, p.ResultType)))
        {
            foreach (var point in child)
                writer.Line($"case {method.Names.At}.{point.State}:");
            writer.Line($"    visitor.Into<{child.Key.FrameType}{(child.Key.ResultType is { } result ? ", " + result : "")}>(in {child.Key.Field});");
            writer.Line("    break;");
        }

        writer.Close();
        writer.Close();
    }
}
