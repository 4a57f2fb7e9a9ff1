using Coroutines.Generator.Bind;
using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>Loops keep their shape, unless their condition or incrementor awaits.</summary>
/// <example>Before: <c>while (await More()) Use();</c>. After: <c>while (true) { await More(); if (!more.GetResult()) break; Use(); }</c>.</example>
internal sealed partial class StatementLowerer
{
    private Block LoopBody(StatementSyntax body, string? continueLabel, CaptureScopeBuilder? around = null, params Node[] first)
    {
        _jumps.Push(new LoopScope(continueLabel));
        var block = LowerScope(body, around, first);
        _jumps.Pop();
        return block;
    }

    private void LowerWhile(WhileStatementSyntax node, List<Node> output)
    {
        var span = SourceSpan.Of(node.Condition);
        if (!_context.Awaits.Contains(node.Condition))
        {
            var condition = WithNewScope(node.Condition, Condition(node.Condition, output));
            output.Add(new Loop(condition, null, span, LoopBody(node.Statement, null)));
            return;
        }

        var body = new List<Node>();
        AddNewScope(node.Condition, body);
        var test = Test(node.Condition, body);
        body.Add(new Text($"if ({Not(node.Condition, test)}) break;", span));
        output.Add(new Loop("true", null, null, Append(body, LoopBody(node.Statement, null))));
    }

    private void LowerDo(DoStatementSyntax node, List<Node> output)
    {
        var span = SourceSpan.Of(node.Condition);
        if (!_context.Awaits.Contains(node.Condition))
        {
            var condition = WithNewScope(node.Condition, Condition(node.Condition, output));
            output.Add(new DoLoop(LoopBody(node.Statement, null), condition, span));
            return;
        }

        var label = _context.Labels.Take("Continue");
        var body = new List<Node> { LoopBody(node.Statement, label), new Label(label) };
        AddNewScope(node.Condition, body);
        var test = Test(node.Condition, body);
        body.Add(new Text($"if ({Not(node.Condition, test)}) break;", span));
        output.Add(new Loop("true", null, null, new("", body.ToEquatable())));
    }

    private void LowerFor(ForStatementSyntax node, List<Node> output)
    {
        var loop = new List<Node>();
        if (_context.FindScope(node) is { } scope)
            loop.Add(NewScope(scope));
        if (node.Declaration is { } declaration)
        {
            foreach (var declarator in declaration.Variables)
            {
                if (declarator.Initializer is { } initializer)
                    _expressions.Lower(initializer.Value, loop, declaration);
                var text = _renderer.Declare(declaration, declarator);
                AddAliases(loop);
                if (text.Length > 0)
                    loop.Add(new Text(text, SourceSpan.Of(declaration, declarator)));
            }
        }

        foreach (var initializer in node.Initializers)
            AddExpression(Value(initializer, loop, initializer), loop, SourceSpan.Of(initializer));

        var awaitsInIncrement = node.Incrementors.Any(_context.Awaits.Contains);
        var awaitsInCondition = _context.Awaits.Contains(node.Condition);
        var captures = node.Incrementors.Any(i => _context.FindScope(i) is not null || i.DescendantNodes().Any(Analysis.AwaitMap.IsCapturing));
        if (!awaitsInIncrement && !awaitsInCondition && !captures)
        {
            var condition = node.Condition is null ? "" : WithNewScope(node.Condition, Condition(node.Condition, loop));
            var increment = string.Join(", ", node.Incrementors.Select(_renderer.Render));
            loop.Add(new Loop(condition, increment, SourceSpan.Of((SyntaxNode?)node.Condition ?? node), LoopBody(node.Statement, null))
            {
                IncrementSpan = node.Incrementors.Count > 0 ? SourceSpan.Of(node.Incrementors[0]) : null,
            });
        }
        else
        {
            loop.Add(FlattenedFor(node));
        }

        output.AddRange(loop);
    }

    private Loop FlattenedFor(ForStatementSyntax node)
    {
        var body = new List<Node>();
        if (node.Condition is { } condition)
        {
            AddNewScope(condition, body);
            body.Add(new Text($"if ({Not(condition, Test(condition, body))}) break;", SourceSpan.Of(condition)));
        }

        var label = _context.Labels.Take("Continue");
        body.Add(LoopBody(node.Statement, label));
        body.Add(new Label(label));
        foreach (var increment in node.Incrementors)
        {
            AddNewScope(increment, body);
            AddExpression(Value(increment, body, increment), body, SourceSpan.Of(increment));
        }

        return new("true", null, null, new("", body.ToEquatable()));
    }

