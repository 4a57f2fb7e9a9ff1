using System.Text;
using Coroutines.Generator.Analysis;
using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>A switch whose sections await is made in two steps: one picks a section and stores pattern variables, one holds the bodies.</summary>
/// <example>
/// Before: <c>switch (o) { case string s: await F(s); break; }</c>.
/// After: <c>section = 0; switch (o) { case string s1: s = s1; section = 1; break; } switch (section) { case 1: … }</c>.
/// </example>
internal sealed partial class StatementLowerer
{
    private void LowerSwitch(SwitchStatementSyntax node, List<Node> output)
    {
        foreach (var label in node.Sections.SelectMany(s => s.Labels))
        {
            if (_context.Awaits.Contains(label))
                throw new FallbackException("an await in the guard of a 'case' keeps the method on the compiler's state machine", label);
        }

        RefuseSharedLocals(node);
        var value = Value(node.Expression, output, node.Expression);
        var section = _context.Spill("section", "byte");
        if (node.Sections.Count > 254)
            throw new FallbackException("a 'switch' with so many sections", node);
        var pick = new StringBuilder($"{section} = 0;\nswitch ({value})\n{{");
        var bodies = new List<Block>();
        var scope = new SwitchScope(section, _context.Labels.Take("Section"));
        foreach (var part in node.Sections)
        {
            foreach (var label in part.Labels)
                pick.Append("\n    ").Append(Pick(label, section, bodies.Count + 1));
            _jumps.Push(scope);
            var body = new List<Node>();
            LowerList(part.Statements, 0, body);
            _jumps.Pop();
            bodies.Add(new("", body.ToEquatable()));
        }

        AddAliases(output);
        output.Add(new Text(pick.Append("\n}").ToString(), SourceSpan.Of(node.Expression)));
        if (scope.IsJumpedTo)
            output.Add(new Label(scope.Label));
        output.Add(new Switch(section, bodies.ToEquatable()));
    }

    /// <summary>One label of the picking switch.</summary>
    private string Pick(SwitchLabelSyntax label, string section, int number)
    {
        var done = $"{section} = {number}; break;";
        if (label is not CasePatternSwitchLabelSyntax pattern)
            return $"{_renderer.Render(label)} {done}";
        return $"case {_renderer.Pattern(pattern.Pattern, pattern.WhenClause)}: {done}";
    }

    /// <summary>Sections become blocks, so a local of one cannot be used in another.</summary>
    private void RefuseSharedLocals(SwitchStatementSyntax node)
    {
        foreach (var variable in _context.Variables.All)
        {
            if (variable.Declaration?.FirstAncestorOrSelf<SwitchSectionSyntax>() is not { } home || home.Parent != node)
                continue;
            if (variable.References.Any(r => !home.Span.Contains(r.Span)))
                throw new FallbackException($"'{variable.Symbol.Name}' is declared in one section of a 'switch' and used in another", variable.Declaration);
        }
    }
}
