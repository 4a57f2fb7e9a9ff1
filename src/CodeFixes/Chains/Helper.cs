namespace Coroutines.CodeFixes;

/// <summary>A synchronous method on the way to what blocks.</summary>
internal sealed class Helper(IMethodSymbol symbol, MethodDeclarationSyntax declaration, SemanticModel model)
{
    public IMethodSymbol Symbol => symbol;

    public MethodDeclarationSyntax Declaration => declaration;

    public SemanticModel Model => model;

    /// <summary>What is awaited in its body when it can be awaited itself.</summary>
    public List<HelperPart> Parts { get; } = [];

    /// <summary>The name of the awaitable method beside it, where it has to stay as it is.</summary>
    public string NameBeside => symbol.Name + "Async";
}

/// <summary>Something that blocks in a helper, or where the chain begins.</summary>
/// <param name="Blocking">The expression.</param>
/// <param name="Form">What is awaited in its place; null for a call of a helper of the chain.</param>
/// <param name="Target">That helper.</param>
internal sealed record HelperPart(SyntaxNode Blocking, AwaitedForm? Form, Helper? Target);