    public static string Not(ExpressionSyntax condition, string text)
    {
        var isPrimary = condition is AwaitExpressionSyntax or InvocationExpressionSyntax or SimpleNameSyntax or MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax
            || (condition is IsPatternExpressionSyntax && Renderer.IsGrouped(text));
        return isPrimary ? "!" + text : $"!({text})";
    }

    /// <summary>A block with a prologue stays one: that may need what the first nodes make.</summary>
    private static Block Append(List<Node> first, Block rest) =>
        rest.Prologue.Count > 0 ? new("", first.Append(rest).ToEquatable()) : rest with { Body = first.Concat(rest.Body).ToEquatable() };

    /// <summary>
    /// <c>foreach</c> over an array or a string counts; over anything else it drives the enumerator, as the language says.
    /// </summary>
    private void LowerForEach(CommonForEachStatementSyntax node, List<Node> output)
    {
        if (node.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword))
        {
            LowerAwaitForEach(node, output);
            return;
        }

        var collectionType = _context.Type(node.Expression);
        if (!_context.Awaits.Contains(node.Statement) && (node is ForEachStatementSyntax || !_context.Awaits.Contains(((ForEachVariableStatementSyntax)node).Variable)))
        {
            _expressions.Lower(node.Expression, output, node.Expression);
            AddStatement(node, output);
            return;
        }

