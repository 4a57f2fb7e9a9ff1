using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Generator.Lower;

/// <summary>Calls that are bound at run time: of those by a simple name, the frame says whose method is meant.</summary>
internal sealed partial class Renderer
{
    /// <summary>One of the methods that a name stands for of which one is chosen at run time, if they are of the object.</summary>
    private ISymbol? LateBound(SimpleNameSyntax name)
    {
        if (name.Parent is not InvocationExpressionSyntax call || call.Expression != name || context.Model.GetOperation(call, context.Cancellation) is not IDynamicInvocationOperation)
            return null;
        var methods = context.Model.GetMemberGroup(name, context.Cancellation).OfType<IMethodSymbol>().Where(m => m.MethodKind == MethodKind.Ordinary).ToList();
        if (methods.Any(m => m.IsStatic) && methods.Any(m => context.IsInstanceMember(m)))
            throw new FallbackException($"whether '{name.Identifier.ValueText}' is the static method or the object's is known at run time only", name);
        return methods.FirstOrDefault();
    }
}
