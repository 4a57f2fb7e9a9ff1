using Microsoft.CodeAnalysis.CSharp;

namespace Analyzers.Tests;

/// <summary>Breaks a program at random, the same way for the same seed.</summary>
public static class Mutation
{
    public static string Of(string source, int seed)
    {
        var random = new Random(seed);
        var tokens = CSharpSyntaxTree.ParseText(source, Compile.ParseOptions).GetRoot().DescendantTokens().Select(t => t.ToFullString()).ToList();
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var at = random.Next(tokens.Count);
            switch (random.Next(3))
            {
                case 0:
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    tokens.Insert(at, tokens[at]);
                    break;
                default:
                    var other = random.Next(tokens.Count);
                    (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                    break;
            }
        }

        return string.Concat(tokens);
    }
}
