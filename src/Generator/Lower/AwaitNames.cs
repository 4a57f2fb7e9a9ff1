using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>Names an await after what is awaited: <c>await store.Save(p)</c> is <c>Save</c>.</summary>
internal static class AwaitNames
{
    public static string Of(ExpressionSyntax operand) => operand switch
    {
        InvocationExpressionSyntax call => Of(call.Expression) is var name && name == "ConfigureAwait" && call.Expression is MemberAccessExpressionSyntax access ? Of(access.Expression) : name,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        ParenthesizedExpressionSyntax inner => Of(inner.Expression),
        PostfixUnaryExpressionSyntax forgiven => Of(forgiven.Operand),
        CastExpressionSyntax cast => Of(cast.Expression),
        ElementAccessExpressionSyntax element => Of(element.Expression),
        AwaitExpressionSyntax nested => Of(nested.Expression) + "Result",
        ConditionalAccessExpressionSyntax conditional => Of(conditional.WhenNotNull),
        ObjectCreationExpressionSyntax { Type: SimpleNameSyntax type } => type.Identifier.ValueText,
        _ => "Awaited",
    };
}
