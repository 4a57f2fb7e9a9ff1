using Coroutines.Generator.Model;
using Coroutines.Generator.Resolve;

namespace Coroutines.Generator.Emit;

/// <summary>Prints the companion of a public coroutine that is not rewritten.</summary>
internal static class ForwarderEmitter
{
    public static string File(ForwarderModel method, MethodPlan plan)
    {
        var writer = new SourceWriter();
        FileHeader.Write(writer, method.Shell, $"The companion of {method.Shell.MethodName}, which is not rewritten");
        foreach (var type in method.Shell.Types)
            writer.Open(type);
        CompanionClass.Open(writer, method.CompanionClass, isPrivate: false, plan.IsFirstOfClass);
        writer.Line("/// <summary>Calls the user's method, so that callers in other assemblies need not know whether it is rewritten.</summary>");
        writer.Line("[global::Coroutines.CompilerServices.CoroutineCompanion]");
        writer.Line(method.Declaration);
        for (var i = 0; i < method.Shell.Types.Count + method.Shell.Namespaces.Count + 1; i++)
            writer.Close();
        return writer.ToString();
    }
}
