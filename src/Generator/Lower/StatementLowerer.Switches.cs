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
        var first = _context.Points.Count;
        _expressions.Lower(node.Expression, output, node.Expression);
        var scopes = new[] { _context.FindScope(node) }.OfType<CaptureScopeBuilder>().ToList();
        var prologue = Prologue(node, node.Sections.SelectMany(s => s.Statements), scopes);
        if (prologue.Count > 0)
        {
            _context.KeepResults(first);
            // Local functions of one section can be called in another: they stand before the sections.
            foreach (var function in node.Sections.SelectMany(s => s.Statements).OfType<LocalFunctionStatementSyntax>())
            {
                prologue.InsertRange(prologue.Count - 1, _renderer.Render(function).Split('\n'));
                _renderer.Replace(function, "");
            }

            var block = new List<Node>();
            LowerSections(node, block);
            output.Add(new Block("", block.ToEquatable()) { Prologue = prologue.ToEquatable() });
            return;
        }

        output.AddRange(scopes.Select(NewScope));
        LowerSections(node, output);
    }

    private void LowerSections(SwitchStatementSyntax node, List<Node> output)
    {
        var arms = node.Sections.SelectMany((part, i) => part.Labels.Select(label => DecisionArm.Of(label, i + 1, _context.Model))).ToList();
        var section = _context.Spill("section", arms.Count < 128 ? "byte" : "int");
        new DecisionLowerer(_context, _renderer, _expressions).Decide(node.Expression, arms, node.Sections.Count, section, isExpression: false, output);

        var bodies = new List<Block>();
        var scope = new SwitchScope(section, _context.Labels.Take("Section"));
        foreach (var part in node.Sections)
        {
            _jumps.Push(scope);
            var body = new List<Node>();
            LowerList(part.Statements, 0, body);
            _jumps.Pop();
            // Where jumps out of a finally end a section, the compiler does not see that they do.
            if (body.Count == 0 || !body[body.Count - 1].EndsInJump)
                body.Add(new Text("break;", null, true));
            bodies.Add(new("", body.ToEquatable()));
        }

        if (scope.IsJumpedTo)
            output.Add(new Label(scope.Label));
        output.Add(new Switch(section, bodies.ToEquatable()));
    }
}
