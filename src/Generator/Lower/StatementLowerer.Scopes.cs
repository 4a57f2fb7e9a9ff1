using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>Scopes: the objects that hold captured variables, and what must be there at each entry.</summary>
internal sealed partial class StatementLowerer
{
    private Block LowerScope(StatementSyntax body) => LowerScope(body, null);

    /// <summary>A block or statement; <paramref name="around"/> is what the loop or catch around it captures, new as often as the block is entered.</summary>
    private Block LowerScope(StatementSyntax body, CaptureScopeBuilder? around, params Node[] first)
    {
        var output = new List<Node>();
        var own = body is ForStatementSyntax or CommonForEachStatementSyntax or UsingStatementSyntax or SwitchStatementSyntax ? null : _context.FindScope(body);
        var scopes = new[] { around, own }.OfType<CaptureScopeBuilder>().ToList();
        var prologue = Prologue(body, body is BlockSyntax { Statements: var list } ? list : [], scopes);
        if (prologue.Count == 0)
            output.AddRange(scopes.Select(NewScope));
        output.AddRange(first);
        if (body is BlockSyntax block)
            LowerList(block.Statements, 0, output);
        else
            Lower(body, output);
        var (open, close) = body is BlockSyntax braces ? (SourceSpan.Of(braces.OpenBraceToken), SourceSpan.Of(braces.CloseBraceToken)) : ((SourceSpan?)null, (SourceSpan?)null);
        return new("", output.ToEquatable()) { Prologue = prologue.ToEquatable(), OpenBrace = open, CloseBrace = close };
    }

    /// <summary>
    /// A block with local functions: what these capture must be there at each entry, resumed ones too, so it is declared before the re-entry jump.
    /// </summary>
    private List<string> Prologue(SyntaxNode body, IEnumerable<StatementSyntax> statements, IReadOnlyList<CaptureScopeBuilder> scopes)
    {
        var prologue = new List<string>();
        var functions = statements.OfType<LocalFunctionStatementSyntax>().ToList();
        if (functions.Count == 0 || !_context.Awaits.Contains(body))
            return prologue;
        var texts = functions.Select(f => (Function: f, Text: _renderer.Render(f))).ToList();
        prologue.AddRange(scopes.Select(s => $"if ({_context.Names.ResumeAt} == {_context.Names.At}.None) {NewScope(s).Code}"));
        prologue.AddRange(_renderer.TakeAliases().Split(['\n'], StringSplitOptions.RemoveEmptyEntries));
        foreach (var (function, text) in texts)
            _renderer.Replace(function, text);
        prologue.Add("");
        return prologue;
    }

    private void AddNewScope(SyntaxNode owner, List<Node> output)
    {
        if (_context.FindScope(owner) is { } scope)
            output.Add(NewScope(scope));
    }

    private static Text NewScope(CaptureScopeBuilder scope) => new($"{scope.FieldName} = {scope.Creation};", null);

    /// <summary>Makes the variables of a condition anew, each time it is evaluated.</summary>
    private string WithNewScope(ExpressionSyntax condition, string text) =>
        _context.FindScope(condition) is { } scope ? $"({_context.Services}FrameOperations.Assign(out {scope.FieldName}, {scope.Creation}) && ({text}))" : text;

}
