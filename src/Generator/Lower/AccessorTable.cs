using Coroutines.Generator.Bind;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Coroutines.Generator.Lower;

/// <summary>
/// Setters of <c>init</c> members, and constructors of types with <c>required</c> ones, are C#'s to call in an initializer only. Where a value of the
/// initializer awaits, they are called through accessors, which the runtime binds by name.
/// </summary>
/// <example><c>[UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Age")] static extern void SetAge(Person target, int value);</c></example>
internal sealed class AccessorTable(INamedTypeSymbol containingType, string frameName)
{
    private readonly Dictionary<INamedTypeSymbol, (string Name, int Level, string Head, List<string> Members)> _classes = new(SymbolEqualityComparer.Default);

    public EquatableArray<AccessorClass> Classes => _classes.Values.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new AccessorClass(c.Level, c.Head, c.Members.ToEquatable())).ToEquatable();

    /// <summary>The text that calls the setter; receiver and arguments follow in parentheses. Null where no accessor can be declared.</summary>
    public string? Setter(IMethodSymbol setter)
    {
        var definition = setter.OriginalDefinition;
        var name = "Set" + (definition.AssociatedSymbol is IPropertySymbol { IsIndexer: false } property ? property.Name : "Item");
        var receiver = (definition.ContainingType.IsValueType ? "ref " : "") + TypeNames.Of(definition.ContainingType);
        var parameters = string.Join(", ", definition.Parameters.Select(p => $"{TypeNames.Of(p.Type)} {TypeNames.Identifier(p.Name)}"));
        return Member(setter, name, $"[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = \"{definition.MetadataName}\")]\npublic static extern void {name}({receiver} target, {parameters});");
    }

    /// <summary>The text that calls the constructor; arguments follow in parentheses.</summary>
    public string? Constructor(IMethodSymbol constructor)
    {
        var definition = constructor.OriginalDefinition;
        var parameters = string.Join(", ", definition.Parameters.Select(p => $"{(p.IsParams ? "params " : "")}{Renderer.Modifier(p.RefKind)}{TypeNames.Of(p.Type)} {TypeNames.Identifier(p.Name)}{Signatures.Default(p)}"));
        return Member(constructor, "New", $"[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Constructor)]\npublic static extern {TypeNames.Of(definition.ContainingType)} New({parameters});");
    }

    /// <summary>Adds a member to the class of accessors for a type. That class has the type parameters of the type, as the runtime wants it.</summary>
    private string? Member(IMethodSymbol target, string name, string declaration)
    {
        var type = target.ContainingType;
        var definition = type.OriginalDefinition;
        if (!_classes.TryGetValue(definition, out var found))
        {
            if (LevelFor(target.OriginalDefinition) is not { } level)
                return null;
            var className = $"{definition.Name}Of{frameName}";
            while (_classes.Values.Any(c => c.Name == className))
                className += "_";
            var own = AllTypeParameters(definition).Skip(OuterCount(level)).ToList();
            var head = $"{(level == 0 ? "file" : "private")} static class {className}{TypeNames.TypeParameters(own)}{TypeNames.Constraints(own)}";
            _classes[definition] = found = (className, level, head, []);
        }

        if (!found.Members.Contains(declaration))
            found.Members.Add(declaration);
        var arguments = AllTypeArguments(type).Skip(OuterCount(found.Level)).Select(TypeNames.Of).ToList();
        return $"{found.Name}{(arguments.Count == 0 ? "" : $"<{string.Join(", ", arguments)}>")}.{name}";
    }

    /// <summary>
    /// How many of the containing types the class must stand in to see the types it names: none, if it can. Null where its type parameters would
    /// then not be those of the target.
    /// </summary>
    private int? LevelFor(IMethodSymbol target)
    {
        var level = 0;
        foreach (var type in target.Parameters.Select(p => p.Type).Append(target.ContainingType))
            level = Math.Max(level, LevelFor(type));
        var outer = Containers().Take(level).SelectMany(t => t.TypeParameters).ToList();
        return AllTypeParameters(target.ContainingType).Take(outer.Count).SequenceEqual(outer, SymbolEqualityComparer.Default) ? level : null;
    }

    private int LevelFor(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => LevelFor(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Where(a => a is not ITypeParameterSymbol).Select(LevelFor).Append(OwnLevel(named)).Max(),
        _ => 0,
    };

    private int OwnLevel(INamedTypeSymbol type)
    {
        var containers = Containers().ToList();
        var level = 0;
        for (var at = type; at?.ContainingType is { } container; at = container)
        {
            if (at.DeclaredAccessibility is not (Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal))
                continue;
            var index = containers.FindIndex(c => SymbolEqualityComparer.Default.Equals(c, container.OriginalDefinition));
            level = Math.Max(level, index < 0 ? containers.Count : index + 1);
        }

        return level;
    }

    private int OuterCount(int level) => Containers().Take(level).Sum(t => t.TypeParameters.Length);

    /// <summary>The containing types of the method, outermost first.</summary>
    private IEnumerable<INamedTypeSymbol> Containers()
    {
        var types = new List<INamedTypeSymbol>();
        for (INamedTypeSymbol? type = containingType; type is not null; type = type.ContainingType)
            types.Insert(0, type.OriginalDefinition);
        return types;
    }

    private static IEnumerable<ITypeParameterSymbol> AllTypeParameters(INamedTypeSymbol type) => type.ContainingType is { } outer ? AllTypeParameters(outer).Concat(type.TypeParameters) : type.TypeParameters;

    private static IEnumerable<ITypeSymbol> AllTypeArguments(INamedTypeSymbol type) => type.ContainingType is { } outer ? AllTypeArguments(outer).Concat(type.TypeArguments) : type.TypeArguments;
}
