using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>Scopes: the objects that hold captured variables, and what must be there at each entry.</summary>
internal sealed partial class StatementLowerer
{
    private Block LowerScope(StatementSyntax body, params Node[] first)
    {
        var output = new List<Node>();
        var prologue = Prologue(body);
        if (prologue.Count > 0 && first.Any(n => n is Text { Code: var code } && code.IndexOf(" = new Captured", StringComparison.Ordinal) >= 0))
            throw new FallbackException("a local function captures a variable that is fresh in each iteration", body);
        if (prologue.Count == 0 && _context.FindScope(body) is { } scope)
            output.Add(NewScope(scope));
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
    private List<string> Prologue(StatementSyntax body)
    {
        var prologue = new List<string>();
        if (body is not BlockSyntax block || !block.Statements.Any(s => s is LocalFunctionStatementSyntax) || !_context.Awaits.Contains(block))
            return prologue;
        var functions = block.Statements.OfType<LocalFunctionStatementSyntax>().Select(f => (Function: f, Text: _renderer.Render(f))).ToList();
        if (_context.FindScope(body) is { } scope)
            prologue.Add($"if ({_context.Names.ResumeAt} == {_context.Names.At}.None) {scope.FieldName} = new {scope.ClassName}();");
        prologue.AddRange(_renderer.TakeAliases().Split(['\n'], StringSplitOptions.RemoveEmptyEntries));
        foreach (var (function, text) in functions)
            _renderer.Replace(function, text);
        prologue.Add("");
        return prologue;
    }

    private static Text NewScope(CaptureScopeBuilder scope) => new($"{scope.FieldName} = new {scope.ClassName}();", null);
}
