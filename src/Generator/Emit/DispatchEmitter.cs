using Coroutines.Generator.Model;
using Coroutines.Generator.Resolve;

namespace Coroutines.Generator.Emit;

/// <summary>Prints the dispatching members of virtual and interface coroutines.</summary>
internal static class DispatchEmitter
{
    /// <summary>Beside a method with a frame. <paramref name="companion"/> is the call that makes the frame.</summary>
    public static void Beside(DispatchModel method, MethodPlan plan, string companion, SourceWriter writer)
    {
        var lowered = new HashSet<string>(plan.Lowered);
        var body = method.Guard is { } guard ? $"{guard} ? {companion} : {method.UserCall}({method.Arguments})" : companion;
        var isOverride = method.Overridden.Any(lowered.Contains);
        if (method.IsVirtual || isOverride)
        {
            writer.Line("/// <summary>Reaches the frame of the override that the object has; an object of a type without one gets the user's method.</summary>");
            var modifier = isOverride ? "override" : "virtual";
            writer.Line($"{Access(method)} {modifier} {method.ReturnType} {method.Name}{method.TypeParameters}({method.Parameters}){(isOverride ? "" : method.Constraints)} => {body};");
            writer.Line();
        }

        foreach (var implemented in method.Implemented.Where(i => lowered.Contains(i.Key)))
        {
            writer.Line("/// <summary>Reaches the frame from calls through the interface.</summary>");
            writer.Line($"{method.ReturnType} {implemented.Interface}.{implemented.Name}{method.TypeParameters}({method.Parameters}) => {body};");
            writer.Line();
        }
    }

    private static string Access(DispatchModel method) => method.IsForDerived ? "private protected" : "internal";

    /// <summary>The file of a method without a body: by default a call goes to the user's method.</summary>
    public static string File(BodilessModel method, MethodPlan plan)
    {
        var writer = new SourceWriter();
        var shell = method.Shell;
        FileHeader.Write(writer, shell, $"How calls of {shell.MethodName} find the frames of its overrides");
        foreach (var type in shell.Types)
            writer.Open(type);
        var dispatch = method.Dispatch;
        var isOverride = dispatch.Overridden.Any(plan.Lowered.Contains);
        var modifier = method.IsInterface ? "" : isOverride ? "override " : "virtual ";
        writer.Line("/// <summary>By default a call goes to the user's method; types whose method has a frame override this.</summary>");
        writer.Line($"{Access(dispatch)} {modifier}{dispatch.ReturnType} {dispatch.Name}{dispatch.TypeParameters}({dispatch.Parameters}){(isOverride ? "" : dispatch.Constraints)} => {dispatch.UserCall}({dispatch.Arguments});");
        for (var i = 0; i < shell.Types.Count + shell.Namespaces.Count; i++)
            writer.Close();
        return writer.ToString();
    }
}
