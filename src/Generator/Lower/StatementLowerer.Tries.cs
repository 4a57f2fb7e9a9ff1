using Coroutines.Generator.Bind;
using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Coroutines.Generator.Lower;

/// <summary>
/// <c>try</c> keeps its shape while only its body awaits. A catch that awaits runs after the try; a finally that awaits runs after a try
/// that caught everything, and then the exception or jump that was pending goes on.
/// </summary>
/// <example>
/// Before: <c>try { A(); } catch (E e) { await B(e); }</c>.
/// After: <c>caught = 0; try { A(); } catch (E e1) { caughtException = e1; caught = 1; } if (caught == 1) { e = (E)caughtException; await B(e); }</c>.
/// </example>
internal sealed partial class StatementLowerer
{
    /// <summary>What <c>throw;</c> rethrows in the catch being lowered, if that runs outside its catch block.</summary>
    private string? _rethrown;

    private void LowerTry(TryStatementSyntax node, List<Node> output)
    {
        if (node.Finally is { } last && _context.Awaits.Contains(last))
        {
            LowerAwaitingFinally(node.Span, inner => LowerCatches(node, inner), cleanup => cleanup.Add(LowerScope(last.Block)), output);
            return;
        }

        if (node.Finally is null)
        {
            LowerCatches(node, output);
            return;
        }

        var cleanup = LowerScope(node.Finally.Block);
        if (node.Catches.Count == 0)
        {
            output.Add(new Try(LowerScope(node.Block), default, cleanup));
            return;
        }

        if (!node.Catches.Any(_context.Awaits.Contains))
        {
            var simple = new List<Node>();
            LowerCatches(node, simple);
            var guarded = (Try)simple[simple.Count - 1];
            output.AddRange(simple.Take(simple.Count - 1));
            output.Add(guarded with { Finally = cleanup });
            return;
        }

        var body = new List<Node>();
        LowerCatches(node, body);
        output.Add(new Try(new("", body.ToEquatable()), default, cleanup));
    }

    /// <summary>The try with its catches; without any it is the body alone.</summary>
    private void LowerCatches(TryStatementSyntax node, List<Node> output)
    {
        var hasFilter = node.Catches.Any(c => c.Filter is not null);
        if (hasFilter)
            _triesWithFilter++;
        var body = LowerScope(node.Block);
        if (hasFilter)
            _triesWithFilter--;

        if (node.Catches.Count == 0)
        {
            output.Add(body);
            return;
        }

        if (!node.Catches.Any(_context.Awaits.Contains))
        {
            output.Add(new Try(body, node.Catches.Select(LowerCatch).ToList().ToEquatable(), null));
            return;
        }

        var caught = _context.Spill("caught", "byte");
        var exception = _context.Spill("caughtException", _context.ExceptionType);
        output.Add(new Text($"{caught} = 0;", null));
        var clauses = new List<Text>();
        var handlers = new List<(int Number, Block Handler)>();
        foreach (var clause in node.Catches)
        {
            if (!_context.Awaits.Contains(clause))
            {
                clauses.Add(LowerCatch(clause));
                continue;
            }

            var number = handlers.Count + 1;
            clauses.Add(StoringCatch(clause, caught, exception, number, _jumps.StayText(node)));
            handlers.Add((number, LowerHandler(clause, exception)));
        }

        output.Add(new Try(body, clauses.ToEquatable(), null));
        foreach (var (number, handler) in handlers)
            output.Add(new If($"{caught} == {number}", null, handler, null));
    }

