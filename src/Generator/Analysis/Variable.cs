using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Analysis;

/// <summary>Where a variable of the user's lives in the generated method.</summary>
internal enum Placement
{
    /// <summary>Stays a local where the user declared it.</summary>
    InPlace,

    /// <summary>A local at the top: it does not live across an await, but a re-entry edge crosses its declaration.</summary>
    Top,

    /// <summary>A field of the frame: it lives across an await, or is a parameter.</summary>
    Field,

    /// <summary>A field of an object that lambdas can capture, fresh each time its scope is entered.</summary>
    Captured,
}

/// <summary>One local or parameter, and what analysis decided of it.</summary>
internal sealed class Variable(ISymbol symbol, ITypeSymbol type, SyntaxNode? declaration)
{
    public ISymbol Symbol { get; } = symbol;

    public ITypeSymbol Type { get; } = type;

    /// <summary>The declarator, designation or foreach statement; null for parameters.</summary>
    public SyntaxNode? Declaration { get; } = declaration;

    public List<SyntaxNode> References { get; } = [];

    public bool IsCaptured { get; set; }

    /// <summary>A local function may use it whenever it is called, not only where it is written.</summary>
    public bool IsCapturedByLocalFunction { get; set; }

    public Placement Placement { get; set; }

    /// <summary>The name in the generated code; the user's, unless two scopes use one name for different types.</summary>
    public string Name { get; set; } = symbol.Name;

    /// <summary>The node in which the variable is visible, if it does not stay in place.</summary>
    public SyntaxNode? Scope { get; set; }

    /// <summary>For <see cref="Placement.Captured"/>: the node whose entry makes the object (the method for parameters).</summary>
    public SyntaxNode? ScopeOwner { get; set; }
}
