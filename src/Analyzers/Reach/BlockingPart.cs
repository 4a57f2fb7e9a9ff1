using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>Something in a method that blocks.</summary>
/// <param name="Operation">What blocks, or calls what does.</param>
/// <param name="Helper">The method of this compilation that is called; null for what blocks by itself.</param>
internal readonly record struct BlockingPart(IOperation Operation, IMethodSymbol? Helper);
