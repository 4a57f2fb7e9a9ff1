using System.Text;
using Coroutines.Generator.Analysis;
using Coroutines.Generator.Bind;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>Declarations of variables that do not stay where they were: they become assignments.</summary>
/// <example>Before: <c>var total = 0;</c>. After, if <c>total</c> lives across an await: <c>total = 0;</c>.</example>
internal sealed partial class Renderer
{
    private string? RewriteDeclaration(LocalDeclarationStatementSyntax local)
    {
        var variables = local.Declaration.Variables;
        if (variables.All(v => Moved(v) is null))
            return null;
        var parts = new List<string>();
        foreach (var declarator in variables)
        {
            var text = Declare(local.Declaration, declarator);
            if (text.Length > 0)
                parts.Add(text);
        }

        return string.Join("\n", parts);
    }

    /// <summary>One declarator as a statement of its own; empty if it has no initializer and was moved.</summary>
    public string Declare(VariableDeclarationSyntax declaration, VariableDeclaratorSyntax declarator)
    {
        var value = declarator.Initializer is { } initializer ? Inner(initializer.Value) : null;
        if (Moved(declarator) is not { } variable)
            return $"{Inner(declaration.Type)} {declarator.Identifier.Text}{(value is null ? "" : " = " + value)};";
        if (value is null)
            return "";

        // An array initializer without 'new' is allowed in declarations only.
        if (declarator.Initializer!.Value is InitializerExpressionSyntax)
            value = $"new {context.TypeName(variable.Type)} {value}";
        return $"{VariableText(variable, declarator)} = {value};";
    }

    /// <summary>The variable declared by this node, if it does not stay in place.</summary>
    public Variable? Moved(SyntaxNode declaration) =>
        context.Variables.Find(context.Model.GetDeclaredSymbol(declaration, context.Cancellation)) is { Placement: not Placement.InPlace } variable ? variable : null;

    /// <summary><c>out var x</c>, <c>out int x</c> and <c>var (a, b)</c>.</summary>
    private string? RewriteDesignation(DeclarationExpressionSyntax declaration) => declaration.Designation switch
    {
        SingleVariableDesignationSyntax single => Moved(single) is { } variable ? VariableText(variable, single) : null,
        ParenthesizedVariableDesignationSyntax tuple when Moves(tuple) => TupleOf(tuple),
        _ => null,
    };

    private bool Moves(VariableDesignationSyntax designation) => designation.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>().Any(d => Moved(d) is not null);

    private string TupleOf(ParenthesizedVariableDesignationSyntax tuple) => "(" + string.Join(", ", tuple.Variables.Select(v => v switch
    {
        SingleVariableDesignationSyntax single => Moved(single) is { } variable ? VariableText(variable, single) : "var " + single.Identifier.Text,
        ParenthesizedVariableDesignationSyntax inner => TupleOf(inner),
        _ => "_",
    })) + ")";

    /// <summary>
    /// A pattern of a switch that picks: its variables are stored in its guard, before the user's own guard reads them.
    /// <paramref name="skip"/> comes before all; <paramref name="convert"/> prints the pattern, if it is not printed as it is.
    /// </summary>
    public string Pattern(PatternSyntax pattern, WhenClauseSyntax? when, string skip, Func<string>? convert)
    {
        var conditions = new List<string>();
        if (skip.Length > 0)
            conditions.Add(skip);
        foreach (var designation in pattern.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>())
        {
            if (Moved(designation) is not { } variable)
                throw new FallbackException("this pattern variable cannot be kept", designation);
            var local = context.Allocate(variable.Name);
            Replace(designation, local);
            conditions.Add($"{context.Services}FrameOperations.Assign(out {VariableText(variable, designation)}, {local})");
        }

        if (when is not null)
            conditions.Add(skip.Length == 0 && conditions.Count == 0 ? Inner(when.Condition) : $"({Inner(when.Condition)})");
        return (convert?.Invoke() ?? Inner(pattern)) + (conditions.Count == 0 ? "" : " when " + string.Join(" && ", conditions));
    }

    /// <summary>
    /// A pattern can declare only locals, so a variable that lives in a field is stored there once the whole pattern has matched:
    /// <c>o is string s</c> becomes <c>(o is string s1 &amp;&amp; FrameOperations.Assign(out s, s1))</c>.
    /// </summary>
    private string? RewritePattern(IsPatternExpressionSyntax match)
    {
        var moved = match.Pattern.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>().Where(d => Moved(d) is not null).ToList();
        if (moved.Count == 0)
            return null;
        var isNegated = match.Pattern is UnaryPatternSyntax;
        var text = new StringBuilder();
        foreach (var designation in moved)
        {
            var variable = Moved(designation)!;
            var local = context.Allocate(variable.Name);
            Replace(designation, local);
            text.Append($" && {context.Services}FrameOperations.Assign(out {VariableText(variable, designation)}, {local})");
        }

        var pattern = isNegated ? ((UnaryPatternSyntax)match.Pattern).Pattern : match.Pattern;
        var test = $"({Inner(match.Expression)} is {Inner(pattern)}{text})";
        return isNegated ? "!" + test : test;
    }

    /// <summary>Is this pattern's text the one in parentheses that <see cref="RewritePattern"/> makes?</summary>
    public static bool IsGrouped(string match) => match.StartsWith("(", StringComparison.Ordinal) && match.Contains("FrameOperations.Assign(out ");
}
