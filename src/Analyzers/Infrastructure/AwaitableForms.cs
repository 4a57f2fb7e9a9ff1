using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Analyzers;

/// <summary>An awaitable form of a call.</summary>
/// <param name="InMessage">How a message names it.</param>
/// <param name="Name">The member to call instead with the same arguments, or null where more than the name changes.</param>
internal sealed record AwaitableForm(string InMessage, string? Name);

/// <summary>Finds the awaitable form of a synchronous call: by the compiler's own binding, never by the name alone.</summary>
internal static class AwaitableForms
{
    private static readonly string[] Suffixes = ["Async", "TaskAsync"];

    /// <summary>The form, or null when the type has none that takes these arguments.</summary>
    /// <param name="call">The call.</param>
    /// <param name="method">What it calls.</param>
    /// <param name="model">The model of its file.</param>
    /// <param name="isCoroutine">True where a loop is running.</param>
    public static AwaitableForm? Find(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, bool isCoroutine)
    {
        if (method.Name == "Sleep" && method.ContainingType.Is("System.Threading", "Thread"))
        {
            return new AwaitableForm(isCoroutine ? "Coroutine.Sleep" : "Task.Delay", Name: null);
        }

        foreach (var suffix in Suffixes)
        {
            var name = method.Name + suffix;
            if (Renamed(call, name) is { } renamed
                && model.GetSpeculativeSymbolInfo(call.SpanStart, renamed, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol form
                && IsAwaitable(form.ReturnType, call.SpanStart, model))
            {
                return new AwaitableForm(form.InMessage(), name);
            }
        }

        return null;
    }

    /// <summary>The same call of another member.</summary>
    public static InvocationExpressionSyntax? Renamed(InvocationExpressionSyntax call, string name) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => call.WithExpression(access.WithName(Renamed(access.Name, name))),
        SimpleNameSyntax simple => call.WithExpression(Renamed(simple, name)),
        _ => null,
    };

    /// <summary>True for a type that can be awaited at a position, extension methods included; also when that is not known.</summary>
    public static bool IsAwaitable(ITypeSymbol type, int position, SemanticModel model)
        => type.TypeKind is TypeKind.Error or TypeKind.Dynamic
            || type.SpecialType != SpecialType.System_Void
            && model.LookupSymbols(position, type, "GetAwaiter", includeReducedExtensionMethods: true)
                .Any(symbol => symbol is IMethodSymbol { Parameters.IsEmpty: true, ReturnsVoid: false });

    private static SimpleNameSyntax Renamed(SimpleNameSyntax old, string name)
        => old switch
        {
            GenericNameSyntax generic => generic.WithIdentifier(SyntaxFactory.Identifier(name)),
            _ => SyntaxFactory.IdentifierName(name),
        };
}
