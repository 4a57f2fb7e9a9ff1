namespace Conformance.Tests.RandomPrograms;

/// <summary>
/// Makes a failing program smaller while it goes on failing: leaves out statements, puts what is inside a statement in its place, and
/// puts smaller expressions in place of larger ones. What does not compile any more does not fail, so no change need be right.
/// </summary>
/// <param name="fails">True when a program fails.</param>
/// <param name="tries">How many programs are tried at most.</param>
internal sealed class ProgramReducer(Func<string, bool> fails, int tries)
{
    private int left = tries;

    /// <summary>Changes the program until no single change makes it smaller.</summary>
    /// <param name="program">A program that fails.</param>
    public void Reduce(ProgramNode program)
    {
        while (left > 0 && RemoveStatements(program) | UnwrapStatements(program) | ShortenExpressions(program))
        {
        }
    }

    private bool RemoveStatements(ProgramNode program)
    {
        var changed = false;
        foreach (var list in program.All.Where(static node => node.Kind == PieceKind.List).ToArray())
        {
            for (var length = list.Parts.Count; length > 0; length /= 2)
            {
                for (var start = list.Parts.Count - length; start >= 0; start -= length)
                {
                    var removed = list.Parts.GetRange(start, length);
                    list.Parts.RemoveRange(start, length);
                    if (StillFails(program))
                        changed = true;
                    else
                        list.Parts.InsertRange(start, removed);
                    start = Math.Min(start, list.Parts.Count);
                }
            }
        }

        return changed;
    }

    private bool UnwrapStatements(ProgramNode program)
    {
        var changed = false;
        foreach (var list in program.All.Where(static node => node.Kind == PieceKind.List).ToArray())
        {
            for (var i = 0; i < list.Parts.Count; i++)
            {
                foreach (var inner in ((ProgramNode)list.Parts[i]).Children.Where(static child => child.Kind == PieceKind.List).ToArray())
                    changed |= Replace(program, list, i, new(PieceKind.Statement, "{", inner, "}"));
            }
        }

        return changed;
    }

    private bool ShortenExpressions(ProgramNode program)
    {
        var changed = false;
        foreach (var node in program.All.ToArray())
        {
            for (var i = 0; i < node.Parts.Count; i++)
            {
                if (node.Parts[i] is not ProgramNode { Kind: PieceKind.Number or PieceKind.Truth or PieceKind.Text } expression)
                    continue;
                var smaller = expression.All.Skip(1).Where(inner => inner.Kind == expression.Kind).Prepend(ProgramNode.Smallest(expression.Kind)!);
                foreach (var candidate in smaller.ToArray())
                {
                    if (candidate.ToString() != expression.ToString() && Replace(program, node, i, candidate))
                    {
                        changed = true;
                        break;
                    }
                }
            }
        }

        return changed;
    }

    private bool Replace(ProgramNode program, ProgramNode parent, int index, ProgramNode replacement)
    {
        var before = parent.Parts[index];
        if (before.ToString() == replacement.ToString())
            return false;
        parent.Parts[index] = replacement;
        if (StillFails(program))
            return true;
        parent.Parts[index] = before;
        return false;
    }

    private bool StillFails(ProgramNode program) => left-- > 0 && fails(program.ToString());
}
