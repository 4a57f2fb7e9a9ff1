using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Analyzers;

/// <summary>Reads the names in a file. Declarations are here; what stands in bodies is in the other part.</summary>
internal sealed partial class NamesReader : CSharpSyntaxWalker
{
    private readonly TreeNames tree = new();
    private MemberNames? member;
    private string type = "";
    private bool isTypeTold;

    public TreeNames Read(SyntaxNode root)
    {
        Visit(root);
        return tree;
    }

    public override void VisitCompilationUnit(CompilationUnitSyntax node)
    {
        foreach (var child in node.ChildNodes().Where(child => child is not GlobalStatementSyntax))
        {
            Visit(child);
        }

        if (node.Members.Any(child => child is GlobalStatementSyntax))
        {
            InMember(node, declared: null, MemberParts.AsyncMember | MemberParts.AsyncFunction, () =>
            {
                foreach (var statement in node.Members.OfType<GlobalStatementSyntax>())
                {
                    Visit(statement);
                }
            });
        }
    }

    public override void VisitUsingDirective(UsingDirectiveSyntax node)
    {
        if (node.Alias is { } alias)
        {
            tree.Aliases.Add((alias.Name.Identifier.ValueText, [.. node.DescendantNodes().OfType<SimpleNameSyntax>().Where(name => name != alias.Name).Select(name => name.Identifier.ValueText)]));
        }

        if (node.StaticKeyword.IsKind(SyntaxKind.StaticKeyword))
        {
            tree.UsedStatically.UnionWith(node.DescendantNodes().OfType<SimpleNameSyntax>().Select(name => name.Identifier.ValueText));
        }

        base.VisitUsingDirective(node);
    }

    public override void VisitClassDeclaration(ClassDeclarationSyntax node) => InType(node, () => base.VisitClassDeclaration(node));

    public override void VisitStructDeclaration(StructDeclarationSyntax node) => InType(node, () => base.VisitStructDeclaration(node));

    public override void VisitInterfaceDeclaration(InterfaceDeclarationSyntax node) => InType(node, () => base.VisitInterfaceDeclaration(node));

    public override void VisitRecordDeclaration(RecordDeclarationSyntax node) => InType(node, () => base.VisitRecordDeclaration(node));

    public override void VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var name = node.Identifier.ValueText;
        Declare(name, node.ReturnType, node.Modifiers);
        if (MentionsCoroutine(node.AttributeLists))
        {
            tree.OfCoroutines.Add(name);
        }

