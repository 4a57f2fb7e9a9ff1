using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Analyzers;

internal sealed partial class NamesReader
{
    public override void VisitIdentifierName(IdentifierNameSyntax node) => Mention(node.Identifier.ValueText);

    public override void VisitGenericName(GenericNameSyntax node)
    {
        Mention(node.Identifier.ValueText);
        base.VisitGenericName(node);
    }

    public override void VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (member is not null)
        {
            (IsAwaited(node) ? member.Awaited : member.Called).Add(NameOf(node.Expression));
        }

        base.VisitInvocationExpression(node);
    }

    public override void VisitLockStatement(LockStatementSyntax node) => With(MemberParts.Lock, () => base.VisitLockStatement(node));

    public override void VisitUsingStatement(UsingStatementSyntax node)
    {
        MentionUsing(node.AwaitKeyword);
        base.VisitUsingStatement(node);
    }

    public override void VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node)
    {
        if (node.UsingKeyword.IsKind(SyntaxKind.UsingKeyword))
        {
            MentionUsing(node.AwaitKeyword);
        }

        base.VisitLocalDeclarationStatement(node);
    }

    public override void VisitWhileStatement(WhileStatementSyntax node) => With(MemberParts.Loop, () => base.VisitWhileStatement(node));

    public override void VisitDoStatement(DoStatementSyntax node) => With(MemberParts.Loop, () => base.VisitDoStatement(node));

    public override void VisitForStatement(ForStatementSyntax node)
        => With(node.Condition is null or LiteralExpressionSyntax or NameSyntax or MemberAccessExpressionSyntax ? MemberParts.Loop : MemberParts.None, () => base.VisitForStatement(node));

    public override void VisitForEachStatement(ForEachStatementSyntax node)
    {
        MentionLoop(node);
        Declare(node.Identifier.ValueText, node.Type);
        base.VisitForEachStatement(node);
    }

    public override void VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        MentionLoop(node);
        base.VisitForEachVariableStatement(node);
    }

    public override void VisitTryStatement(TryStatementSyntax node) => With(MemberParts.Try, () => base.VisitTryStatement(node));

    public override void VisitInterpolation(InterpolationSyntax node)
    {
        Mention("ToString");
        base.VisitInterpolation(node);
    }

    public override void VisitElementAccessExpression(ElementAccessExpressionSyntax node)
    {
        Mention(UnnamedCalls.Indexer);
        base.VisitElementAccessExpression(node);
    }

    public override void VisitElementBindingExpression(ElementBindingExpressionSyntax node)
    {
        Mention(UnnamedCalls.Indexer);
        base.VisitElementBindingExpression(node);
    }

    public override void VisitImplicitElementAccess(ImplicitElementAccessSyntax node)
    {
        Mention(UnnamedCalls.Indexer);
        base.VisitImplicitElementAccess(node);
    }

    public override void VisitObjectCreationExpression(ObjectCreationExpressionSyntax node)
    {
        if ((node.Type as SimpleNameSyntax ?? (node.Type as QualifiedNameSyntax)?.Right) is { } made)
        {
            Mention(UnnamedCalls.New(made.Identifier.ValueText));
        }

        base.VisitObjectCreationExpression(node);
    }

    public override void VisitImplicitObjectCreationExpression(ImplicitObjectCreationExpressionSyntax node)
    {
        Mention(UnnamedCalls.Constructor);
        base.VisitImplicitObjectCreationExpression(node);
    }

    public override void VisitConstructorInitializer(ConstructorInitializerSyntax node)
    {
        Mention(UnnamedCalls.Constructor);
        Mention(type);
        base.VisitConstructorInitializer(node);
    }

    public override void VisitQueryExpression(QueryExpressionSyntax node)
    {
        foreach (var name in UnnamedCalls.OfQueries)
        {
            Mention(name);
        }

        base.VisitQueryExpression(node);
    }

    public override void VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => WithFunction(node.AsyncKeyword, node.AttributeLists, () => base.VisitSimpleLambdaExpression(node));

    public override void VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node)
        => WithFunction(node.AsyncKeyword, node.AttributeLists, () => base.VisitParenthesizedLambdaExpression(node));

    public override void VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node)
        => WithFunction(node.AsyncKeyword, attributes: default, () => base.VisitAnonymousMethodExpression(node));

    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        Declare(node.Identifier.ValueText, node.ReturnType, node.Modifiers);
        WithFunction(node.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.AsyncKeyword)), node.AttributeLists, () => base.VisitLocalFunctionStatement(node));
    }

    private void WithFunction(SyntaxToken asyncKeyword, SyntaxList<AttributeListSyntax> attributes, Action read)
        => With(asyncKeyword.IsKind(SyntaxKind.AsyncKeyword) || attributes.Count > 0 ? MemberParts.AsyncFunction : MemberParts.None, read);

    private void With(MemberParts parts, Action read)
    {
        if (member is not null)
        {
            member.Parts |= parts;
        }

        read();
    }

    private void MentionUsing(SyntaxToken awaitKeyword)
    {
        if (member is not null && !awaitKeyword.IsKind(SyntaxKind.AwaitKeyword))
        {
            member.Parts |= MemberParts.Using;
            Mention("Dispose");
        }
    }

    private void MentionLoop(CommonForEachStatementSyntax node)
    {
        if (member is not null && !node.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword))
        {
            member.Parts |= MemberParts.ForEach;
            foreach (var name in UnnamedCalls.OfLoops)
            {
                Mention(name);
            }
        }
    }

    private void Mention(string name)
    {
        tree.Mentioned.Add(name);
        member?.Mentioned.Add(name);
    }

    private static bool IsAwaited(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax parenthesized)
        {
            expression = parenthesized;
        }

        return expression.Parent is AwaitExpressionSyntax;
    }

    private static string NameOf(ExpressionSyntax called) => called switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => UnnamedCalls.Anything,
    };
}
