using Coroutines.Generator.Bind;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>Names that C# takes from an expression: of anonymous types' properties and of tuples' elements. They stay what they were.</summary>
/// <example>Before: <c>new { total }</c>. After: <c>new { total = captured.total2 }</c>.</example>
internal sealed partial class Renderer
{
    /// <summary>Not every name is inferred for a tuple: not <c>Item2</c>, and none that two elements would share.</summary>
    private bool HasInferredName(TupleExpressionSyntax tuple, ArgumentSyntax element) =>
        context.Type(tuple) is INamedTypeSymbol { IsTupleType: true } type
        && tuple.Arguments.IndexOf(element) is var index && index < type.TupleElements.Length
        && type.TupleElements[index].CorrespondingTupleField is { } standard && standard.Name != type.TupleElements[index].Name
        && type.TupleElements[index].Name == SyntaxFacts.TryGetInferredMemberName(element.Expression);

    /// <summary>The targets of a deconstruction have no names.</summary>
    private static bool IsDeconstructed(TupleExpressionSyntax tuple) => tuple.Parent switch
    {
        ArgumentSyntax { Parent: TupleExpressionSyntax outer } => IsDeconstructed(outer),
        AssignmentExpressionSyntax assignment => assignment.Left == tuple,
        ForEachVariableStatementSyntax loop => loop.Variable == tuple,
        _ => false,
    };

    /// <summary><c>new { total }</c> and <c>(total, x)</c> take their names from the expression; a changed text must not change them.</summary>
    private string? KeepInferredName(ExpressionSyntax expression, string separator)
    {
        var inferred = SyntaxFacts.TryGetInferredMemberName(expression);
        if (inferred is null)
            return null;
        var text = Inner(expression);
        var last = text.Substring(text.LastIndexOf('.') + 1);
        return last == inferred || last == "@" + inferred ? text : $"{TypeNames.Identifier(inferred)}{separator}{text}";
    }
}
