using Coroutines.Generator.Bind;
using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary><c>foreach</c> counts, or drives the enumerator and disposes it.</summary>
/// <example>Before: <c>foreach (var x in items) await Use(x);</c>. After: <c>try { while (e.MoveNext()) { x = e.Current; await Use(x); } } finally { e.Dispose(); }</c>.</example>
internal sealed partial class StatementLowerer
{
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
        if (info.ElementType is null || info.GetEnumeratorMethod is null && collectionType is not IArrayTypeSymbol && InlineArrays.LengthOf(collectionType) is null)
            throw new FallbackException("this 'foreach' cannot be bound", node);
        if (InlineArrays.LengthOf(collectionType) is { } length)
            LowerInlineArrayForEach(node, collectionType!, length, output);
        else if (collectionType is IArrayTypeSymbol { IsSZArray: true } or { SpecialType: SpecialType.System_String })
            LowerCountedForEach(node, collectionType, output);
        else
            LowerEnumeratedForEach(node, collectionType, info, output);
    }

    private void LowerCountedForEach(CommonForEachStatementSyntax node, ITypeSymbol type, List<Node> output)
    {
        var name = ElementName(node);
        var items = Value(node.Expression, output, node.Expression);
        var array = _context.Spill(name + "Source", type, node, node);
        var index = _context.Spill(name + "Index", "int");
        output.Add(new Text($"{array} = {items};\n{index} = 0;", SourceSpan.Of(node.Expression)));
        var first = ElementAssignment(node, $"{array}[{index}]");
        output.Add(new Loop($"{index} < {array}.Length", $"{index}++", SourceSpan.Of(node.Expression), LoopBody(node.Statement, null, _context.FindScope(node), first)));
    }

    /// <summary>An inline array that is a variable is gone over where it is; what happens to it meanwhile is seen.</summary>
    private void LowerInlineArrayForEach(CommonForEachStatementSyntax node, ITypeSymbol type, int length, List<Node> output)
    {
        var source = _expressions.LowerVariable(node.Expression, output, node.Expression);
        if (source is null)
        {
            var value = Value(node.Expression, output, node.Expression);
            source = _context.Spill(ElementName(node) + "Source", type, node, node);
            output.Add(new Text($"{source} = {value};", SourceSpan.Of(node.Expression)));
        }

        var index = _context.Spill(ElementName(node) + "Index", "int");
        output.Add(new Text($"{index} = 0;", SourceSpan.Of(node.Expression)));
        var first = ElementAssignment(node, $"{source}[{index}]");
        output.Add(new Loop($"{index} < {length}", $"{index}++", SourceSpan.Of(node.Expression), LoopBody(node.Statement, null, _context.FindScope(node), first)));
    }

    /// <summary>A struct's own <c>GetEnumerator</c>, where only its interface has one: it is called on the variable, not on a box of it.</summary>
    private string ConstrainedEnumerator(CommonForEachStatementSyntax node, ITypeSymbol type, IMethodSymbol method, string source, List<Node> output)
    {
        if (!_expressions.IsVariable(node.Expression))
        {
            var copy = _context.Spill(ElementName(node) + "Source", type, node, node);
            output.Add(new Text($"{copy} = {source};", SourceSpan.Of(node.Expression)));
            source = copy;
        }

        var element = string.Concat(method.ContainingType.TypeArguments.Select(a => ", " + _context.TypeName(a)));
        return $"{_context.Services}FrameOperations.{method.Name}<{_context.TypeName(type)}{element}>(ref {source})";
    }

    private void LowerEnumeratedForEach(CommonForEachStatementSyntax node, ITypeSymbol? collectionType, ForEachStatementInfo info, List<Node> output)
    {
        var type = info.GetEnumeratorMethod!.ReturnType;
        if (type.IsRefLikeType || type.TypeKind == TypeKind.Dynamic || info.CurrentProperty is null || info.MoveNextMethod is null)
            throw new FallbackException("this 'foreach' has an enumerator that cannot live across an await", node);
        var source = Value(node.Expression, output, node.Expression);
        var enumerator = _context.Spill(ElementName(node) + "Enumerator", type, node, node);
        var method = info.GetEnumeratorMethod;
        var receiver = Primary(node.Expression, source);
        var start = method switch
        {
            { IsExtensionMethod: true } => $"{_context.TypeName(method.ContainingType)}.GetEnumerator({source})",
            { ContainingType.TypeKind: TypeKind.Interface } when collectionType is { IsReferenceType: false, TypeKind: not TypeKind.Dynamic } => ConstrainedEnumerator(node, collectionType, method, source, output),
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
        if (info.GetEnumeratorMethod is not { } start || info.MoveNextMethod is not { } move || info.CurrentProperty is null)
            throw new FallbackException("this 'await foreach' cannot be bound to members of its enumerator", node);
        var type = start.ReturnType;
        var source = Value(node.Expression, output, node.Expression);
        var enumerator = _context.Spill(ElementName(node) + "Enumerator", type, node, node);
        var collectionType = _context.Type(node.Expression);
        var made = start switch
        {
            { IsExtensionMethod: true } => $"{_context.TypeName(start.ContainingType)}.{start.Name}({source})",
            { ContainingType.TypeKind: TypeKind.Interface } when collectionType is { IsReferenceType: false } => ConstrainedEnumerator(node, collectionType, start, source, output),
            { ContainingType.TypeKind: TypeKind.Interface } when !SymbolEqualityComparer.Default.Equals(collectionType, start.ContainingType) => $"(({_context.TypeName(start.ContainingType)}){Primary(node.Expression, source)}).{start.Name}()",
            _ => $"{Primary(node.Expression, source)}.{start.Name}()",
        };
        output.Add(new Text($"{enumerator} = {made};", SourceSpan.Of(node.Expression)));

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
        expression is SimpleNameSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or AwaitExpressionSyntax or ObjectCreationExpressionSyntax { ArgumentList: not null, Initializer: null } ? text : $"({text})";

    private string? Disposal(ITypeSymbol type, string name)
    {
        var disposable = _context.Model.Compilation.GetSpecialType(SpecialType.System_IDisposable);
        if (Implements(type, disposable))
            return $"{_context.Services}FrameOperations.Dispose(ref {name});";
        return type.IsValueType || type.IsSealed ? null : $"({name} as global::System.IDisposable)?.Dispose();";
    }

    private static string ElementName(CommonForEachStatementSyntax node) => node is ForEachStatementSyntax { Identifier.ValueText: { Length: > 0 } name } ? name : "element";

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
        var type = _context.Variables.Find(local)?.Type ?? local.Type;
        var isCast = !SymbolEqualityComparer.Default.Equals(info.ElementType, type);
        var element = isCast ? $"({_context.TypeName(type)}){value}" : value;
        var text = _renderer.Moved(loop) is { } moved ? $"{_renderer.VariableText(moved, loop)} = {element};" : $"{_renderer.Render(loop.Type)} {loop.Identifier.Text} = {element};";
        nodes.Add(new Text(text, SourceSpan.Of(loop.Type)));
        return [.. nodes];
    }
}
