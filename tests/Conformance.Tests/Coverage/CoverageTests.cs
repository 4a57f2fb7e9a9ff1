using Conformance.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Conformance.Tests.Coverage;

/// <summary>Every construct has a case, which is then run with every subset of its awaits finishing at once, later, or failing.</summary>
public sealed class CoverageTests
{
    private static readonly ILookup<string, string> Cases = ProgramFile.All()
        .SelectMany(static program => CSharpSyntaxTree.ParseText(program.Text, cancellationToken: TestContext.Current.CancellationToken).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .SelectMany(method => Ids(method).Select(id => (Id: id, Case: $"{program.Name}.{method.Identifier}"))))
        .ToLookup(static found => found.Id, static found => found.Case);

    [Fact]
    public void Every_construct_has_a_case()
    {
        var missing = Constructs.All.Where(static construct => !Cases.Contains(construct.Key) && !Constructs.WithoutCase.ContainsKey(construct.Key));
        Assert.True(!missing.Any(), "no case covers:\n" + string.Join("\n", missing.Select(static construct => $"{construct.Key} {construct.Value}")));
    }

    [Fact]
    public void Every_id_is_that_of_a_construct() =>
        Assert.All(Cases.Select(static found => found.Key).Concat(Constructs.WithoutCase.Keys), static id => Assert.Contains(id, Constructs.All));

    [Fact]
    public void What_has_a_case_is_not_listed_as_impossible() =>
        Assert.All(Constructs.WithoutCase.Keys, static id => Assert.Empty(Cases[id]));

    private static IEnumerable<string> Ids(MethodDeclarationSyntax method) => method.AttributeLists
        .SelectMany(static list => list.Attributes)
        .Where(static attribute => attribute.Name.ToString() == "Covers")
        .SelectMany(static attribute => attribute.ArgumentList!.Arguments)
        .Select(static argument => ((LiteralExpressionSyntax)argument.Expression).Token.ValueText);
}