        Tell(name, node.AttributeLists);
        InMember(node, name, PartsOf(node.AttributeLists, node.Modifiers), () => base.VisitMethodDeclaration(node));
    }

    public override void VisitConstructorDeclaration(ConstructorDeclarationSyntax node)
    {
        Tell(node.Identifier.ValueText, node.AttributeLists);
        InMember(node, node.Identifier.ValueText, PartsOf(node.AttributeLists, node.Modifiers), () => base.VisitConstructorDeclaration(node));
    }

    public override void VisitPrimaryConstructorBaseType(PrimaryConstructorBaseTypeSyntax node)
        => InMember(node, declared: null, MemberParts.None, () => base.VisitPrimaryConstructorBaseType(node));

    public override void VisitDestructorDeclaration(DestructorDeclarationSyntax node)
        => InMember(node, declared: null, MemberParts.None, () => base.VisitDestructorDeclaration(node));

    public override void VisitOperatorDeclaration(OperatorDeclarationSyntax node)
        => InMember(node, UnnamedCalls.Operator, PartsOf(node.AttributeLists, node.Modifiers), () => base.VisitOperatorDeclaration(node));

    public override void VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node)
        => InMember(node, UnnamedCalls.Operator, PartsOf(node.AttributeLists, node.Modifiers), () => base.VisitConversionOperatorDeclaration(node));

    public override void VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        Declare(node.Identifier.ValueText, node.Type);
        Tell(node.Identifier.ValueText, node.AttributeLists);
        base.VisitPropertyDeclaration(node);
    }

    public override void VisitIndexerDeclaration(IndexerDeclarationSyntax node)
    {
        Declare(UnnamedCalls.Indexer, node.Type);
        Tell(UnnamedCalls.Indexer, node.AttributeLists);
        base.VisitIndexerDeclaration(node);
    }

    public override void VisitAccessorDeclaration(AccessorDeclarationSyntax node)
    {
        var owner = (BasePropertyDeclarationSyntax?)node.Parent?.Parent;
        if (NameOf(owner) is { } name)
        {
            Tell(name, node.AttributeLists);
        }

        if (node.Body is not null || node.ExpressionBody is not null)
        {
            InMember(node, NameOf(owner), PartsOf(node.AttributeLists, node.Modifiers), () => base.VisitAccessorDeclaration(node));
        }
    }

    public override void VisitArrowExpressionClause(ArrowExpressionClauseSyntax node)
    {
        if (node.Parent is BasePropertyDeclarationSyntax owner)
        {
            InMember(node, NameOf(owner), MemberParts.None, () => base.VisitArrowExpressionClause(node));
        }
        else
        {
            base.VisitArrowExpressionClause(node);
        }
    }

    public override void VisitEqualsValueClause(EqualsValueClauseSyntax node)
    {
        // The initializer of a field or property; one of a variable or a parameter belongs to the body it is in.
        if (member is null && (node.Parent is PropertyDeclarationSyntax || node.Parent?.Parent?.Parent is BaseFieldDeclarationSyntax))
        {
            InMember(node, declared: null, MemberParts.None, () => base.VisitEqualsValueClause(node));
        }
        else
        {
            base.VisitEqualsValueClause(node);
        }
    }

    public override void VisitDelegateDeclaration(DelegateDeclarationSyntax node)
    {
        Declare(node.Identifier.ValueText, node.ReturnType);
        base.VisitDelegateDeclaration(node);
    }

    public override void VisitVariableDeclaration(VariableDeclarationSyntax node)
    {
        foreach (var variable in node.Variables)
        {
            Declare(variable.Identifier.ValueText, node.Type);
        }

        base.VisitVariableDeclaration(node);
    }

    public override void VisitParameter(ParameterSyntax node)
    {
        if (node.Type is { } declared)
        {
            Declare(node.Identifier.ValueText, declared);
        }

        base.VisitParameter(node);
    }

    private void InType(TypeDeclarationSyntax node, Action read)
    {
        var (outer, wasTold) = (type, isTypeTold);
        type = node.Identifier.ValueText;
        isTypeTold = MentionsBlocking(node.AttributeLists);
        Tell(type, node.AttributeLists);
        if (node.BaseList is { } bases)
        {
            tree.UsedStatically.UnionWith(bases.DescendantNodes().OfType<SimpleNameSyntax>().Select(name => name.Identifier.ValueText));
            if (MentionsCoroutine(bases))
            {
                tree.OfCoroutines.Add(type);
            }
        }

        read();
        (type, isTypeTold) = (outer, wasTold);
    }

    private void InMember(SyntaxNode node, string? declared, MemberParts parts, Action read)
    {
        var outer = member;
        member = new MemberNames(node, declared, type) { Parts = parts };
        tree.Members.Add(member);
        read();
        member = outer;
    }

    private void Declare(string name, TypeSyntax declared, SyntaxTokenList modifiers)
    {
        Declare(name, declared);
        var returned = declared is QualifiedNameSyntax qualified ? qualified.Right : declared as SimpleNameSyntax;
        (returned?.Identifier.ValueText is "Task" or "ValueTask" or "Coroutine" ? tree.Awaitable : tree.NotAwaitable).Add(name);
        if (declared is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } && modifiers.Any(SyntaxKind.AsyncKeyword))
        {
            tree.AsyncVoid.Add(name);
        }
    }

    private void Declare(string name, TypeSyntax declared)
    {
        if (declared is not PredefinedTypeSyntax && MentionsCoroutine(declared))
        {
            tree.OfCoroutines.Add(name);
        }
    }

    /// <summary><c>[Blocking]</c> on a member or its type.</summary>
    private void Tell(string name, SyntaxList<AttributeListSyntax> attributes)
    {
        if (isTypeTold || MentionsBlocking(attributes))
        {
            tree.Told.Add(name);
        }
    }

    private static bool MentionsCoroutine(SyntaxNode node) => node.DescendantNodesAndSelf().Any(inner => inner is SimpleNameSyntax name && TreeNames.IsOfCoroutines(name.Identifier.ValueText));

    private static bool MentionsCoroutine(SyntaxList<AttributeListSyntax> attributes) => attributes.Any(list => MentionsCoroutine(list));

    private static bool MentionsBlocking(SyntaxList<AttributeListSyntax> attributes)
        => attributes.Any(list => list.DescendantNodes().Any(node => node is SimpleNameSyntax name && name.Identifier.ValueText.IndexOf("Blocking", StringComparison.Ordinal) >= 0));

    private static MemberParts PartsOf(SyntaxList<AttributeListSyntax> attributes, SyntaxTokenList modifiers)
        => modifiers.Any(SyntaxKind.AsyncKeyword) || MentionsCoroutine(attributes) ? MemberParts.AsyncMember : MemberParts.None;

    private static string? NameOf(BasePropertyDeclarationSyntax? owner) => owner switch
    {
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        EventDeclarationSyntax declared => declared.Identifier.ValueText,
        IndexerDeclarationSyntax => UnnamedCalls.Indexer,
        _ => null,
    };
}
