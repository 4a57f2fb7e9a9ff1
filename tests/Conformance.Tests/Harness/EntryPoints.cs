using System.Text;
using Microsoft.CodeAnalysis;

namespace Conformance.Tests.Harness;

/// <summary>Writes the class that starts the cases of a program.</summary>
internal static class EntryPoints
{
    /// <summary>The class; <c>StartN</c> makes a task of case N itself, <c>InsideN</c> of a coroutine that awaits it.</summary>
    /// <param name="cases">The cases.</param>
    public static string For(IReadOnlyList<IMethodSymbol> cases)
    {
        var text = new StringBuilder("public static partial class Entries\n{\n");
        for (var i = 0; i < cases.Count; i++)
        {
            var method = cases[i];
            if (!method.IsStatic || method.Parameters.Length != 0)
                throw new InvalidOperationException($"{method.Name} must be static and without parameters to be a [Case].");
            var call = $"{method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{method.Name}()";
            var type = method.ReturnType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));
            var returns = ((INamedTypeSymbol)method.ReturnType).TypeArguments.Length > 0 ? "return " : "";
            text.Append($$"""
                    public static Started Start{{i}}(EventLoop loop) => Started.Of(loop, {{call}});
                    public static Started Inside{{i}}(EventLoop loop) => Started.Of(loop, Outer{{i}}());
                    [Coroutine]
                    internal static async {{type}} Outer{{i}}()
                    {
                        try
                        {
                            {{returns}}await {{call}};
                        }
                        catch (StepException) when (Val("a filter outside", false))
                        {
                            throw;
                        }
                        finally
                        {
                            Log("left");
                        }
                    }

                """);
        }

        return text.Append("}\n").ToString();
    }
}
