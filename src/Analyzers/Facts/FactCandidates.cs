using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Analyzers;

/// <summary>
/// The public methods of a library that can reach a blocking call, as far as names tell: binding all bodies of a library
/// would double the cost of its build. A body is of interest when it names a member of the catalog, or a member of the
/// library whose own body is of interest.
/// </summary>
internal sealed class FactCandidates
{
    private static readonly HashSet<string> Waits = ["Result", "GetResult", "Wait", "WaitAll", "WaitAny", "WaitOne", "Sleep", "RunSynchronously"];

    private readonly Compilation compilation;
    private readonly CancellationToken cancellation;
    private readonly HashSet<string> interesting = [.. Waits];
    private readonly List<(MemberDeclarationSyntax Member, HashSet<string> Names)> members = [];

    public FactCandidates(Compilation compilation, CancellationToken cancellation)
    {
        this.compilation = compilation;
        this.cancellation = cancellation;
        foreach (var entry in CatalogIndex.Embedded.Ordered)
        {
            if (!entry.IsSilent && CatalogRule.All[entry.Rule].Descriptor.DefaultSeverity == DiagnosticSeverity.Warning)
            {
                interesting.Add(NameInSource(entry));
            }
        }

        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            members.AddRange(tree.GetRoot(cancellation).DescendantNodes(node => node is not BaseMethodDeclarationSyntax and not StatementSyntax)
                .OfType<MemberDeclarationSyntax>()
                .Where(member => member is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax)
                .Select(member => (member, NamesIn(member))));
        }

        Close();
    }

    /// <summary>Ordinary methods and constructors that other assemblies can call.</summary>
    public IEnumerable<IMethodSymbol> PublicMethods()
    {
        foreach (var (member, names) in members)
        {
            if (names.Overlaps(interesting) && member is MethodDeclarationSyntax method
#pragma warning disable RS1030 // a generator has no other model
                && compilation.GetSemanticModel(member.SyntaxTree).GetDeclaredSymbol(method, cancellation) is { } symbol && IsPublic(symbol))
#pragma warning restore RS1030
            {
                yield return symbol;
            }
        }
    }

    /// <summary>Who names somebody of interest is of interest.</summary>
    private void Close()
    {
        var grown = true;
        while (grown)
        {
            cancellation.ThrowIfCancellationRequested();
            grown = false;
            foreach (var (member, names) in members)
            {
                if (NameOf(member) is { } name && !interesting.Contains(name) && names.Overlaps(interesting))
                {
                    grown |= interesting.Add(name);
                }
            }
        }
    }

    private static HashSet<string> NamesIn(MemberDeclarationSyntax member)
        => [.. member.DescendantNodes().OfType<SimpleNameSyntax>().Select(name => name.Identifier.ValueText)];

    private static string? NameOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
        _ => null,
    };

    private static string NameInSource(CatalogEntry entry)
        => entry.MemberName == ".ctor" ? entry.TypeName
            : entry.MemberName.StartsWith("get_", StringComparison.Ordinal) || entry.MemberName.StartsWith("set_", StringComparison.Ordinal) ? entry.MemberName.Substring(4)
            : entry.MemberName;

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
