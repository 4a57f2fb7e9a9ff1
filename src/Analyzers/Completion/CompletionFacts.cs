using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// What the whole member says about its variables, without regard to order: which values were put into them.
/// <c>var all = new[] { a, b }</c> lets <c>await Task.WhenAll(all)</c> prove that <c>a</c> is complete.
/// </summary>
internal sealed class CompletionFacts
{
    private readonly Dictionary<ISymbol, List<IOperation>> values = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, int> assignments = new(SymbolEqualityComparer.Default);

    public CompletionFacts(IOperation root)
    {
        foreach (var operation in root.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Initializer.Value: { } value } declarator:
                    Assign(declarator.Symbol, value);
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                    Assign(target.Local, assignment.Value);
                    break;
                case IInvocationOperation { TargetMethod.Name: "Add" or "AddRange" or "Enqueue" or "Push", Instance: ILocalReferenceOperation list } call:
                    foreach (var argument in call.Arguments)
                    {
                        Put(list.Local, argument.Value);
                    }

                    break;
            }
        }
    }

    /// <summary>Everything that was ever assigned to a local or added to it.</summary>
    public IReadOnlyList<IOperation> ValuesOf(ISymbol local) => values.TryGetValue(local, out var list) ? list : [];

    /// <summary>The value of a local that is assigned once, or null.</summary>
    public IOperation? OnlyValueOf(ISymbol local)
        => assignments.TryGetValue(local, out var count) && count == 1 ? values[local][0] : null;

    private void Assign(ISymbol local, IOperation value)
    {
        Put(local, value);
        assignments[local] = assignments.TryGetValue(local, out var count) ? count + 1 : 1;
    }

    private void Put(ISymbol local, IOperation value)
    {
        if (!values.TryGetValue(local, out var list))
        {
            values[local] = list = [];
        }

        list.Add(value);
    }
}
