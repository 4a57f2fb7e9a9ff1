using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Analyzers;

/// <summary>
/// What a method of this compilation does with one of its parameters, as far as its own text tells.
/// It looks at syntax alone, one level deep, and knows nothing of methods that can be overridden.
/// </summary>
internal static class ParameterUse
{
    private static readonly HashSet<string> TextMethods =
        ["Write", "WriteLine", "Append", "AppendLine", "AppendFormat", "Format", "Concat", "Print", "PrintLine"];

    /// <summary>True for a delegate that the method calls itself, on the thread on which the method was called.</summary>
    public static bool IsCalled(IParameterSymbol? parameter, CancellationToken cancellation = default)
        => Body(parameter, cancellation) is { } body
            && !body.DescendantTokens().Any(token => token.ValueText == "ConfigureAwait")
            && Uses(body, parameter!.Name, descendIntoFunctions: false).Any(IsCall);

    /// <summary>True for a value of which the method makes nothing but text, or nothing at all.</summary>
    public static bool OnlyBecomesText(IParameterSymbol? parameter, CancellationToken cancellation = default)
        => Body(parameter, cancellation) is { } body
            && Uses(body, parameter!.Name, descendIntoFunctions: true).All(IsText);

    private static SyntaxNode? Body(IParameterSymbol? parameter, CancellationToken cancellation)
    {
        if (parameter is not { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol { IsVirtual: false, IsAbstract: false, IsOverride: false, PartialDefinitionPart: null, PartialImplementationPart: null } method })
        {
            return null;
        }

        return method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
        {
            BaseMethodDeclarationSyntax declared => (SyntaxNode?)declared.Body ?? declared.ExpressionBody,
            LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody,
            _ => null,
        };
    }

    private static IEnumerable<IdentifierNameSyntax> Uses(SyntaxNode body, string name, bool descendIntoFunctions)
        => body.DescendantNodes(node => descendIntoFunctions || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<IdentifierNameSyntax>()
            .Where(identifier => identifier.Identifier.ValueText == name && identifier.Parent is not (NameColonSyntax or NameEqualsSyntax)
                && !(identifier.Parent is MemberAccessExpressionSyntax access && access.Name == identifier));

    /// <summary><c>action()</c>, <c>action.Invoke()</c>, <c>action?.Invoke()</c></summary>
    private static bool IsCall(IdentifierNameSyntax use) => use.Parent switch
    {
        InvocationExpressionSyntax call => call.Expression == use,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke" } access => access.Expression == use,
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Invoke" } } } access => access.Expression == use,
        _ => false,
    };

    /// <summary><c>$"{value}"</c>, <c>value.ToString()</c>, <c>Console.WriteLine(value)</c></summary>
    private static bool IsText(IdentifierNameSyntax use) => use.Parent switch
    {
        InterpolationSyntax => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" } => true,
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "ToString" } } } => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => TextMethods.Contains(NameOf(call.Expression)),
        _ => false,
    };

    private static string NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };
}
