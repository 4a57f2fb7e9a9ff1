using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Coroutines.Generator.Lower;

/// <summary><c>using</c> is a try that disposes; <c>await using</c> one whose finally awaits.</summary>
internal sealed partial class StatementLowerer
{
    private void LowerUsingDeclaration(LocalDeclarationStatementSyntax resource, SyntaxList<StatementSyntax> statements, int index, List<Node> output) =>
        LowerResources(resource.Declaration, resource, resource.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword), output, body => LowerList(statements, index + 1, body));

    private void LowerUsing(UsingStatementSyntax node, List<Node> output)
    {
        var isAsync = node.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword);
        var block = new List<Node>();
        if (_context.FindScope(node) is { } scope)
            block.Add(NewScope(scope));
        if (node.Declaration is { } declaration)
        {
            LowerResources(declaration, node, isAsync, block, body =>
            {
                // A block with local functions stays one: what they capture is declared at its head.
                var inner = LowerScope(node.Statement);
                if (inner.Prologue.Count > 0)
                    body.Add(inner);
                else
                    body.AddRange(inner.Body);
            });
        }
        else
        {
            var value = Value(node.Expression!, block, node.Expression!);
            var type = _context.Type(node.Expression!) ?? throw new FallbackException("this 'using' cannot be bound", node);
            var name = _context.Spill("resource", type, node, node);
            block.Add(new Text($"{name} = {value};", SourceSpan.Of(node.Expression!)));
            (type, name) = Typed(type, name, isAsync, node, block);
            Guard(body => body.Add(LowerScope(node.Statement)), type, name, isAsync, node, block);
        }

        output.Add(new Block("", block.ToEquatable()));
    }

    /// <summary>One try per resource, the later ones inside the earlier ones, so that they are disposed in reverse order.</summary>
    private void LowerResources(VariableDeclarationSyntax declaration, StatementSyntax statement, bool isAsync, List<Node> output, Action<List<Node>> body)
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
            into.Add(new Text(text, SourceSpan.Of(statement is UsingStatementSyntax ? declaration : statement)));
            var symbol = _context.Model.GetDeclaredSymbol(declarator, _context.Cancellation);
            if (_context.Variables.Find(symbol) is not { } variable)
                throw new FallbackException("this 'using' cannot be bound", statement);
            var (type, name) = Typed(variable.Type, _renderer.VariableText(variable, declarator), isAsync, statement, into);
            Guard(inner => LowerResource(index + 1, inner), type, name, isAsync, statement, into);
        }
    }

    /// <summary>A resource that is <c>dynamic</c> is converted to the interface before the body runs.</summary>
    private (ITypeSymbol Type, string Name) Typed(ITypeSymbol type, string name, bool isAsync, SyntaxNode node, List<Node> output)
    {
        if (type.TypeKind != TypeKind.Dynamic)
            return (type, name);
        var wanted = _context.Model.Compilation.GetTypeByMetadataName(isAsync ? "System.IAsyncDisposable" : "System.IDisposable")
            ?? throw new FallbackException("this 'using' cannot be bound", node);
        var typed = _context.Spill("disposable", _context.TypeName(wanted) + "?");
        output.Add(new Text($"{typed} = {name};", SourceSpan.Of(node)));
        return (wanted, typed);
    }

    private void Guard(Action<List<Node>> body, ITypeSymbol type, string name, bool isAsync, SyntaxNode node, List<Node> output)
    {
        if (type.IsRefLikeType)
            throw new FallbackException($"a resource of type '{type.ToDisplayString()}' cannot live across an await", node);
        if (isAsync)
        {
            // A using declaration reaches to the end of its block.
            var region = node is LocalDeclarationStatementSyntax { Parent: { } list } ? TextSpan.FromBounds(node.Span.End, list.Span.End) : node.Span;
            LowerAwaitingFinally(region, body, cleanup => AddDisposeAsync(type, name, node, cleanup), output);
            return;
        }

        var inner = new List<Node>();
        body(inner);
        var dispose = type.SpecialType == SpecialType.System_IDisposable ? $"{name}?.Dispose();" : Disposal(type, name) ?? $"({name} as global::System.IDisposable)?.Dispose();";
        output.Add(new Try(Tidy.Single(inner), default, new("", new Node[] { new Text(dispose, null) }.ToEquatable())));
    }

    /// <summary><c>if (r is not null) await r.DisposeAsync();</c></summary>
    private void AddDisposeAsync(ITypeSymbol type, string name, SyntaxNode node, List<Node> output)
    {
        var isNullable = type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        var (call, method) = DisposeAsync(isNullable ? ((INamedTypeSymbol)type).TypeArguments[0] : type, isNullable ? name + ".GetValueOrDefault()" : name, isNullable, node);
        var wait = new List<Node>();
        var result = _expressions.AwaitSynthetic(call, method.ReturnType, "Dispose", node, wait);
        wait.Add(new Text(result + ";", null));
        if (!type.IsValueType || isNullable)
            output.Add(new If($"{name} is not null", null, new("", wait.ToEquatable()), null));
        else
            output.AddRange(wait);
    }

    /// <summary>By its interface, if it has that, else by a method of that name. A struct is called where it is, not in a box.</summary>
    private (string Call, IMethodSymbol Method) DisposeAsync(ITypeSymbol type, string name, bool isValue, SyntaxNode node)
    {
        var own = OwnDisposeAsync(type);
        var byInterface = _context.Model.Compilation.GetTypeByMetadataName("System.IAsyncDisposable");
        var isInterface = SymbolEqualityComparer.Default.Equals(type, byInterface);
        if (byInterface is null || (!isInterface && !Implements(type, byInterface)))
            return ($"{name}.DisposeAsync()", own ?? throw new FallbackException($"'DisposeAsync' of '{type.ToDisplayString()}' cannot be bound", node));
        var method = byInterface.GetMembers("DisposeAsync").OfType<IMethodSymbol>().First();
        var isInherited = type.TypeKind == TypeKind.Interface && !type.AllInterfaces.Append(type).Any(i => !SymbolEqualityComparer.Default.Equals(i, byInterface) && i.GetMembers("DisposeAsync").Length > 0);
        if (isInterface || isInherited)
            return ($"{name}.DisposeAsync()", method);
        if (own is not null && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(method), own))
            return ($"{name}.DisposeAsync()", own!);
        var call = type.IsReferenceType ? $"((global::System.IAsyncDisposable){name}).DisposeAsync()"
            : isValue ? $"((global::System.IAsyncDisposable){name}).DisposeAsync()"
            : $"{_context.Services}FrameOperations.DisposeAsync(ref {name})";
        return (call, method);
    }

    private static bool Implements(ITypeSymbol type, INamedTypeSymbol byInterface) =>
        SymbolEqualityComparer.Default.Equals(type, byInterface)
        || type.AllInterfaces.Contains(byInterface, SymbolEqualityComparer.Default)
        || (type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(c => Implements(c, byInterface)));

    private static IMethodSymbol? OwnDisposeAsync(ITypeSymbol type)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (t.GetMembers("DisposeAsync").OfType<IMethodSymbol>().FirstOrDefault(m => m is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } && m.Parameters.All(p => p.IsOptional || p.IsParams)) is { } method)
                return method;
        }

        return null;
    }
}
