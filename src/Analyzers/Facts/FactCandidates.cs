using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Analyzers;

/// <summary>The public methods of a library that can reach a blocking call, as far as names tell: binding all bodies of a library would double the cost of its build.</summary>
internal static class FactCandidates
{
    /// <summary>Ordinary methods that other assemblies can call.</summary>
    public static IEnumerable<IMethodSymbol> PublicMethods(RuleContext rules, CancellationToken cancellation)
    {
        foreach (var member in rules.Names.Trees.SelectMany(tree => tree.Members))
        {
            if (member.Node is MethodDeclarationSyntax method && (rules.Options.BindsAll || !member.Has(MemberParts.AsyncMember) && rules.Names.Blocking.AreMentionedIn(member))
#pragma warning disable RS1030 // a generator has no other model
                && rules.Types.Compilation.GetSemanticModel(method.SyntaxTree).GetDeclaredSymbol(method, cancellation) is { } symbol && IsPublic(symbol))
#pragma warning restore RS1030
            {
                yield return symbol;
            }
        }
    }

    private static bool IsPublic(ISymbol symbol)
    {
        for (var current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (current.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return true;
    }
}
