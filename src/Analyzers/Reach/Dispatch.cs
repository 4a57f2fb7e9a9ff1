using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// Which method a call really runs. Only calls of which the code itself tells are followed: those that are not virtual,
/// those of <c>base</c>, and virtual ones on a sealed type. Interfaces and other virtual calls are left alone:
/// somebody's override may be any code.
/// </summary>
internal static class Dispatch
{
    public static bool IsCertain(BlockingUse use)
    {
        var method = use.Target;
        if (method.IsStatic || method.MethodKind == MethodKind.Constructor || !(method.IsVirtual || method.IsAbstract || method.IsOverride))
        {
            return method is not { IsAbstract: true } && method.ContainingType.TypeKind != TypeKind.Interface;
        }

        return !method.IsAbstract
            && (method.IsSealed
                || use.Operation is IInvocationOperation { IsVirtual: false }
                || use.Instance?.Type is { IsSealed: true });
    }
}
