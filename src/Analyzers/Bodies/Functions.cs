using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>What belongs to a function itself.</summary>
internal static class Functions
{
    /// <summary>The operations in a piece of code, those in lambdas and local functions left out.</summary>
    public static IEnumerable<IOperation> Own(IOperation operation)
    {
        yield return operation;
        if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
        {
            yield break;
        }

        foreach (var child in operation.ChildOperations)
        {
            foreach (var nested in Own(child))
            {
                yield return nested;
            }
        }
    }
}
