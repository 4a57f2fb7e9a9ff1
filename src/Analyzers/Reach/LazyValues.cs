using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary><c>lazy.Value</c> runs the factory on the thread that asks first.</summary>
internal static class LazyValues
{
    public static bool IsValue(BlockingUse use) => use.Target.Name == "get_Value" && use.Target.ContainingType.Is("System", "Lazy");

    /// <summary>The lambda that a <c>Lazy</c> was made with, where the variable or field shows it; null otherwise.</summary>
    public static SyntaxNode? FactoryOf(BlockingUse use)
        => IsValue(use)
            ? Initializer(use.Instance)?.DescendantNodesAndSelf().OfType<BaseObjectCreationExpressionSyntax>().FirstOrDefault()
                ?.ArgumentList?.Arguments.FirstOrDefault()?.Expression as LambdaExpressionSyntax
            : null;

    /// <summary>The lambda as an operation.</summary>
    public static IAnonymousFunctionOperation? BodyOf(SyntaxNode lambda, Compilation compilation, CancellationToken cancellation)
        => SourceBodies.Operation(lambda, compilation, cancellation) as IAnonymousFunctionOperation;

    private static SyntaxNode? Initializer(IOperation? lazy) => Operands.Strip(lazy) switch
    {
        ILocalReferenceOperation local => Operands.OnlyValueOf(local.Local, local)?.Syntax,
        IFieldReferenceOperation { Field: { IsReadOnly: true } field } => (field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as VariableDeclaratorSyntax)?.Initializer?.Value,
        _ => null,
    };
}
