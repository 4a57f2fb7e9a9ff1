using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Coroutines.Generator.Bind;

/// <summary>
/// Virtual and interface coroutines: a call must reach the override that the object has. Beside such a method stands an internal virtual
/// <c>MCoroutine</c>; an override takes its frame only if the object is of exactly that type, otherwise it calls the user's method, so that
/// mocks, proxies and overrides without a frame are never skipped.
/// </summary>
internal static class Dispatch
{
    /// <summary>Does a call of this method depend on the object it is called on?</summary>
    public static bool IsNeeded(IMethodSymbol declared) =>
        !declared.IsStatic && ((declared.ContainingType.TypeKind == TypeKind.Interface && (declared.IsAbstract || declared.IsVirtual))
        || (declared.ContainingType.TypeKind == TypeKind.Class && !declared.ContainingType.IsSealed && !declared.IsSealed && (declared.IsVirtual || declared.IsAbstract || declared.IsOverride)));

    /// <summary>The name of the dispatching member, the same for a method and all its overrides: no member of the user's has it.</summary>
    public static string Name(IMethodSymbol method)
    {
        var name = PlainName(method) + "Coroutine";
        return method.ContainingAssembly is ISourceAssemblySymbol source ? CompilationCache.Of(source.Compilation).FreeMemberName(name) : name;
    }

    /// <summary>The method's name; without the interface for an explicit implementation.</summary>
    public static string PlainName(IMethodSymbol method) => method.ExplicitInterfaceImplementations.Length > 0 ? method.ExplicitInterfaceImplementations[0].Name : method.Name;

    /// <summary>The coroutines of this compilation that the method overrides, nearest first.</summary>
    public static IEnumerable<IMethodSymbol> Overridden(IMethodSymbol method)
    {
        for (var m = method.OverriddenMethod; m is not null; m = m.OverriddenMethod)
        {
            if (CoroutineSymbols.IsCoroutine(m.OriginalDefinition) && IsHere(m, method))
                yield return m;
        }
    }

    /// <summary>The interface coroutines of this compilation that the method implements in its own type.</summary>
    public static IEnumerable<IMethodSymbol> Implemented(IMethodSymbol method)
    {
        var type = method.ContainingType;
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
            yield break;
        foreach (var member in type.AllInterfaces.SelectMany(i => i.GetMembers()).OfType<IMethodSymbol>())
        {
            if (!member.IsStatic && CoroutineSymbols.IsCoroutine(member.OriginalDefinition) && IsHere(member, method)
                && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method)
                && type.Interfaces.Any(i => SymbolEqualityComparer.Default.Equals(i, member.ContainingType) || i.AllInterfaces.Contains(member.ContainingType, SymbolEqualityComparer.Default)))
            {
                yield return member;
            }
        }
    }

    private static bool IsHere(IMethodSymbol one, IMethodSymbol other) => SymbolEqualityComparer.Default.Equals(one.ContainingAssembly, other.ContainingAssembly);

    /// <summary>What the method's own file must declare so that calls find its frame; null for methods that are not dispatched.</summary>
    public static DispatchModel? Of(IMethodSymbol method, Func<ITypeSymbol, string> typeName, Func<IParameterSymbol, string> parameter)
    {
        var isVirtual = IsNeeded(method);
        var overridden = Overridden(method).Select(m => CoroutineSymbols.Key(m.OriginalDefinition)).ToEquatable();
        var implemented = Implemented(method).Select(m => new ImplementedMethod(CoroutineSymbols.Key(m.OriginalDefinition), typeName(m.ContainingType).TrimEnd('?'), TypeNames.Identifier(Name(m)))).ToEquatable();
        if (!isVirtual && overridden.Count == 0 && implemented.Count == 0)
            return null;
        return new(
            TypeNames.Identifier(Name(method)),
            isVirtual && method.ExplicitInterfaceImplementations.Length == 0,
            CoroutineShape.IsPrivate(method),
            Guard(method, typeName),
            UserCall(method, typeName),
            typeName(method.ReturnType),
            TypeNames.TypeParameters(method.TypeParameters),
            TypeNames.Constraints(method.TypeParameters),
            string.Join(", ", method.Parameters.Select(parameter)),
            string.Join(", ", method.Parameters.Select(p => TypeNames.Identifier(p.Name))),
            overridden,
            implemented);
    }

    /// <summary>The condition under which the object's method is this one. A default method of an interface is asked for, once per type of object.</summary>
    private static string? Guard(IMethodSymbol method, Func<ITypeSymbol, string> typeName)
    {
        var type = method.ContainingType;
        if (method.IsAbstract || type.IsSealed || type.IsValueType)
            return null;
        var name = typeName(type).TrimEnd('?');
        if (type.TypeKind != TypeKind.Interface)
            return $"GetType() == typeof({name})";
        var types = TypeNames.TypeParameters(method.TypeParameters);
        var frame = $"{CoroutineShape.CompanionClass(method)}.{CoroutineShape.FrameName(method)}{types}";
        var function = $"global::System.Func<{string.Join(", ", method.Parameters.Select(p => typeName(p.Type)).Append(typeName(method.ReturnType)))}>";
        return $"global::Coroutines.CompilerServices.DefaultMethod<{name}, {frame}>.IsUsedBy(this, static self => new {function}(self.{TypeNames.Identifier(method.Name)}{types}))";
    }

    private static string UserCall(IMethodSymbol method, Func<ITypeSymbol, string> typeName) =>
        (method.ExplicitInterfaceImplementations.Length > 0 ? $"(({typeName(method.ExplicitInterfaceImplementations[0].ContainingType)})this)." : "") + TypeNames.Identifier(PlainName(method)) + TypeNames.TypeParameters(method.TypeParameters);
}