    /// <summary>A catch without awaits. What its lambdas need is declared inside: a resumed frame comes in past what stands before the try.</summary>
    private Text LowerCatch(CatchClauseSyntax clause)
    {
        RedirectJumps(clause);
        var text = clause.CatchKeyword.Text;
        if (clause.Declaration is { } declaration)
            text += " " + _renderer.Render(declaration);
        if (clause.Filter is { } filter)
            text += $" when ({_renderer.RenderCondition(filter.FilterExpression)})";
        var block = _renderer.Render(clause.Block);
        var aliases = _renderer.TakeAliases().TrimEnd().Replace("\n", " ");
        var brace = aliases.Length == 0 ? block : block.Insert(block.IndexOf('{') + 1, " " + aliases);
        var isOnOneLine = clause.CatchKeyword.GetLocation().GetLineSpan().StartLinePosition.Line == clause.Block.OpenBraceToken.GetLocation().GetLineSpan().StartLinePosition.Line;
        return new($"{text}{(isOnOneLine ? " " : "\n")}{brace}", SourceSpan.Of(clause));
    }

    /// <summary>A catch that only notes what it caught; its filter runs where the user's does.</summary>
    private Text StoringCatch(CatchClauseSyntax clause, string caught, string exception, int number, string stay)
    {
        var type = clause.Declaration is { } declaration ? _renderer.Render(declaration.Type) : _context.ExceptionType;
        var local = _context.Allocate("thrown");
        var filter = "";
        if (clause.Filter is { } when)
        {
            if (_context.Awaits.Contains(when))
                throw new FallbackException("an await in an exception filter", when);
            var condition = _renderer.RenderCondition(when.FilterExpression);
            if (clause.Declaration is { Identifier.RawKind: not 0 } named && _renderer.Moved(named) is { } variable)
                condition = $"{_context.Services}FrameOperations.Assign(out {_renderer.VariableText(variable, named)}, {local}) && ({condition})";
            if (_context.FindScope(clause) is { } scope)
                condition = $"{_context.Services}FrameOperations.Assign(out {scope.FieldName}, {scope.Creation}) && {condition}";
            filter = $" when ({condition})";
        }

        return new($"catch ({type} {local}){filter}\n{{\n    {exception} = {local};\n    {caught} = {number};{(stay.Length > 0 ? "\n    " + stay : "")}\n}}", SourceSpan.Of(clause));
    }

    private Block LowerHandler(CatchClauseSyntax clause, string exception)
    {
        var outer = _rethrown;
        _rethrown = exception;
        var first = new List<Node>();
        if (clause is { Declaration: { Identifier.RawKind: not 0 } named, Filter: null })
        {
            var type = _renderer.Render(named.Type);
            var target = _renderer.Moved(named) is { } variable ? _renderer.VariableText(variable, named) : $"var {named.Identifier.Text}";
            first.Add(new Text($"{target} = ({type}){exception};", null));
        }

        var handler = LowerScope(clause.Block, clause.Filter is null ? _context.FindScope(clause) : null, [.. first]);
        _rethrown = outer;
        return handler;
    }

    /// <summary>
    /// Runs <paramref name="body"/>, then <paramref name="cleanup"/> whatever happened, then goes on with what happened.
    /// </summary>
    private void LowerAwaitingFinally(TextSpan region, Action<List<Node>> body, Action<List<Node>> cleanup, List<Node> output)
    {
        var pending = _context.Spill("pendingException", _context.ExceptionType + "?");
        var scope = _jumps.NewFinally(region);
        var inner = new List<Node>();
        _jumps.Push(scope);
        body(inner);
        _jumps.Pop();

        var block = new List<Node> { new Text($"{pending} = null;" + (scope.Exits.Count > 0 ? $"\n{scope.Field} = 0;" : ""), null) };
        var thrown = _context.Allocate("thrown");
        block.Add(new Try(Tidy.Single(inner), new Text[] { new($"catch ({_context.ExceptionType} {thrown})\n{{\n    {pending} = {thrown};\n}}", null) }.ToEquatable(), null));
        if (scope.Exits.Count > 0)
            block.Add(new Label(scope.Label));
        cleanup(block);
        block.Add(new Text($"if ({pending} is not null) throw {_context.Services}FrameOperations.Rethrow({pending});", null));
        block.AddRange(_jumps.MakeJumps(scope));
        output.AddRange(block);
    }
}
