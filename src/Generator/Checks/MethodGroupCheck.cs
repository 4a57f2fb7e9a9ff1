using Coroutines.Generator.Bind;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Generator.Checks;

/// <summary>
/// Method groups of coroutines that become delegates: <c>Func&lt;int, Coroutine&gt; f = Work.Fetch;</c>. C# cannot redirect them.
/// CORO1004 and the report of the build both ask here.
/// </summary>
internal static class MethodGroupCheck
{
    /// <summary>Decided by syntax alone: can this name stand for a method group?</summary>
    public static bool MayBeMethodGroup(SyntaxNode node) =>
        node is IdentifierNameSyntax or GenericNameSyntax or MemberAccessExpressionSyntax
        && node.Parent is ArgumentSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax
            or CastExpressionSyntax or ParenthesizedExpressionSyntax or ConditionalExpressionSyntax or InitializerExpressionSyntax or ExpressionElementSyntax
            or LambdaExpressionSyntax or SwitchExpressionArmSyntax or YieldStatementSyntax;

    /// <summary>Null if the group is not one of a coroutine that is rewritten, or if the method itself is meant, not what a call of it does.</summary>
    public static Fallback? Of(IMethodReferenceOperation group, SemanticModel model, CancellationToken cancellation)
    {
        var declared = CoroutineSymbols.Declared(group.Method);
        return CoroutineSymbols.IsCoroutine(declared)
            && SymbolEqualityComparer.Default.Equals(declared.ContainingAssembly, model.Compilation.Assembly)
            && CoroutineShape.WhyNotRedirected(declared, cancellation) is null
            && BecomesTypedDelegate(group)
            && !CallSites.IsInExpressionTree(group.Syntax, model, cancellation)
                ? new(FallbackCode.MethodGroup, "a method group always means the method as it is written; a lambda that calls it is redirected", group.Syntax.GetLocation())
                : null;
    }

    /// <summary>
    /// True for a conversion to a delegate of a type of its own. Where any <c>Delegate</c> will do, as in
    /// <c>Coroutine.IsCoroutineMethod(Work)</c>, the method itself is meant.
    /// </summary>
    private static bool BecomesTypedDelegate(IMethodReferenceOperation group) =>
        group.Parent is IDelegateCreationOperation { Type: INamedTypeSymbol { DelegateInvokeMethod: not null } } creation
        && (creation.Parent is not IConversionOperation { Type: { } type } || (type.TypeKind == TypeKind.Delegate && type.SpecialType == SpecialType.None));
}
