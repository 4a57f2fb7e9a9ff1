using Coroutines.Generator.Bind;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Generator.Checks;

/// <summary>Finds method groups of coroutines that become delegates: <c>Func&lt;int, Coroutine&gt; f = Work.Fetch;</c>. C# cannot redirect them.</summary>
internal static class MethodGroupCheck
{
    /// <summary>Decided by syntax alone: can this name stand for a method group?</summary>
    public static bool MayBeMethodGroup(SyntaxNode node) =>
        node is IdentifierNameSyntax or GenericNameSyntax or MemberAccessExpressionSyntax
        && node.Parent is ArgumentSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax
            or CastExpressionSyntax or ParenthesizedExpressionSyntax or ConditionalExpressionSyntax or InitializerExpressionSyntax or ExpressionElementSyntax
            or LambdaExpressionSyntax or SwitchExpressionArmSyntax or YieldStatementSyntax;

    /// <summary>The coroutine whose method group becomes a delegate here, if the coroutine could be rewritten.</summary>
    public static IMethodSymbol? Find(SyntaxNode name, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetSymbolInfo(name, cancellation).Symbol is not IMethodSymbol method)
            return null;
        var declared = CoroutineSymbols.Declared(method);
        return CoroutineSymbols.IsCoroutine(declared)
            && SymbolEqualityComparer.Default.Equals(declared.ContainingAssembly, model.Compilation.Assembly)
            && CoroutineShape.WhyNoFrame(declared, cancellation) is null
            && model.GetOperation(name, cancellation) is IMethodReferenceOperation group
            && BecomesTypedDelegate(group)
                ? declared
                : null;
    }

    /// <summary>
    /// True for a conversion to a delegate of a type of its own. Where any <c>Delegate</c> will do, as in
    /// <c>Coroutine.IsCoroutineMethod(Work)</c>, the method itself is meant.
    /// </summary>
    public static bool BecomesTypedDelegate(IMethodReferenceOperation group) =>
        group.Parent is IDelegateCreationOperation { Type: INamedTypeSymbol { DelegateInvokeMethod: not null } } creation
        && (creation.Parent is not IConversionOperation { Type: { } type } || (type.TypeKind == TypeKind.Delegate && type.SpecialType == SpecialType.None));
}
