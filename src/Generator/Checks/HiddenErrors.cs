using Coroutines.Generator.Analysis;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Coroutines.Generator.Checks;

/// <summary>
/// Errors of the user's that the operation tree does not show: the compiler reports them, and a frame made of such a body would have them once more.
/// Asking the compiler binds the body again and analyses its flow, which would be half of the generator's time; so it is asked only of bodies with something in
/// them that can be wrong in that way.
/// </summary>
internal static class HiddenErrors
{
    public static void Refuse(MethodDeclarationSyntax method, IOperation body, VariableTable variables, SemanticModel model, CancellationToken cancellation)
    {
        if (!variables.MayBeUnassigned && !IsAnyDeclaredTwice(variables) && !method.DescendantNodes().Any(IsSuspicious) && !body.Descendants().Any(IsSuspicious))
            return;
        if (model.GetDiagnostics(method.Span, cancellation).FirstOrDefault(d => d.DefaultSeverity == DiagnosticSeverity.Error) is { } error)
            throw new FallbackException("it does not compile, as the compiler says itself", Place(method, error.Location.SourceSpan));
    }

    /// <summary>In half-typed code an error may be told of the place where something is missing, behind the method's end.</summary>
    private static SyntaxNode Place(MethodDeclarationSyntax method, TextSpan span) => method.FullSpan.Contains(span) && method.FullSpan.Contains(span.Start) ? method.FindNode(span) : method;

    private static bool IsSuspicious(SyntaxNode node) => node switch
    {
        // A case that another one takes away, a section without an end.
        SwitchStatementSyntax or SwitchExpressionSyntax => true,
        TryStatementSyntax { Catches.Count: > 1 } => true,
        ThrowStatementSyntax { Expression: null } => !IsInside(node, SyntaxKind.CatchClause, SyntaxKind.FinallyClause),
        ReturnStatementSyntax => IsInside(node, SyntaxKind.FinallyClause, SyntaxKind.Block),
        ExpressionStatementSyntax { Expression: var expression } => expression is not (InvocationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax or BaseObjectCreationExpressionSyntax or ConditionalAccessExpressionSyntax)
            && expression.Kind() is not (SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression),
        _ => false,
    };

    /// <summary>Is the nearest clause around it, within its function, one of this kind?</summary>
    private static bool IsInside(SyntaxNode node, SyntaxKind clause, SyntaxKind unless)
    {
        foreach (var ancestor in node.Ancestors().TakeWhile(a => !AwaitMap.IsFunction(a)))
        {
            if (ancestor.IsKind(clause))
                return true;
            if (ancestor.IsKind(unless) && !ancestor.IsKind(SyntaxKind.Block))
                return false;
        }

        return false;
    }

    private static bool IsSuspicious(IOperation operation) => operation switch
    {
        IConversionOperation { IsImplicit: true, Conversion: { Exists: true, IsImplicit: false } } => true,
        IBinaryOperation { ConstantValue.HasValue: false, LeftOperand.ConstantValue.HasValue: true, RightOperand.ConstantValue.HasValue: true } => true,
        IInvocationOperation call => IsForbidden(call.TargetMethod),
        IObjectCreationOperation { Constructor: { } constructor } => IsForbidden(constructor) || IsForbidden(constructor.ContainingType),
        IMemberReferenceOperation member => IsForbidden(member.Member),
        _ => false,
    };

    private static bool IsForbidden(ISymbol symbol) => symbol.GetAttributes().Any(a => a.AttributeClass?.Name == nameof(ObsoleteAttribute));

    private static bool IsAnyDeclaredTwice(VariableTable variables) =>
        variables.All.Where(v => v.Declaration is not null).GroupBy(v => v.Symbol.Name).Any(g => g.Count() > 1 && g.Any(v => g.Any(other => other != v && Scope(v).Contains(other.Declaration!.Span))));

    private static TextSpan Scope(Variable variable) =>
        variable.Declaration!.Ancestors().First(a => a is BlockSyntax or ForStatementSyntax or CommonForEachStatementSyntax or UsingStatementSyntax or SwitchSectionSyntax or CatchClauseSyntax or SwitchExpressionArmSyntax or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax).Span;
}
