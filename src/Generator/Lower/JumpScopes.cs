using Coroutines.Generator.Analysis;
using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Coroutines.Generator.Lower;

/// <summary>
/// The loops, switches and awaiting finallys around a statement, innermost last. A jump that leaves an awaiting finally cannot be made at once:
/// it is noted, control goes to the finally, and the jump is made after it.
/// </summary>
internal sealed class JumpScopes(MethodContext context)
{
    private readonly List<object> _scopes = [];
    private string? _returned;

    public void Push(LoopScope loop) => _scopes.Add(loop);

    public void Push(SwitchScope choice) => _scopes.Add(choice);

    public void Push(FinallyScope cleanup) => _scopes.Add(cleanup);

    public void Pop() => _scopes.RemoveAt(_scopes.Count - 1);

    public FinallyScope NewFinally(TextSpan region) => new(region, context.Labels.Take("Finally"), () => context.Spill("leaveBy", "byte"));

    /// <summary>The statement that breaks, or continues, from here.</summary>
    public string Jump(bool isBreak)
    {
        for (var i = _scopes.Count - 1; i >= 0; i--)
        {
            switch (_scopes[i])
            {
                case LoopScope loop when isBreak:
                    return loop.BreakLabel is { } end ? $"goto {end};" : "break;";
                case LoopScope loop:
                    return loop.ContinueLabel is { } label ? $"goto {label};" : "continue;";
                case SwitchScope when isBreak:
                    return "break;";
                case FinallyScope cleanup:
                    return cleanup.Leave(new(isBreak ? JumpKind.Break : JumpKind.Continue));
            }
        }

        return isBreak ? "break;" : "continue;";
    }

    /// <summary>The statement that goes to a label of the user's; a finally that it leaves on the way sends it on.</summary>
    public string Goto(string label, int position) =>
        InnermostFinally is { } cleanup && !cleanup.Region.Contains(position) ? cleanup.Leave(new(JumpKind.Goto, label, position)) : $"goto {label};";

    /// <summary>The statement that goes on with another section of the innermost switch.</summary>
    public string GotoSection(int number)
    {
        for (var i = _scopes.Count - 1; i >= 0; i--)
        {
            switch (_scopes[i])
            {
                case SwitchScope choice:
                    choice.IsJumpedTo = true;
                    return $"{{ {choice.Section} = {number}; goto {choice.Label}; }}";
                case FinallyScope cleanup:
                    return cleanup.Leave(new(JumpKind.Section, Position: number));
            }
        }

        throw new InvalidOperationException("a 'goto case' outside a switch");
    }

    /// <summary>For the catches of a try: a jump under way through it ends where a cleanup on its way throws and that is caught. Empty if that cannot be.</summary>
    public string StayText(TryStatementSyntax node) =>
        InnermostFinally is { Exits.Count: > 0 } around && AwaitMap.Own(node.Block).Any(IsJump) && AwaitMap.Own(node.Block).Any(IsCleanup) ? $"{around.Field} = 0;" : "";

    private static bool IsJump(SyntaxNode node) => node is ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax;

    private static bool IsCleanup(SyntaxNode node) =>
        node is TryStatementSyntax { Finally: not null } or UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } or LockStatementSyntax or CommonForEachStatementSyntax;

    private FinallyScope? InnermostFinally => _scopes.OfType<FinallyScope>().LastOrDefault();

    /// <summary>Text of a return in copied statements.</summary>
    public string ReturnText(string? value)
    {
        var hasValue = value is not null && context.ResultType is not null;
        if (InnermostFinally is not { } cleanup)
            return hasValue ? $"{{ {context.Names.Result} = {value}; return true; }}" : "return true;";
        var leave = cleanup.Leave(new(JumpKind.Return));
        return hasValue ? $"{{ {Returned} = {value}; {leave.Trim('{', '}', ' ')} }}" : leave;
    }

    /// <summary>A return that is a statement of its own.</summary>
    public Node Return(string? value, SourceSpan? span)
    {
        if (InnermostFinally is not { } cleanup)
            return new Return(value, span);
        var leave = cleanup.Leave(new(JumpKind.Return)).Trim('{', '}', ' ').Replace("; ", ";\n");
        var store = value is null || context.ResultType is null ? "" : $"{Returned} = {value};\n";
        return new Text(store + leave, span, true);
    }

    /// <summary>After a finally: makes the jumps that were put off.</summary>
    public IEnumerable<Node> MakeJumps(FinallyScope cleanup)
    {
        foreach (var exit in cleanup.Exits)
        {
            Node jump = exit.Key.Kind switch
            {
                JumpKind.Return => Return(context.ResultType is null ? null : Returned, null),
                JumpKind.Goto => new Text(Goto(exit.Key.Label, exit.Key.Position), null, true),
                JumpKind.Section => new Text(GotoSection(exit.Key.Position), null, true),
                _ => new Text(Jump(exit.Key.Kind == JumpKind.Break), null, true),
            };
            yield return new If($"{cleanup.Field} == {exit.Value}", null, new("", new[] { jump }.ToEquatable()), null);
        }
    }

    private string Returned => _returned ??= context.Spill("returned", context.ResultType!);
}

internal enum JumpKind
{
    Return,
    Break,
    Continue,
    Goto,
    Section,
}

/// <summary>A jump out of a finally; to a label it has its place in the user's file, to a section its number.</summary>
internal readonly record struct JumpExit(JumpKind Kind, string Label = "", int Position = 0);

internal sealed record LoopScope(string? ContinueLabel, string? BreakLabel = null);

internal sealed record SwitchScope(string Section, string Label)
{
    public bool IsJumpedTo { get; set; }
}

/// <summary>A finally that awaits, and the jumps that go through it.</summary>
internal sealed class FinallyScope(TextSpan region, string label, Func<string> newField)
{
    private readonly Dictionary<JumpExit, int> _exits = [];
    private string? _field;

    public string Label => label;

    public string Field => _field ??= newField();

    public IReadOnlyDictionary<JumpExit, int> Exits => _exits;

    /// <summary>Where a jump stays inside.</summary>
    public TextSpan Region => region;

    public string Leave(JumpExit exit)
    {
        if (!_exits.TryGetValue(exit, out var number))
            _exits[exit] = number = _exits.Count + 1;
        return $"{{ {Field} = {number}; goto {label}; }}";
    }
}
