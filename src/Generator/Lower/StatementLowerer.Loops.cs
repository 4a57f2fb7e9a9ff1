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
}
