using System.Text;
using Coroutines.Generator.Bind;
using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Generator.Lower;

/// <summary>
/// The decision of a <c>switch</c>, statement or expression: which number is picked. A guard that awaits cannot stand in the picking switch:
/// that picks the guard, and if it fails the decision is taken again with that guard, and what stood before it, known to have failed.
/// </summary>
/// <example>
/// Before: <c>case int n when await Allows(n): …</c>.
/// After: <c>tried = 0; while (true) { switch (o) { case int n1 when tried &lt; 1 &amp;&amp; … : section = 1; } if (section == 1) { await Allows(n); if (!…) { tried = 1; continue; } } break; }</c>.
/// </example>
internal sealed class DecisionLowerer(MethodContext context, Renderer renderer, ExpressionLowerer expressions)
{
    /// <summary>Appends what stores the number of the arm that the value picks in <paramref name="picked"/>.</summary>
    public void Decide(ExpressionSyntax value, IReadOnlyList<DecisionArm> arms, int targets, string picked, bool isExpression, List<Node> output)
    {
        var guards = arms.Where(IsAwaiting).ToList();
        if (guards.Count == 0)
        {
            var text = renderer.Render(value);
            var pick = Pick(text, arms, picked, isExpression, null, null, null, []);
            AddAliases(output);
            output.Add(new Text(pick, SourceSpan.Of(value)));
            return;
        }

        // Each guard has a number of its own, unless it is the only way to its target.
        var numbers = new Dictionary<DecisionArm, int>();
        foreach (var guard in guards)
            numbers[guard] = arms.Count(a => a.Target == guard.Target) == 1 ? guard.Target : ++targets;

        var type = context.Type(value) ?? context.Converted(value);
        var isObserved = arms.Any(a => a.Operation is { } pattern && PatternReads.IsObservable(pattern));
        if (type is null || (isObserved && !TypeNames.IsNameable(type)))
            throw new FallbackException("the value of a 'switch' whose guards await cannot be a field", value);
        var reads = isObserved ? new PatternReads(context, renderer, type) : null;
        var governing = reads is null ? context.Spill("switched", type, value, context.Body) : context.Spill("switched", reads.ClassName);
        var source = renderer.Render(value);
        AddAliases(output);
        var tried = context.Spill("tried", targets < 255 ? "byte" : "int");
        output.Add(new Text($"{governing} = {(reads is null ? source : $"new {reads.ClassName}({source})")};\n{tried} = 0;", SourceSpan.Of(value)));

        var body = new List<Node>();
        var decision = Pick(governing, arms, picked, isExpression, tried, reads, guards, numbers);
        AddAliases(body);
        body.Add(new Text(decision, SourceSpan.Of(value)));
        for (var i = 0; i < guards.Count; i++)
            body.Add(Guard(guards[i], i + 1, numbers[guards[i]], picked, tried));
        body.Add(new Text("break;", null, true));
        output.Add(new Loop("true", null, null, new("", body.ToEquatable())));
        if (reads is not null)
            context.Reads.Add(reads.Build());
    }

    private bool IsAwaiting(DecisionArm arm) => context.Awaits.Contains(arm.When);

    private If Guard(DecisionArm arm, int order, int number, string picked, string tried)
    {
        var body = new List<Node>();
        var condition = arm.When!.Condition;
        expressions.Lower(condition, body, arm.When);
        var test = renderer.RenderTest(condition);
        AddAliases(body);
        body.Add(new Text($"if ({StatementLowerer.Not(condition, test)}) {{ {tried} = {order}; continue; }}", SourceSpan.Of(arm.When)));
        if (number != arm.Target)
            body.Add(new Text($"{picked} = {arm.Target};", null));
        return new($"{picked} == {number}", null, new("", body.ToEquatable()), null);
    }

    private string Pick(string value, IReadOnlyList<DecisionArm> arms, string picked, bool isExpression, string? tried, PatternReads? reads, List<DecisionArm>? guards, Dictionary<DecisionArm, int> numbers)
    {
        var text = new StringBuilder(isExpression ? $"{picked} = {value} switch\n{{" : $"{picked} = 0;\nswitch ({value})\n{{");
        foreach (var arm in arms)
        {
            var number = numbers.TryGetValue(arm, out var own) ? own : arm.Target;
            var head = Head(arm, Skip(arm, arms, tried, guards), reads);
            text.Append(isExpression ? $"\n    {head} => {number}," : $"\n    {head}: {picked} = {number}; break;");
        }

        return text.Append(isExpression ? "\n};" : "\n}").ToString();
    }

    /// <summary>What keeps a guard from being evaluated again: it, or one behind it, has failed.</summary>
    private static string Skip(DecisionArm arm, IReadOnlyList<DecisionArm> arms, string? tried, List<DecisionArm>? guards)
    {
        if (arm.When is null || guards is null)
            return "";
        var position = arms.ToList().IndexOf(arm);
        var next = guards.FindIndex(g => arms.ToList().IndexOf(g) >= position);
        return next < 0 ? "" : $"{tried} < {next + 1}";
    }

    private string Head(DecisionArm arm, string skip, PatternReads? reads)
    {
        var prefix = arm.IsLabel ? "case " : "";
        if (arm.Pattern is null)
            return arm.Constant is not { } constant ? "default" : prefix + (reads?.Constant(constant) ?? renderer.Render(constant));
        var when = IsAwaiting(arm) ? null : arm.When;
        return prefix + renderer.Pattern(arm.Pattern, when, skip, reads is null ? null : () => reads.Convert(arm.Operation!));
    }

    private void AddAliases(List<Node> output)
    {
        if (renderer.TakeAliases() is { Length: > 0 } aliases)
            output.Add(new Text(aliases.TrimEnd(), null));
    }
}

/// <summary>One way a <c>switch</c> can go: a label of a section, or an arm; neither pattern nor constant is <c>default</c>.</summary>
internal sealed record DecisionArm(PatternSyntax? Pattern, ExpressionSyntax? Constant, WhenClauseSyntax? When, int Target, bool IsLabel, IPatternOperation? Operation)
{
    public static DecisionArm Of(SwitchLabelSyntax label, int target, SemanticModel model) => label switch
    {
        CasePatternSwitchLabelSyntax pattern => new(pattern.Pattern, null, pattern.WhenClause, target, true, PatternOf(pattern.Pattern, model)),
        CaseSwitchLabelSyntax constant => new(null, constant.Value, null, target, true, null),
        _ => new(null, null, null, target, true, null),
    };

    public static DecisionArm Of(SwitchExpressionArmSyntax arm, int target, SemanticModel model) =>
        new(arm.Pattern, null, arm.WhenClause, target, false, PatternOf(arm.Pattern, model));

    private static IPatternOperation? PatternOf(PatternSyntax pattern, SemanticModel model)
    {
        while (pattern is ParenthesizedPatternSyntax inner)
            pattern = inner.Pattern;
        return model.GetOperation(pattern) as IPatternOperation;
    }
}
