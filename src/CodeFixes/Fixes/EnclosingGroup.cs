using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Coroutines.CodeFixes;

/// <summary>The task group whose body a call stands in: <c>TaskGroup.Run(async group => { … })</c>.</summary>
internal static class EnclosingGroup
{
    /// <summary>The name of the innermost group that is in scope, or null.</summary>
    public static string? Find(SyntaxNode call, SemanticModel model)
        => model.LookupSymbols(call.SpanStart).OfType<IParameterSymbol>()
            .Where(parameter => parameter.RefKind == RefKind.None && parameter.Type.Is("Coroutines", "TaskGroup"))
            .OrderByDescending(parameter => parameter.DeclaringSyntaxReferences.FirstOrDefault()?.Span.Start)
            .FirstOrDefault(parameter => !IsBehindStatic(parameter, call))?.Name;

    /// <summary>True where the group makes a task of the same arguments.</summary>
    public static bool Takes(string group, InvocationExpressionSyntax call, SemanticModel model)
        => model.GetSpeculativeSymbolInfo(call.SpanStart, Create(group, call), SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol;

    /// <summary><c>_ = group.CreateTask(Save())</c>; the discard says that the group keeps it.</summary>
    public static ExpressionSyntax Start(string group, InvocationExpressionSyntax call)
        => AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, ParseExpression("_"), Create(group, call))
            .WithAdditionalAnnotations(Formatter.Annotation).WithTriviaFrom(call);

    private static InvocationExpressionSyntax Create(string group, InvocationExpressionSyntax call)
        => InvocationExpression(
            MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, IdentifierName(group), IdentifierName("CreateTask")),
            call.ArgumentList.WithoutTrivia());

    /// <summary>A static function sees no variables of those around it.</summary>
    private static bool IsBehindStatic(IParameterSymbol parameter, SyntaxNode call)
        => call.Ancestors().TakeWhile(ancestor => !ancestor.Span.Contains(parameter.DeclaringSyntaxReferences[0].Span)).Any(ancestor => ancestor switch
        {
            AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.StaticKeyword),
            LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.StaticKeyword),
            _ => false,
        });
}
