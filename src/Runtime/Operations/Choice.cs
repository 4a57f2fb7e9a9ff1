namespace Coroutines;

/// <summary>One who waits for the first of several operations. When it is the turn of one, the other arms leave their lines before anything else can happen.</summary>
internal sealed class Choice : Waiter, IWaitPlace
{
    private readonly Waiter[] arms;

    internal Choice(IOperationSource source, int kind, params Waiter[] arms)
        : base(source, kind)
    {
        this.arms = arms;
        foreach (var arm in arms)
        {
            arm.Begin(this);
        }
    }

    /// <summary>The place of the chosen operation among the arguments.</summary>
    internal int ChosenIndex => Array.IndexOf(arms, Chosen);

    /// <summary>The arm that was served; null before.</summary>
    internal Waiter? Chosen { get; private set; }

    internal Waiter this[int index] => arms[index];

    /// <summary>It is the turn of <paramref name="arm"/>.</summary>
    internal void Choose(Waiter arm)
    {
        Chosen = arm;
        FailLike(arm);
        HandOver();
    }

    /// <summary>The arms that are not chosen leave.</summary>
    void IWaitPlace.Remove(Waiter waiter)
    {
        foreach (var arm in arms)
        {
            arm.Leave();
        }
    }
}
