using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Bind;

/// <summary>
/// What a coroutine method's declaration alone decides: can it have a frame, and what are frame and companion called?
/// Caller and callee ask the same question and get the same answer.
/// </summary>
internal static class CoroutineShape
{
    /// <summary>Null if calls from <paramref name="caller"/> can go to a companion or to an interface that dispatches them, should there be one; otherwise why not.</summary>
    public static string? WhyNotRedirected(IMethodSymbol method, IAssemblySymbol caller, CancellationToken cancellation)
    {
        if (SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, caller))
            return WhyNotRedirected(method, cancellation);
        return ForeignCompanions.Find(method) is null ? $"'{method.ContainingAssembly.Name}' has no companion for it" : null;
    }

    /// <summary>Null if the declaration allows calls to go to a companion or to an interface that dispatches them; otherwise why not.</summary>
    public static string? WhyNotRedirected(IMethodSymbol method, CancellationToken cancellation) =>
        method.IsAbstract ? WhyNoDispatch(method, cancellation) : WhyNoFrame(method, cancellation);

    /// <summary>Null if the declaration allows a frame; otherwise why not.</summary>
    public static string? WhyNoFrame(IMethodSymbol method, CancellationToken cancellation)
    {
        if (!method.IsAsync && method.PartialImplementationPart is not { IsAsync: true })
            return "it is not an 'async' method with a body";
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation))
            return "only methods are rewritten";
        if (method.ContainingType.TypeKind == TypeKind.Interface && WhyNotInInterface(method) is { } reason)
            return reason;
        return WhyNotReachable(method, cancellation);
    }

    /// <summary>Is this the generator style, an iterator of coroutines? The compiler makes a plain object of it, which the loop drives.</summary>
    public static bool IsGenerator(IMethodSymbol method) =>
        !method.IsAsync && method.ReturnType is INamedTypeSymbol { Name: "IEnumerator", TypeArguments.Length: 1 } iterator && CoroutineSymbols.IsCoroutineType(iterator.TypeArguments[0]);

    /// <summary>Null if a method of an interface can have a frame; otherwise why not.</summary>
    public static string? WhyNotInInterface(IMethodSymbol method)
    {
        if (method.IsStatic && method.IsVirtual)
            return "which 'static virtual' method runs is decided by a type argument";
        if (method.ExplicitInterfaceImplementations.Length > 0)
            return "it overrides a method of another interface; were the interface by which frames are found implemented there, a type that inherits two such interfaces would not compile";
        if (Dispatch.IsNeeded(method) && method.Parameters.Length > 16)
            return "a default method of an interface with more than 16 parameters cannot be told from an implementation";
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.TypeParameters.Any(p => p.Variance != VarianceKind.None))
                return $"C# allows no nested types, and so no frames, in '{type.Name}', which has variant type parameters";
        }

        return null;
    }

    /// <summary>For a method without a body: null if calls can be dispatched to the frames of its overrides; otherwise why not.</summary>
    public static string? WhyNoDispatch(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.IsStatic)
            return "static abstract methods cannot be redirected";
        return WhyNotReachable(method, cancellation);
    }

    /// <summary>Can other assemblies call it?</summary>
    public static bool IsVisibleOutside(IMethodSymbol method)
    {
        if (method.DeclaredAccessibility != Accessibility.Public)
            return false;
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.DeclaredAccessibility != Accessibility.Public)
                return false;
        }

        return true;
    }

    /// <summary>The parts of one companion class, over all files, have this in common.</summary>
    public static string CompanionGroup(IMethodSymbol method) => $"{method.ContainingType.GetDocumentationCommentId()}.{CompanionClass(method)}";

    public static string? WhyNotReachable(IMethodSymbol method, CancellationToken cancellation)
    {
        if (!CoroutineSymbols.IsCoroutineType(method.ReturnType) && CoroutineSymbols.ItemOfIterator(method) is null)
            return "its return type is not 'Coroutine', 'Coroutine<T>' or that of an async iterator";
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal)
                return $"'{type.Name}' is file-local, so generated code cannot name it";
            if (type.Name.Length == 0)
                return "the compiler that the generator is built against knows no members of extension blocks; a classic extension method is rewritten";
            if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface))
                return type.Name.Length == 0 ? "members of extension blocks cannot be reached from generated code" : $"members of '{type.Name}' cannot be reached from generated code";
            if (!IsPartial(type, cancellation))
                return $"'{type.Name}' is not partial";
        }

        if (Dispatch.IsNeeded(method) && IsPrivate(method))
            return "it is virtual, and its signature names a protected type, which the list of interfaces of a derived type cannot name";
        foreach (var type in method.Parameters.Select(p => p.Type).Append(method.ReturnType))
        {
            if (!TypeNames.IsNameable(type))
                return $"the type '{type.ToDisplayString()}' in its signature cannot be named in another file";
        }

        return null;
    }

    /// <summary>At build analyzers see what the generator added as well; that is never in the way.</summary>
    private static bool IsUsers(ISymbol member) =>
        !member.DeclaringSyntaxReferences.Any(r => CoroutineGenerator.IsOwnFile(r.SyntaxTree));

    /// <summary>Are the containing types open to what a generator adds?</summary>
    public static bool IsInPartialTypes(IMethodSymbol method, CancellationToken cancellation)
    {
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (!IsPartial(type, cancellation))
                return false;
        }

        return true;
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
                return true;
        }

        return false;
    }

    /// <summary>Frames stand in a nested class of the containing type, so that companions can keep the user's names.</summary>
    public static string CompanionClass(IMethodSymbol method)
    {
        var name = IsPrivate(method) ? "PrivateCoroutineFrames" : "CoroutineFrames";
        var free = name;
        for (var number = 2; IsTaken(method.ContainingType, free); number++)
            free = name + number;
        return free;
    }

    /// <summary>Does the signature mention a type that cannot be seen everywhere where the containing type can?</summary>
    public static bool IsPrivate(IMethodSymbol method) =>
        method.Parameters.Select(p => p.Type).Append(method.ReturnType).Any(t => IsHidden(t, method.ContainingType))
        || method.TypeParameters.SelectMany(p => p.ConstraintTypes).Any(t => IsHidden(t, method.ContainingType));

    private static bool IsHidden(ITypeSymbol type, INamedTypeSymbol from) => type switch
    {
        IArrayTypeSymbol array => IsHidden(array.ElementType, from),
        INamedTypeSymbol named => IsHiddenName(named, from) || named.TypeArguments.Any(t => IsHidden(t, from)),
        _ => false,
    };

    private static bool IsHiddenName(INamedTypeSymbol? type, INamedTypeSymbol from)
    {
        for (; type?.ContainingType is { } container; type = container)
        {
            if (type.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedAndInternal || (type.DeclaredAccessibility == Accessibility.Private && !IsPrivateInside(from, container)))
                return true;
        }

        return false;
    }

    /// <summary>Is the type itself seen only inside <paramref name="container"/>?</summary>
    private static bool IsPrivateInside(INamedTypeSymbol type, INamedTypeSymbol container)
    {
        var isPrivate = false;
        for (INamedTypeSymbol? at = type; at is not null; at = at.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, container.OriginalDefinition))
                return isPrivate;
            isPrivate |= at.DeclaredAccessibility == Accessibility.Private;
        }

        return false;
    }

    private static bool IsTaken(INamedTypeSymbol? type, string name)
    {
        if (type!.Name == name)
            return true;
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t.GetMembers(name).Any(IsUsers))
                return true;
        }

        return false;
    }

    /// <summary>The name of the frame: the method's, numbered where overloads share it.</summary>
    public static string FrameName(IMethodSymbol method)
    {
        var number = 1;
        foreach (var member in method.ContainingType.GetMembers())
        {
            if (SymbolEqualityComparer.Default.Equals(member, method))
                break;
            if (member is IMethodSymbol other && Dispatch.PlainName(other) == Dispatch.PlainName(method) && CoroutineSymbols.IsCoroutine(other))
                number++;
        }

        var name = Dispatch.PlainName(method) + "Frame" + (number == 1 ? "" : number.ToString());
        while (method.ContainingType.GetMembers(name).OfType<IMethodSymbol>().Any(CoroutineSymbols.IsCoroutine))
            name += "Struct";
        return name;
    }

    /// <summary>The companion has the method's name; an explicit implementation's is numbered if the type has such a method too.</summary>
    public static string CompanionName(IMethodSymbol method)
    {
        var name = Dispatch.PlainName(method);
        var isTaken = method.ExplicitInterfaceImplementations.Length > 0
            && method.ContainingType.GetMembers().Any(m => m is IMethodSymbol other && !SymbolEqualityComparer.Default.Equals(m, method) && Dispatch.PlainName(other) == name);
        return isTaken ? FrameName(method).Replace("Frame", "") + "Explicit" : name;
    }

    /// <summary>The companion class of a call's target, with the call's own type arguments.</summary>
    public static string CompanionClassName(IMethodSymbol target) =>
        TypeNames.Of(target.ContainingType).TrimEnd('?') + "." + CompanionClass(CoroutineSymbols.Declared(target));

    public static string FrameTypeName(IMethodSymbol target)
    {
        var arguments = target.TypeArguments.Length == 0 ? "" : $"<{string.Join(", ", target.TypeArguments.Select(TypeNames.Of))}>";
        return $"{CompanionClassName(target)}.{FrameName(CoroutineSymbols.Declared(target))}{arguments}";
    }
}
