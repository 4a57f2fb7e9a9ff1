using Coroutines.Generator.Model;
using Coroutines.Generator.Resolve;

namespace Coroutines.Generator.Emit;

/// <summary>Prints how calls of virtual and interface coroutines find the frame of the object's own method.</summary>
internal static class DispatchEmitter
{
    /// <summary>The head of the containing type, which implements what leads to the frame.</summary>
    public static string Head(string type, DispatchModel? method) =>
        method is { Implements.Count: > 0 } ? $"{type} : {string.Join(", ", method.Implements.Select(i => i.Interface))}" : type;

    /// <summary>Beside a method with a frame.</summary>
    /// <param name="method">The method.</param>
    /// <param name="companion">The call that makes the frame, for a receiver.</param>
    /// <param name="writer">Where to.</param>
    public static void Beside(DispatchModel method, Func<string, string> companion, SourceWriter writer)
    {
        foreach (var (through, guard, userCall) in method.Implements)
        {
            var call = companion("this");
            writer.Line(guard is null ? "/// <summary>Calls find the frame here.</summary>" : "/// <summary>Calls find the frame here; an object with a method of its own gets that.</summary>");
            var head = $"{method.ReturnType} {through}.{method.Name}{method.TypeParameters}({method.Parameters}) =>";
            if (guard is null)
                writer.Line($"{head} {call};");
            else
                writer.Line($"{head}\n    {guard}\n        ? {call}\n        : {userCall}({method.Arguments});");
            writer.Line();
        }

        if (method.Declares is { } declared)
            Interface(method, declared, companion, writer);
    }

    /// <summary>The file of a method without a frame that introduces its name.</summary>
    public static string File(BodilessModel method, DispatchInterface declared)
    {
        var writer = new SourceWriter();
        var shell = method.Shell;
        FileHeader.Write(writer, shell, $"How calls of {shell.MethodName} find the frames of its overrides");
        foreach (var type in shell.Types)
            writer.Open(type);
        Interface(method.Dispatch, declared, null, writer);
        for (var i = 0; i < shell.Types.Count + shell.Namespaces.Count; i++)
            writer.Close();
        return writer.ToString();
    }

    private static void Interface(DispatchModel method, DispatchInterface declared, Func<string, string>? companion, SourceWriter writer)
    {
        var user = $"{declared.Self}.{method.Name}{method.TypeParameters}({method.Arguments})";
        var otherwise = declared.Guard is { } guard ? $"{guard} ? {companion!(declared.Self)} : {user}" : user;
        writer.Line("/// <summary>Types whose own method has a frame implement this. No mock or proxy does, so calls of theirs go to the user's method.</summary>");
        writer.Open($"internal interface {declared.Name}");
        writer.Line($"{method.ReturnType} {method.Name}{method.TypeParameters}({method.Parameters}){method.Constraints};");
        writer.Line();
        writer.Line("[global::System.Diagnostics.StackTraceHidden, global::System.Diagnostics.DebuggerStepThrough]");
        writer.Line($"static {method.ReturnType} {declared.Call}{method.TypeParameters}({declared.SelfType} {declared.Self}{(method.Parameters.Length > 0 ? ", " : "")}{method.Parameters}){method.Constraints} => {declared.Self} is {declared.Name} frames ? frames.{method.Name}{method.TypeParameters}({method.Arguments}) : {otherwise};");
        writer.Close();
        writer.Line();
    }
}
