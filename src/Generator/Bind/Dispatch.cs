using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Coroutines.Generator.Bind;

/// <summary>
/// Virtual and interface coroutines: a call must reach the method that the object has. Beside the method that introduces the name stands an internal
/// interface; types whose own method has a frame implement it, and give the frame only to objects that use that method. Mocks, proxies and overrides
/// without a frame know nothing of it: calls of theirs go to the user's method.
/// </summary>
internal static class Dispatch
{
    /// <summary>Does a call of this method depend on the object it is called on?</summary>
    public static bool IsNeeded(IMethodSymbol declared) =>
        !declared.IsStatic && ((declared.ContainingType.TypeKind == TypeKind.Interface && (declared.IsAbstract || declared.IsVirtual))
        || (declared.ContainingType.TypeKind == TypeKind.Class && !declared.ContainingType.IsSealed && !declared.IsSealed && (declared.IsVirtual || declared.IsAbstract || declared.IsOverride)));

    /// <summary>The method's name; without the interface for an explicit implementation.</summary>
    public static string PlainName(IMethodSymbol method) => method.ExplicitInterfaceImplementations.Length > 0 ? method.ExplicitInterfaceImplementations[0].Name : method.Name;

    /// <summary>What a call of the method is redirected to: the static method of the interface, with the call's own types.</summary>
    /// <param name="method">The method that is called.</param>
    /// <param name="typeName">How its types are named.</param>
    public static string Target(IMethodSymbol method, Func<ITypeSymbol, string> typeName) => $"{Interface(Introducing(method), typeName)}.{CallName(method)}";

    /// <summary>
    /// The method furthest up that this one overrides, that calls can be dispatched through and whose parameters have the same names and defaults, as a call
    /// may use both; itself where there is none.
    /// </summary>
    private static IMethodSymbol Introducing(IMethodSymbol method) => Overridden(method).LastOrDefault(m => HasSameParameters(m, method)) ?? method;

    private static IEnumerable<IMethodSymbol> Overridden(IMethodSymbol method)
    {
        for (var m = method.OverriddenMethod; m is not null; m = m.OverriddenMethod)
        {
            if (IsDispatched(m, method))
                yield return m;
        }
    }

    private static bool HasSameParameters(IMethodSymbol one, IMethodSymbol other) =>
        one.Parameters.Zip(other.Parameters, static (a, b) => a.Name == b.Name && a.HasExplicitDefaultValue == b.HasExplicitDefaultValue && (!a.HasExplicitDefaultValue || Equals(a.ExplicitDefaultValue, b.ExplicitDefaultValue))).All(static same => same);

