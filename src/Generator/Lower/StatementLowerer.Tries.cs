using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary><c>try</c> with awaits in its body, and <c>using</c>, which is a try that disposes.</summary>
internal sealed partial class StatementLowerer
{
    private void LowerTry(TryStatementSyntax node, List<Node> output)
    {
        if (node.Catches.FirstOrDefault(_context.Awaits.Contains) is { } awaiting)
            throw new FallbackException("an await in a 'catch' keeps the method on the compiler's state machine", awaiting);
        if (node.Finally is { } last && _context.Awaits.Contains(last))
            throw new FallbackException("an await in a 'finally' keeps the method on the compiler's state machine", last);

        var hasFilter = node.Catches.Any(c => c.Filter is not null);
        if (hasFilter)
            _triesWithFilter++;
        var body = LowerScope(node.Block);
        if (hasFilter)
            _triesWithFilter--;
        var catches = new List<Text>();
        foreach (var clause in node.Catches)
        {
            RedirectJumps(clause);
            var text = _renderer.Render(clause);
            AddAliases(output);
            catches.Add(new(text, SourceSpan.Of(clause)));
        }

        Block? cleanup = null;
        if (node.Finally is { } block)
        {
            var statements = new List<Node>();
            LowerList(block.Block.Statements, 0, statements);
            cleanup = new("", statements.ToEquatable());
        }

        output.Add(new Try(body, catches.ToEquatable(), cleanup));
    }

    private void LowerUsingDeclaration(LocalDeclarationStatementSyntax resource, SyntaxList<StatementSyntax> statements, int index, List<Node> output)
    {
        if (resource.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword))
            throw new FallbackException("'await using' keeps the method on the compiler's state machine", resource);
        LowerResources(resource.Declaration, resource, output, body => LowerList(statements, index + 1, body));
    }

    private void LowerUsing(UsingStatementSyntax node, List<Node> output)
    {
        if (node.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword))
            throw new FallbackException("'await using' keeps the method on the compiler's state machine", node);
        var block = new List<Node>();
        if (_context.FindScope(node) is { } scope)
            block.Add(NewScope(scope));
        if (node.Declaration is { } declaration)
        {
            LowerResources(declaration, node, block, body => body.AddRange(LowerScope(node.Statement).Body));
        }
        else
        {
            var value = Value(node.Expression!, block, node.Expression!);
            var type = _context.Converted(node.Expression!) ?? throw new FallbackException("this 'using' cannot be bound", node);
            var name = _context.Spill("resource", Nameable(type, node));
            block.Add(new Text($"{name} = {value};", SourceSpan.Of(node.Expression!)));
            block.Add(new Try(LowerScope(node.Statement), default, Cleanup(type, name, node)));
        }

        output.Add(new Block("", block.ToEquatable()));
    }

    /// <summary>One try per resource, the later ones inside the earlier ones, so that they are disposed in reverse order.</summary>
    private void LowerResources(VariableDeclarationSyntax declaration, StatementSyntax statement, List<Node> output, Action<List<Node>> body)
    {
        LowerResource(0, output);

        void LowerResource(int index, List<Node> into)
        {
            if (index == declaration.Variables.Count)
            {
                body(into);
                return;
            }

            var declarator = declaration.Variables[index];
            _expressions.Lower(declarator.Initializer!.Value, into, statement is UsingStatementSyntax ? declaration : statement);
            var text = _renderer.Declare(declaration, declarator);
            AddAliases(into);
            into.Add(new Text(text, SourceSpan.Of(declaration)));
            var symbol = _context.Model.GetDeclaredSymbol(declarator, _context.Cancellation);
            if (_context.Variables.Find(symbol) is not { } variable)
                throw new FallbackException("this 'using' cannot be bound", statement);
            var inner = new List<Node>();
            LowerResource(index + 1, inner);
            into.Add(new Try(new("", inner.ToEquatable()), default, Cleanup(variable.Type, _renderer.VariableText(variable, declarator), statement)));
        }
    }

    private Block Cleanup(ITypeSymbol type, string name, SyntaxNode node)
    {
        if (type.IsRefLikeType || type.TypeKind == TypeKind.Dynamic)
            throw new FallbackException($"a resource of type '{type.ToDisplayString()}' cannot live across an await", node);
        return new("", new Node[] { new Text(Disposal(type, name) ?? $"({name} as global::System.IDisposable)?.Dispose();", null) }.ToEquatable());
    }
}