        var info = _context.Model.GetForEachStatementInfo(node);
        if (info.ElementType is null || info.GetEnumeratorMethod is null && collectionType is not IArrayTypeSymbol)
            throw new FallbackException("this 'foreach' cannot be bound", node);
        if (collectionType is IArrayTypeSymbol { IsSZArray: true } or { SpecialType: SpecialType.System_String })
            LowerCountedForEach(node, collectionType, output);
        else
            LowerEnumeratedForEach(node, collectionType, info, output);
    }

    private void LowerCountedForEach(CommonForEachStatementSyntax node, ITypeSymbol type, List<Node> output)
    {
        var name = ElementName(node);
        var items = Value(node.Expression, output, node.Expression);
        var array = _context.Spill(name + "Source", Nameable(type, node));
        var index = _context.Spill(name + "Index", "int");
        output.Add(new Text($"{array} = {items};\n{index} = 0;", SourceSpan.Of(node.Expression)));
        var first = ElementAssignment(node, $"{array}[{index}]");
        output.Add(new Loop($"{index} < {array}.Length", $"{index}++", SourceSpan.Of(node.Expression), LoopBody(node.Statement, null, _context.FindScope(node), first)));
    }

    private void LowerEnumeratedForEach(CommonForEachStatementSyntax node, ITypeSymbol? collectionType, ForEachStatementInfo info, List<Node> output)
    {
        var type = info.GetEnumeratorMethod!.ReturnType;
        if (type.IsRefLikeType || type.TypeKind == TypeKind.Dynamic || info.CurrentProperty is null || info.MoveNextMethod is null || info.CurrentProperty.ReturnsByRef || info.CurrentProperty.ReturnsByRefReadonly)
            throw new FallbackException("this 'foreach' has an enumerator that cannot live across an await", node);
        var source = Value(node.Expression, output, node.Expression);
        var enumerator = _context.Spill(ElementName(node) + "Enumerator", Nameable(type, node));
        var method = info.GetEnumeratorMethod;
        var receiver = Primary(node.Expression, source);
        var start = method switch
        {
            { IsExtensionMethod: true } => $"{_context.TypeName(method.ContainingType)}.GetEnumerator({source})",
            { ContainingType.TypeKind: TypeKind.Interface } when !SymbolEqualityComparer.Default.Equals(collectionType, method.ContainingType) => $"(({_context.TypeName(method.ContainingType)}){receiver}).GetEnumerator()",
            _ => $"{receiver}.GetEnumerator()",
        };
        output.Add(new Text($"{enumerator} = {start};", SourceSpan.Of(node.Expression)));
        // The enumerator of an array of several dimensions has elements of type object.
        var current = SymbolEqualityComparer.Default.Equals(info.CurrentProperty.Type, info.ElementType) ? enumerator + ".Current" : $"(({_context.TypeName(info.ElementType!)}){enumerator}.Current)";
        var loop = new Loop($"{enumerator}.MoveNext()", null, SourceSpan.Of(node.Expression), LoopBody(node.Statement, null, _context.FindScope(node), ElementAssignment(node, current)));
        if (Disposal(type, enumerator) is not { } dispose)
        {
            output.Add(loop);
            return;
        }

        output.Add(new Try(new("", new Node[] { loop }.ToEquatable()), default, new("", new Node[] { new Text(dispose, null) }.ToEquatable())));
    }

    /// <summary>
    /// <c>await foreach (var x in source) Use(x);</c> becomes <c>try { while (true) { await MoveNextAsync(); if (!…) break; x = Current; Use(x); } } finally { await DisposeAsync(); }</c>.
    /// </summary>
    private void LowerAwaitForEach(CommonForEachStatementSyntax node, List<Node> output)
    {
        var info = _context.Model.GetForEachStatementInfo(node);
        if (info.GetEnumeratorMethod is not { IsExtensionMethod: false } start || info.MoveNextMethod is not { } move || info.CurrentProperty is null)
            throw new FallbackException("this 'await foreach' cannot be bound to members of its enumerator", node);
        var type = start.ReturnType;
        var source = Value(node.Expression, output, node.Expression);
        var enumerator = _context.Spill(ElementName(node) + "Enumerator", Nameable(type, node));
        var receiver = Primary(node.Expression, source);
        if (start.ContainingType.TypeKind == TypeKind.Interface && !SymbolEqualityComparer.Default.Equals(_context.Type(node.Expression), start.ContainingType))
            receiver = $"(({_context.TypeName(start.ContainingType)}){receiver})";
        output.Add(new Text($"{enumerator} = {receiver}.GetAsyncEnumerator();", SourceSpan.Of(node.Expression)));

        void Loop(List<Node> inner)
        {
            var body = new List<Node>();
            var moved = _expressions.AwaitSynthetic(enumerator + ".MoveNextAsync()", move.ReturnType, "MoveNext", node.Expression, body);
            body.Add(new Text($"if (!{moved}) break;", SourceSpan.Of(node.Expression)));
            body.Add(LoopBody(node.Statement, null, _context.FindScope(node), ElementAssignment(node, enumerator + ".Current")));
            inner.Add(new Loop("true", null, null, new("", body.ToEquatable())));
        }

        if (info.DisposeMethod is null)
            Loop(output);
        else
            LowerAwaitingFinally(node.Span, Loop, cleanup => AddDisposeAsync(type, enumerator, node, cleanup), output);
    }

    /// <summary>The text of an expression, so that a member can be called on it.</summary>
    private static string Primary(ExpressionSyntax expression, string text) =>
        expression is SimpleNameSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or AwaitExpressionSyntax ? text : $"({text})";

    private string? Disposal(ITypeSymbol type, string name)
    {
        var disposable = _context.Model.Compilation.GetSpecialType(SpecialType.System_IDisposable);
        if (type.AllInterfaces.Contains(disposable, SymbolEqualityComparer.Default) || type is ITypeParameterSymbol { ConstraintTypes: var constraints } && constraints.Any(c => c.AllInterfaces.Contains(disposable, SymbolEqualityComparer.Default) || c.Equals(disposable, SymbolEqualityComparer.Default)))
            return $"{_context.Services}FrameOperations.Dispose(ref {name});";
        return type.IsValueType || type.IsSealed ? null : $"({name} as global::System.IDisposable)?.Dispose();";
    }

    private static string ElementName(CommonForEachStatementSyntax node) => node is ForEachStatementSyntax { Identifier.ValueText: { Length: > 0 } name } ? name : "element";

    private string Nameable(ITypeSymbol type, SyntaxNode node) =>
        TypeNames.IsNameable(type) && !type.IsRefLikeType ? _context.TypeName(type) : throw new FallbackException($"the type '{type.ToDisplayString()}' cannot be a field", node);

    /// <summary>Stores the current element in the loop's variable, converted to its declared type.</summary>
    private Node[] ElementAssignment(CommonForEachStatementSyntax node, string value)
    {
        var nodes = new List<Node>();
        if (node is ForEachVariableStatementSyntax deconstructed)
        {
            nodes.Add(new Text($"{_renderer.Render(deconstructed.Variable)} = {value};", SourceSpan.Of(deconstructed.Variable)));
            return [.. nodes];
        }

        var loop = (ForEachStatementSyntax)node;
        var local = (ILocalSymbol)_context.Model.GetDeclaredSymbol(loop, _context.Cancellation)!;
        if (local.IsRef)
            throw new FallbackException("a 'foreach' by reference keeps the method on the compiler's state machine", node);
        var info = _context.Model.GetForEachStatementInfo(node);
        var isCast = !SymbolEqualityComparer.Default.Equals(info.ElementType, local.Type);
        var element = isCast ? $"({_context.TypeName(local.Type)}){value}" : value;
        var text = _renderer.Moved(loop) is { } moved ? $"{_renderer.VariableText(moved, loop)} = {element};" : $"{_renderer.Render(loop.Type)} {loop.Identifier.Text} = {element};";
        nodes.Add(new Text(text, SourceSpan.Of(loop.Type)));
        return [.. nodes];
    }
}
