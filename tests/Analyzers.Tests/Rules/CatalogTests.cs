using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

public class CatalogTests
{
    /// <summary>Lines about libraries, which these tests do not reference.</summary>
    private static IEnumerable<CatalogEntry> OfTheFramework => CatalogIndex.Embedded.Ordered.Where(entry => entry.Rule != Coro2041Libraries.Id && !(entry.IsSilent && !entry.DocumentationId.StartsWith("M:System.", StringComparison.Ordinal)));

    [Fact]
    public void Every_line_names_a_member_that_exists()
    {
        var compilation = Compile.From("");
        Assert.True(OfTheFramework.Count() > 1000);
        Assert.All(OfTheFramework, entry =>
        {
            if (entry.DocumentationId.EndsWith("(*)", StringComparison.Ordinal))
            {
                var type = compilation.GetTypeByMetadataName(entry.DocumentationId[2..entry.DocumentationId.LastIndexOf('.')]);
                Assert.NotEmpty(type!.GetMembers(entry.MemberName));
                return;
            }

            var method = Assert.IsAssignableFrom<IMethodSymbol>(DocumentationCommentId.GetFirstSymbolForDeclarationId(entry.DocumentationId, compilation));
            Assert.Equal(entry.MemberName, method.Name);
            Assert.Equal(entry.TypeName, method.ContainingType.Name);
            Assert.Same(entry, CatalogIndex.Embedded.Find(method));
            Assert.True(entry.Replacement.Length == 0 || HasMember(method.ContainingType, entry.Replacement), entry.DocumentationId);
        });
    }

    [Fact]
    public void Every_line_has_a_rule_and_a_reason()
    {
        Assert.All(CatalogIndex.Embedded.Ordered, entry =>
        {
            Assert.True(entry.IsSilent || CatalogRule.All.ContainsKey(entry.Rule), entry.DocumentationId);
            Assert.True(entry.IsSilent || entry.Why.Length > 0, entry.DocumentationId);
        });
        Assert.Equal(CatalogIndex.Embedded.Ordered.Length, CatalogIndex.Embedded.Ordered.Select(e => e.DocumentationId).Distinct().Count());
    }

    [Fact]
    public void Every_rule_has_its_page_and_its_category_a_name_of_its_own()
    {
        Assert.Equal(CatalogRule.All.Count, CatalogRule.All.Values.Select(rule => rule.Category).Distinct().Count());
        Assert.All(CatalogRule.All.Values, rule => Assert.EndsWith(rule.Descriptor.Id + ".md", rule.Descriptor.HelpLinkUri, StringComparison.Ordinal));
    }

    private static bool HasMember(INamedTypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (!type.GetMembers(name).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }
}
