using Microsoft.CodeAnalysis;

namespace BlockingCatalog;

/// <summary>A coroutine that uses one member.</summary>
internal sealed class Site
{
    private static readonly SymbolDisplayFormat Names = SymbolDisplayFormat.FullyQualifiedFormat;

    private readonly IMethodSymbol method;
    private readonly string? rule;
    private readonly List<string> parameters = [];

    public Site(IMethodSymbol method, string? rule)
    {
        this.method = Constructed(method);
        this.rule = rule;
    }

    /// <summary>False for what user code cannot call, or a coroutine cannot hold.</summary>
    public static bool CanBeWritten(IMethodSymbol method)
    {
        for (ISymbol? symbol = method; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return method.ContainingType is { IsRefLikeType: false, ContainingType: not { IsGenericType: true } } type
            && !(method.MethodKind == MethodKind.Constructor && type.IsAbstract)
            && type.TypeParameters.Concat(method.TypeParameters).All(p => p.ConstraintTypes.IsEmpty)
            && method.Parameters.All(p => p.Type is not (IPointerTypeSymbol or IFunctionPointerTypeSymbol)
                && (!p.Type.IsRefLikeType || p.Type.Name is "Span" or "ReadOnlySpan" && p.RefKind == RefKind.None))
            && method.ReturnType is not IPointerTypeSymbol;
    }

    public string Write(string name, int shape)
    {
        var receiver = Receiver();
        var access = Access();
        var canBeConditional = receiver == "receiver" && access[0] == '.' && method.ContainingType.IsReferenceType
            && method.MethodKind != MethodKind.PropertySet && (method.ReturnsVoid || method.ReturnType is { IsValueType: true, IsRefLikeType: false });
        var use = canBeConditional && shape % 7 == 0 ? receiver + "?" + Mark(access) : Mark(receiver + access);
        var statement = method.ReturnsVoid && method.MethodKind != MethodKind.Constructor ? use + ";"
            : method.ReturnType.IsRefLikeType || method.ReturnsByRef ? "_ = " + use + ";"
            : "Use(" + use + ");";
        if (method.MethodKind == MethodKind.PropertySet)
        {
            // An assignment is reported at the property.
            statement = Mark(receiver + access) + " = " + Argument(method.Parameters.Last()) + ";";
        }

        var body = (shape / 7 % 6) switch
        {
            0 => $"if (receiverOfNothing.Length > 0) {{ {statement} }}",
            1 => $"new System.Collections.Generic.List<int> {{ 1 }}.ForEach(_ => {{ {statement} }});",
            2 => $"Inner(); void Inner() {{ {statement} }}",
            3 => $"try {{ {statement} }} finally {{ Use(null); }}",
            _ => statement,
        };
        parameters.Add("string receiverOfNothing");
        return $$"""
                // {{method.OriginalDefinition.GetDocumentationCommentId()}}
                [Coroutine]
                async Coroutine {{name}}({{string.Join(", ", parameters.Distinct())}})
                {
                    await Coroutine.Yield();
                    {{body}}
                }

            """;
    }

    private string Mark(string use) => rule is null ? use : $"{{|{rule}:{use}|}}";

    private string Receiver()
    {
        var type = method.ContainingType.ToDisplayString(Names);
        if (method.MethodKind == MethodKind.Constructor)
        {
            return "new " + type;
        }

        if (method.IsStatic)
        {
            return type;
        }

        parameters.Add(type + " receiver");
        return "receiver";
    }

    private string Access()
    {
        if (method.AssociatedSymbol is IPropertySymbol property)
        {
            var indices = property.Parameters.Select(Argument).ToList();
            return indices.Count > 0 ? $"[{string.Join(", ", indices)}]" : "." + property.Name;
        }

        var arguments = "(" + string.Join(", ", method.Parameters.Select(Argument)) + ")";
        return method.MethodKind == MethodKind.Constructor ? arguments
            : "." + method.Name
            + (method.TypeArguments.IsEmpty ? "" : "<" + string.Join(", ", method.TypeArguments.Select(t => t.ToDisplayString(Names))) + ">")
            + arguments;
    }

    private string Argument(IParameterSymbol parameter)
    {
        var type = parameter.Type.ToDisplayString(Names);
        var name = "p" + parameter.Ordinal;
        if (parameter.RefKind == RefKind.Out)
        {
            return $"out {type} {name}";
        }

        if (parameter.Type is INamedTypeSymbol { IsRefLikeType: true } span)
        {
            var element = span.TypeArguments[0].ToDisplayString(Names);
            return $"new {type}(new {element}[8])";
        }

        parameters.Add($"{type} {name}");
        return parameter.RefKind == RefKind.Ref ? "ref " + name : name;
    }

    private static IMethodSymbol Constructed(IMethodSymbol method)
    {
        var type = method.ContainingType;
        if (type.IsGenericType)
        {
            var constructed = type.Construct([.. type.TypeParameters.Select(Argument)]);
            method = constructed.GetMembers(method.Name).OfType<IMethodSymbol>().First(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, method));
        }

        return method.IsGenericMethod ? method.Construct([.. method.TypeParameters.Select(Argument)]) : method;
    }

    private static ITypeSymbol Argument(ITypeParameterSymbol parameter)
        => References.Compilation.GetSpecialType(parameter.HasValueTypeConstraint ? SpecialType.System_Int32 : SpecialType.System_String);
}
