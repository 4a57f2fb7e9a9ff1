namespace Conformance;

/// <summary>
/// One run of a program: the fates of the steps it meets, in order, and the tick at which its task is cancelled. A program is run with
/// many plans, and each plan in both modes.
/// </summary>
/// <param name="Fates">The fates of the first steps.</param>
/// <param name="Rest">The fate of all the steps after those.</param>
/// <param name="Width">From how many fates the plan was drawn: 2 for at once and later, 4 with exceptions, 6 with cancellations.</param>
/// <param name="CancelAt">The tick at which the task is cancelled; -1 for never.</param>
/// <param name="CancelTwice">True to cancel it a second time, one tick later.</param>
public sealed record Plan(IReadOnlyList<Fate> Fates, Fate Rest = Fate.AtOnce, int Width = 4, int CancelAt = -1, bool CancelTwice = false)
{
    /// <summary>The plan as text, as failures name it.</summary>
    /// <returns>For one, <c>[AtOnce Later], then AtOnce; cancelled at tick 3</c>.</returns>
    public override string ToString()
    {
        var cancel = CancelAt < 0 ? "" : $"; cancelled at tick {CancelAt}{(CancelTwice ? " and the next" : "")}";
        return $"[{string.Join(" ", Fates)}], then {Rest}{cancel}";
    }
}
