using Coroutines.Generator.Model;

namespace Coroutines.Generator.Emit;

/// <summary>Prints what the frame of an async iterator has besides: its arguments as they were given, and how an enumeration starts over with them.</summary>
internal static class IteratorEmitter
{
    public static IEnumerable<string> Fields(MethodSignature method)
    {
        if (method.Iterator?.SelfAtStart is { } self)
            yield return $"private {method.SelfType} {self};";
        foreach (var parameter in method.Parameters.Where(p => p.AtStart is not null))
            yield return $"private {parameter.Type} {parameter.AtStart};";
    }

    public static void Keep(MethodSignature method, FrameNames names, SourceWriter writer)
    {
        if (method.Iterator?.SelfAtStart is { } self)
            writer.Line($"this.{self} = {names.Self};");
        foreach (var parameter in method.Parameters.Where(p => p.AtStart is not null))
            writer.Line($"this.{parameter.AtStart} = {parameter.Name};");
    }

    public static void Members(MethodSignature method, IteratorModel iterator, string contract, string frame, FrameNames names, SourceWriter writer)
    {
        var first = "first";
        while (method.Parameters.Any(p => p.Name == first))
            first += "Frame";
        var self = method.SelfType is null ? [] : new[] { $"{first}.{iterator.SelfAtStart ?? names.Self}" };
        var arguments = self.Concat(method.Parameters.Select(p => $"{first}.{p.AtStart ?? p.StoredTo}"));
        writer.Line();
        writer.Line("/// <summary>Starts over with the arguments that a frame was given.</summary>");
        writer.Line($"public void InitFrom(ref {frame} {first}) => Init({string.Join(", ", arguments)});");
        if (iterator.Token is not { } name)
            return;
        var token = method.Parameters.First(p => p.Name == name);
        writer.Line();
        writer.Line("/// <summary>The token of <c>WithCancellation</c> is given to a parameter.</summary>");
        writer.Line($"static bool {contract}.TakesToken => true;");
        writer.Line();
        writer.Line("/// <summary>The token that the method was called with.</summary>");
        writer.Line($"readonly global::System.Threading.CancellationToken {contract}.FirstToken => {token.AtStart};");
        writer.Line();
        writer.Line("/// <summary>Gives the enumeration its token.</summary>");
        writer.Line($"void {contract}.SetToken(global::System.Threading.CancellationToken token) => this.{token.StoredTo} = token;");
    }
}
