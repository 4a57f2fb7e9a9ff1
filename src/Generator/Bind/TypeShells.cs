using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Bind;

/// <summary>Repeats what surrounds a method: usings, namespaces and the heads of its containing types.</summary>
internal static class TypeShells
{
    public static TypeShell Of(MethodDeclarationSyntax method, IMethodSymbol symbol, bool hasShortNames)
    {
        var namespaces = new List<NamespaceShell>();
        var types = new List<string>();
        var usings = "";
        foreach (var ancestor in method.Ancestors())
        {
            switch (ancestor)
            {
                case TypeDeclarationSyntax type:
                    types.Insert(0, Head(type));
                    break;
                case BaseNamespaceDeclarationSyntax space:
                    namespaces.Insert(0, new(space.Name.ToString(), Directives(space.Externs, space.Usings)));
                    break;
                case CompilationUnitSyntax unit:
                    usings = Directives(unit.Externs, unit.Usings);
                    break;
            }
        }

        return new(method.SyntaxTree.FilePath, method.Identifier.GetLocation().GetLineSpan().StartLinePosition.Line + 1, hasShortNames ? WithOurs(usings) : usings, hasShortNames, namespaces.ToEquatable(), types.ToEquatable(), $"{symbol.ContainingType.Name}.{Dispatch.PlainName(symbol)}");
    }

    private static string WithOurs(string usings)
    {
        var lines = usings.Split(['\n'], StringSplitOptions.RemoveEmptyEntries).ToList();
        var added = ShortNames.Namespaces.Select(n => $"using {n};").Where(l => !lines.Contains(l));
        return string.Join("\n", lines.Concat(added));
    }

    private static string Head(TypeDeclarationSyntax type)
    {
        var kind = type is RecordDeclarationSyntax record && record.ClassOrStructKeyword != default ? $"record {record.ClassOrStructKeyword.Text}" : type.Keyword.Text;
        var parameters = type.TypeParameterList is { } list ? $"<{string.Join(", ", list.Parameters.Select(p => $"{(p.VarianceKeyword.Text is { Length: > 0 } variance ? variance + " " : "")}{p.Identifier.Text}"))}>" : "";
        return $"partial {kind} {type.Identifier.Text}{parameters}";
    }

    private static string Directives(SyntaxList<ExternAliasDirectiveSyntax> externs, SyntaxList<UsingDirectiveSyntax> usings) =>
        string.Join("\n", externs.Select(Line).Concat(usings.Where(u => !u.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)).Select(Line)));

    private static string Line(SyntaxNode directive) => string.Join(" ", directive.ToString().Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim()));

    /// <summary>The generated file's name, without its ending and unique but for case.</summary>
    public static string FileName(IMethodSymbol method, string frameName)
    {
        var type = method.ContainingType.ToDisplayString(new SymbolDisplayFormat(
            typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
            genericsOptions: SymbolDisplayGenericsOptions.None));
        var arity = method.ContainingType.TypeArguments.Length == 0 ? "" : $"_{method.ContainingType.TypeArguments.Length}";
        return $"{type}{arity}.{frameName}";
    }
}
