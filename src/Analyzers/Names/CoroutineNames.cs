using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>The names by which coroutine objects are made: a body that calls none of them makes none.</summary>
internal sealed class CoroutineNames
{
    private readonly CallableNames names = new();
    private readonly bool isRenamed;

    public CoroutineNames(KnownTypes types, IReadOnlyList<TreeNames> trees)
    {
        foreach (var tree in trees)
        {
            foreach (var name in tree.OfCoroutines)
            {
                names.Add(name);
            }

            isRenamed |= tree.Aliases.Any(alias => alias.Names.Any(TreeNames.IsOfCoroutines));
        }

        foreach (var assembly in types.RuntimeAndItsUsers)
        {
            Read(assembly.GlobalNamespace);
        }

        foreach (var tree in trees)
        {
            names.Free(tree.UsedStatically);
        }
    }

    /// <summary>True for a body that may make a coroutine object and not await it where it is made.</summary>
    public bool AreCalledIn(MemberNames member)
        => member.Called.Count > 0 && (isRenamed || member.Called.Contains(UnnamedCalls.Anything) || names.AreIn(member.Called, member.Mentioned));

    /// <summary>True for a body that may make a coroutine object or a delegate that does.</summary>
    public bool AreMentionedIn(MemberNames member)
        => isRenamed || member.Called.Contains(UnnamedCalls.Anything) || names.AreIn(member.Mentioned);

    private void Read(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            switch (member)
            {
                case INamespaceOrTypeSymbol inner when member.DeclaredAccessibility is not Accessibility.Private:
                    Read(inner);
                    break;
                case IMethodSymbol { MethodKind: MethodKind.Ordinary } method when IsOfCoroutines(method.ReturnType):
                case IPropertySymbol { Type: var type } when IsOfCoroutines(type):
                case IFieldSymbol { Type: var kept } when IsOfCoroutines(kept):
                    Add(member);
                    break;
            }
        }
    }

    private void Add(ISymbol member)
    {
        if (member.IsStatic && member is not IMethodSymbol { IsExtensionMethod: true })
        {
            names.AddStatic(member.ContainingType.Name, member.Name);
        }
        else
        {
            names.Add(member.Name);
        }
    }

    private static bool IsOfCoroutines(ITypeSymbol type)
        => TreeNames.IsOfCoroutines(type.Name) || type.Name is "IAsyncEnumerable" || type is INamedTypeSymbol { IsGenericType: true } generic && generic.TypeArguments.Any(IsOfCoroutines);
}
