using Coroutines.Generator.Bind;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Coroutines.Generator.Lower;

/// <summary>
/// Variables whose types have no name, because an anonymous type is part of them. They are locals, of a type that an example tells the compiler;
/// while the frame is suspended, a field of type <c>object</c> keeps the value.
/// </summary>
/// <example>
/// <c>var item = FrameOperations.Restore(ref itemKept, true ? default : new { Name = default(string) });</c>. Anonymous types with the same
/// names and types in the same order are one type, and the example is never evaluated.
/// </example>
internal sealed class KeptLocals(Func<ITypeSymbol, string> typeName, Func<string, string> allocate, string services)
{
    private readonly List<(KeptLocal Local, SyntaxNode? Scope)> _locals = [];
    private readonly Dictionary<string, string> _helpers = [];
    private readonly List<string> _declarations = [];

    public EquatableArray<KeptLocal> All => _locals.Select(l => l.Local).Distinct().ToEquatable();

    /// <summary>Those that are no awaiters.</summary>
    public IEnumerable<string> Variables => _locals.Where(l => l.Scope is not null).Select(l => l.Local.Name).Distinct();

    /// <summary>Methods that are never called: calls of them stand for types in the examples.</summary>
    public EquatableArray<string> Helpers => _declarations.ToEquatable();

    /// <summary>What must be stored at an await inside the scopes of these locals.</summary>
    public EquatableArray<string> SavesAt(SyntaxNode await, string awaiter) =>
        _locals.Where(l => l.Local.Field is not null && (l.Scope is { } scope ? scope.Span.Contains(await.Span) : l.Local.Name == awaiter)).Select(l => $"{l.Local.Field} = {l.Local.Name};").Distinct().ToEquatable();

    /// <summary>A local that lives across the awaits in <paramref name="scope"/>; of an awaiter, which has no scope, across its own.</summary>
    public void Add(string name, ITypeSymbol type, SyntaxNode? scope) => Add(name, Example(type), scope);

    public void Add(string name, string example, SyntaxNode? scope)
    {
        var known = _locals.FirstOrDefault(l => l.Local.Name == name && l.Local.Field is not null).Local?.Field;
        _locals.Add((new(name, example, known ?? allocate(name.TrimStart('@') + "Kept")), scope));
    }

    /// <summary>A local that crosses a re-entry edge, but no await.</summary>
    public void AddUnsaved(string name, ITypeSymbol type) => _locals.Add((new(name, Example(type), null), null));

    /// <summary>An expression of this type.</summary>
    public string Example(ITypeSymbol type)
    {
        if (TypeNames.IsNameable(type))
            return $"default({typeName(type)})";
        if (type is INamedTypeSymbol { IsAnonymousType: true, TypeKind: TypeKind.Class } anonymous)
            return $"new {{ {string.Join(", ", anonymous.GetMembers().OfType<IPropertySymbol>().Select(p => $"{TypeNames.Identifier(p.Name)} = {Example(p.Type)}"))} }}";
        if (type is INamedTypeSymbol { IsAnonymousType: true, DelegateInvokeMethod: { } invoke })
            return $"{services}FrameOperations.Like({Lambda(invoke)})";
        var parts = new List<INamedTypeSymbol>();
        var text = Shape(type, parts);
        return $"{Helper("Like", text, parts.Count, "default")}({string.Join(", ", parts.Select(Example))})";
    }

    /// <summary>A lambda of a delegate type that the compiler makes for it, as no <c>Func</c> or <c>Action</c> has its parameters.</summary>
    private string Lambda(IMethodSymbol invoke)
    {
        var parameters = string.Join(", ", invoke.Parameters.Select(p => $"{(p.IsParams ? "params " : "")}{Renderer.Modifier(p.RefKind)}{typeName(p.Type)} {TypeNames.Identifier(p.Name)}{Signatures.Default(p)}"));
        var reference = invoke.RefKind switch { RefKind.Ref => "ref ", RefKind.RefReadOnly => "ref readonly ", _ => "" };
        return $"{reference}{(invoke.ReturnsVoid ? "void" : typeName(invoke.ReturnType))} ({parameters}) => throw null!";
    }

    /// <summary>The class of captured variables of such types has type parameters for them; this expression makes an object of it.</summary>
    public (string TypeParameters, EquatableArray<FrameField> Variables, string Creation) Capture(string className, IEnumerable<(ITypeSymbol Type, string Name)> variables)
    {
        var parts = new List<INamedTypeSymbol>();
        var fields = variables.Select(v => new FrameField(Shape(v.Type, parts), v.Name, FieldRole.Local)).ToEquatable();
        var types = Types(parts.Count);
        var helper = Helper("New" + className, className + types, parts.Count, $"new {className}{types}()");
        return (types + Constraints(parts.Count), fields, $"{helper}({string.Join(", ", parts.Select(p => "true ? default : " + Example(p)))})");
    }

    private string Helper(string wanted, string type, int count, string value)
    {
        if (!_helpers.TryGetValue(type, out var name))
        {
            _helpers[type] = name = allocate(wanted);
            var parameters = string.Join(", ", Enumerable.Range(1, count).Select(i => $"Part{i}? part{i}"));
            _declarations.Add($"private static {type} {name}{Types(count)}({parameters}){Constraints(count)} => {value};");
        }

        return name;
    }

    private static string Types(int count) => $"<{string.Join(", ", Enumerable.Range(1, count).Select(i => "Part" + i))}>";

    private static string Constraints(int count) => string.Concat(Enumerable.Range(1, count).Select(i => $" where Part{i} : class"));

    /// <summary>The type's text with a type parameter for each anonymous type in it.</summary>
    private string Shape(ITypeSymbol type, List<INamedTypeSymbol> parts)
    {
        if (TypeNames.IsNameable(type))
            return typeName(type);
        var annotation = type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? "?" : "";
        switch (type)
        {
            case INamedTypeSymbol { IsAnonymousType: true } anonymous:
                var index = parts.FindIndex(p => SymbolEqualityComparer.Default.Equals(p, anonymous));
                if (index < 0)
                {
                    index = parts.Count;
                    parts.Add(anonymous);
                }

                return $"Part{index + 1}{annotation}";
            case IArrayTypeSymbol array:
                return $"{Shape(array.ElementType, parts)}[{new string(',', array.Rank - 1)}]{annotation}";
            case INamedTypeSymbol { IsTupleType: true } tuple:
                return $"({string.Join(", ", tuple.TupleElements.Select(e => $"{Shape(e.Type, parts)} {TypeNames.Identifier(e.Name)}"))})";
            case INamedTypeSymbol named:
                var container = named.ContainingType is { } outer ? Shape(outer, parts) + "." : named.ContainingNamespace.IsGlobalNamespace ? "global::" : $"global::{named.ContainingNamespace.ToDisplayString()}.";
                var arguments = named.TypeArguments.Length == 0 ? "" : $"<{string.Join(", ", named.TypeArguments.Select(a => Shape(a, parts)))}>";
                return container.Replace("?.", ".") + TypeNames.Identifier(named.Name) + arguments + annotation;
            default:
                throw new InvalidOperationException($"the type '{type.ToDisplayString()}' has no example");
        }
    }
}
