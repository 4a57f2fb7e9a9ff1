using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>Queries: only the first source and those of <c>join</c> can await; the rest become lambdas.</summary>
/// <example>Before: <c>from a in x join b in await y on a equals b select a</c>. Prelude: <c>xBeforeY = x; await y;</c>. Left: <c>from a in xBeforeY join b in y.GetResult() …</c>.</example>
internal sealed partial class ExpressionLowerer
{
    private void VisitQuery(QueryExpressionSyntax node)
    {
        var clauses = Clauses(node.Body).ToList();
        var last = clauses.FindLastIndex(c => context.Awaits.Contains(c));
        Visit(node.FromClause.Expression);
        if (last < 0)
            return;

        // The operators before the last await are called later than they would be. Those of Enumerable do no more than look for null.
        Store(node.FromClause.Expression, "");
        ExpressionSyntax? source = node.FromClause.Expression;
        if (context.Model.GetQueryClauseInfo(node.FromClause, context.Cancellation).CastInfo.Symbol is { } cast)
            RefuseNull(ref source, cast, 0, node);
        for (var i = 0; i <= last; i++)
        {
            var inner = (clauses[i] as JoinClauseSyntax)?.InExpression;
            if (inner is not null)
                Visit(inner);
            if (i == last)
                break;
            if (inner is not null)
                Store(inner, "");
            if (inner is not null && context.Model.GetQueryClauseInfo((JoinClauseSyntax)clauses[i], context.Cancellation).CastInfo.Symbol is { } innerCast)
                RefuseNull(ref inner, innerCast, 0, node);
            var operation = Operation(clauses[i]);
            RefuseNull(ref source, operation, 0, node);
            RefuseNull(ref inner, operation, 1, node);
        }
    }

    /// <summary>The clauses of a query and of what continues it, in the order in which they are called.</summary>
    private static IEnumerable<SyntaxNode> Clauses(QueryBodySyntax body)
    {
        foreach (var clause in body.Clauses)
        {
            if (clause is OrderByClauseSyntax order)
            {
                foreach (var ordering in order.Orderings)
                    yield return ordering;
            }
            else
            {
                yield return clause;
            }
        }

        yield return body.SelectOrGroup;
        foreach (var clause in body.Continuation is { } next ? Clauses(next.Body) : [])
            yield return clause;
    }

    private ISymbol? Operation(SyntaxNode clause) => clause is QueryClauseSyntax query
        ? context.Model.GetQueryClauseInfo(query, context.Cancellation).OperationInfo.Symbol
        : context.Symbol(clause);

    /// <summary>Throws what the operator throws if its source is null, when it would be called.</summary>
    private void RefuseNull(ref ExpressionSyntax? source, ISymbol? operation, int position, SyntaxNode query)
    {
        // A 'select' of the variable itself calls nothing.
        if (operation is null)
            return;
        if (operation is not IMethodSymbol { ContainingType: { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } } } method)
            throw Unsupported(query);
        if (source is not null && context.Type(source) is { IsValueType: false })
            Emit($"global::System.ArgumentNullException.ThrowIfNull({renderer.Render(source)}, \"{(method.ReducedFrom ?? method).Parameters[position].Name}\");");
        source = null;
    }
}