    /// <summary>Is it a coroutine of this compilation that an interface of ours stands beside?</summary>
    private static bool IsDispatched(IMethodSymbol method, IMethodSymbol from) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, from.ContainingAssembly)
        && CoroutineSymbols.IsCoroutine(method.OriginalDefinition) && CoroutineShape.WhyNotRedirected(method.OriginalDefinition, default) is null;

    /// <summary>The interface coroutines of this compilation that the method implements in its own type.</summary>
    private static IEnumerable<IMethodSymbol> Implemented(IMethodSymbol method)
    {
        var type = method.ContainingType;
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
            yield break;
        foreach (var member in type.AllInterfaces.SelectMany(i => i.GetMembers()).OfType<IMethodSymbol>())
        {
            if (!member.IsStatic && IsDispatched(member, method)
                && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method)
                && type.Interfaces.Any(i => SymbolEqualityComparer.Default.Equals(i, member.ContainingType) || i.AllInterfaces.Contains(member.ContainingType, SymbolEqualityComparer.Default)))
            {
                yield return member;
            }
        }
    }

    /// <summary>What the method's own file must declare so that calls find its frame; null for methods that are not dispatched.</summary>
    /// <param name="method">The method.</param>
    /// <param name="hasFrame">Has it a frame?</param>
    /// <param name="typeName">How types are named in the file.</param>
    /// <param name="parameter">How parameters are declared in the file.</param>
    public static DispatchModel? Of(IMethodSymbol method, bool hasFrame, Func<ITypeSymbol, string> typeName, Func<IParameterSymbol, string> parameter)
    {
        var isNeeded = IsNeeded(method) && method.ExplicitInterfaceImplementations.Length == 0;
        var introduces = isNeeded && SymbolEqualityComparer.Default.Equals(Introducing(method), method);
        var isInInterface = method.ContainingType.TypeKind == TypeKind.Interface;
        var own = TypeNames.Identifier(PlainName(method)) + TypeNames.TypeParameters(method.TypeParameters);
        var implements = new List<DispatchedThrough>();
        if (hasFrame && !isInInterface)
        {
            foreach (var introducing in Overridden(method).Concat(isNeeded ? [method] : []).Select(Introducing).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default))
                Implement(introducing, self => $"{self}.{own}");
            foreach (var member in Implemented(method))
            {
                var user = typeName(member.ContainingType).TrimEnd('?');
                Implement(member, self => $"(({user}){self}).{own}");
            }
        }

        if (!introduces && implements.Count == 0)
            return null;
        var receiver = Self(method);
        return new(
            TypeNames.Identifier(PlainName(method)),
            introduces ? new(InterfaceName(method), CallName(method), typeName(method.ContainingType).TrimEnd('?'), receiver, isInInterface && hasFrame ? Guard(method, receiver, self => $"{self}.{own}", typeName) : null) : null,
            implements.ToEquatable(),
            typeName(method.ReturnType),
            TypeNames.TypeParameters(method.TypeParameters),
            TypeNames.Constraints(method.TypeParameters),
            string.Join(", ", method.Parameters.Select(parameter)),
            string.Join(", ", method.Parameters.Select(p => TypeNames.Identifier(p.Name))));

        void Implement(IMethodSymbol calls, Func<string, string> usersMethod) =>
            implements.Add(new(Interface(calls, typeName), Guard(method, "this", usersMethod, typeName), usersMethod("this")));
    }

    private static string Self(IMethodSymbol method)
    {
        var name = "self";
        for (var number = 2; method.Parameters.Any(p => p.Name == name); number++)
            name = "self" + number;
        return name;
    }

    private static string CallName(IMethodSymbol method) => PlainName(method) == "Dispatch" ? "DispatchCall" : "Dispatch";

    private static string Interface(IMethodSymbol method, Func<ITypeSymbol, string> typeName) => $"{typeName(method.ContainingType).TrimEnd('?')}.{InterfaceName(method.OriginalDefinition)}";

    /// <summary>The interface's name; no member of the user's has it, and it is numbered where overloads, also inherited ones, share it.</summary>
    private static string InterfaceName(IMethodSymbol method)
    {
        var plain = PlainName(method);
        var number = 1;
        foreach (var type in method.ContainingType.TypeKind == TypeKind.Interface ? method.ContainingType.AllInterfaces : Bases(method.ContainingType))
            number += type.OriginalDefinition.GetMembers(plain).OfType<IMethodSymbol>().Count(IsDispatchedItself);
        number += method.ContainingType.GetMembers(plain).OfType<IMethodSymbol>().TakeWhile(m => !SymbolEqualityComparer.Default.Equals(m, method)).Count(IsDispatchedItself);
        var name = $"I{plain}Coroutine";
        if (method.ContainingAssembly is not ISourceAssemblySymbol source)
            return number == 1 ? name : name + number;
        var cache = CompilationCache.Of(source.Compilation);
        var free = cache.FreeMemberName(name);
        return number == 1 ? free : free == name ? cache.FreeMemberName(name + number) : $"{free}_{number}";
    }

    private static bool IsDispatchedItself(IMethodSymbol method) => CoroutineSymbols.IsCoroutine(method) && IsNeeded(method);

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var t = type.BaseType; t is not null; t = t.BaseType)
            yield return t;
    }

    /// <summary>
    /// The condition under which the object's method is this one: its type is exactly this one, or inherits the method, which is looked up once per type.
    /// </summary>
    private static string? Guard(IMethodSymbol method, string self, Func<string, string> usersMethod, Func<ITypeSymbol, string> typeName)
    {
        var type = method.ContainingType;
        if (type.IsSealed || type.IsValueType)
            return null;
        var name = typeName(type).TrimEnd('?');
        var exact = type.TypeKind == TypeKind.Interface ? "" : $"GetType() == typeof({name})";
        if (method.Parameters.Length > 16)
            return exact;
        var frame = $"{CoroutineShape.CompanionClass(method)}.{CoroutineShape.FrameName(method)}{TypeNames.TypeParameters(method.TypeParameters)}";
        var function = $"global::System.Func<{string.Join(", ", method.Parameters.Select(p => typeName(p.Type)).Append(typeName(method.ReturnType)))}>";
        var inherits = $"global::Coroutines.CompilerServices.InheritedMethod<{name}, {frame}>.IsUsedBy({self}, static self => new {function}({usersMethod("self")}))";
        return exact.Length == 0 ? inherits : $"{exact} || {inherits}";
    }
}
