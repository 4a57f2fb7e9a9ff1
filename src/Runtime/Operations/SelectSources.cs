using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Coroutines;

/// <summary>What all choices have in common.</summary>
internal abstract class SelectSource : IOperationSource
{
    public string Describe(int kind) => "Coroutine.Select";

    public void GiveBack(Waiter waiter) => ((Choice)waiter).Chosen!.GiveBack();

    /// <summary>Does an operation that is one of several, and puts its result in its place.</summary>
    private protected static bool TryDo<T>(in AsyncOperation<T> operation, out AsyncOperation<T> done)
    {
        if (operation.Source.TryDo(operation, out var result))
        {
            done = operation.With(result);
            return true;
        }

        done = operation;
        return false;
    }

    /// <summary>Takes the result of the operation that was chosen; the others stay as they are.</summary>
    [StackTraceHidden]
    private protected static AsyncOperation<T> Take<T>(in AsyncOperation<T> operation, Waiter arm, Waiter chosen) =>
        arm == chosen ? operation.With(operation.Source.Take(operation, arm)) : operation;

    private protected static Waiter Arm<T>(in AsyncOperation<T> operation) => operation.Source.NewWaiter(operation);

    private protected static void Enlist<T>(in AsyncOperation<T> operation, Waiter arm) => operation.Source.Enlist(operation, arm);
}

/// <summary>Chooses from two operations.</summary>
internal sealed class SelectSource<T1, T2> : SelectSource, IOperationSource<Selection<T1, T2>>
{
    internal static readonly SelectSource<T1, T2> Instance = new();

    public bool TryDo(in AsyncOperation<Selection<T1, T2>> operation, [MaybeNullWhen(false)] out Selection<T1, T2> result)
    {
        var of = operation.Argument;
        AsyncOperation<T2> second = of.second;
        var index = TryDo(of.first, out var first) ? 0 : TryDo(of.second, out second) ? 1 : -1;
        result = new(index, first, second);
        return index >= 0;
    }

    public Waiter NewWaiter(in AsyncOperation<Selection<T1, T2>> operation)
    {
        var of = operation.Argument;
        return new Choice(this, operation.Kind, Arm(of.first), Arm(of.second));
    }

    public void Enlist(in AsyncOperation<Selection<T1, T2>> operation, Waiter waiter)
    {
        var of = operation.Argument;
        var choice = (Choice)waiter;
        choice.Stand(choice);
        Enlist(of.first, choice[0]);
        Enlist(of.second, choice[1]);
    }

    [StackTraceHidden]
    public Selection<T1, T2> Take(in AsyncOperation<Selection<T1, T2>> operation, Waiter waiter)
    {
        var of = operation.Argument;
        var choice = (Choice)waiter;
        var chosen = choice.Chosen!;
        return new(choice.ChosenIndex, Take(of.first, choice[0], chosen), Take(of.second, choice[1], chosen));
    }
}

/// <summary>Chooses from three operations.</summary>
internal sealed class SelectSource<T1, T2, T3> : SelectSource, IOperationSource<Selection<T1, T2, T3>>
{
    internal static readonly SelectSource<T1, T2, T3> Instance = new();

    public bool TryDo(in AsyncOperation<Selection<T1, T2, T3>> operation, [MaybeNullWhen(false)] out Selection<T1, T2, T3> result)
    {
        var of = operation.Argument;
        AsyncOperation<T2> second = of.second;
        AsyncOperation<T3> third = of.third;
        var index = TryDo(of.first, out var first) ? 0 : TryDo(of.second, out second) ? 1 : TryDo(of.third, out third) ? 2 : -1;
        result = new(index, first, second, third);
        return index >= 0;
    }

    public Waiter NewWaiter(in AsyncOperation<Selection<T1, T2, T3>> operation)
    {
        var of = operation.Argument;
        return new Choice(this, operation.Kind, Arm(of.first), Arm(of.second), Arm(of.third));
    }

    public void Enlist(in AsyncOperation<Selection<T1, T2, T3>> operation, Waiter waiter)
    {
        var of = operation.Argument;
        var choice = (Choice)waiter;
        choice.Stand(choice);
        Enlist(of.first, choice[0]);
        Enlist(of.second, choice[1]);
        Enlist(of.third, choice[2]);
    }

    [StackTraceHidden]
    public Selection<T1, T2, T3> Take(in AsyncOperation<Selection<T1, T2, T3>> operation, Waiter waiter)
    {
        var of = operation.Argument;
        var choice = (Choice)waiter;
        var chosen = choice.Chosen!;
        return new(choice.ChosenIndex, Take(of.first, choice[0], chosen), Take(of.second, choice[1], chosen), Take(of.third, choice[2], chosen));
    }
}

/// <summary>Chooses from any number of operations of one type.</summary>
internal sealed class SelectSource<T>(AsyncOperation<T>[] operations) : SelectSource, IOperationSource<Selection<T>>
{
    public bool TryDo(in AsyncOperation<Selection<T>> operation, [MaybeNullWhen(false)] out Selection<T> result)
    {
        for (var i = 0; i < operations.Length; i++)
        {
            if (operations[i].Source.TryDo(operations[i], out var value))
            {
                result = new(i, value);
                return true;
            }
        }

        result = default;
        return false;
    }

    public Waiter NewWaiter(in AsyncOperation<Selection<T>> operation) =>
        new Choice(this, operation.Kind, Array.ConvertAll(operations, static o => o.Source.NewWaiter(o)));

    public void Enlist(in AsyncOperation<Selection<T>> operation, Waiter waiter)
    {
        var choice = (Choice)waiter;
        choice.Stand(choice);
        for (var i = 0; i < operations.Length; i++)
        {
            Enlist(operations[i], choice[i]);
        }
    }

    [StackTraceHidden]
    public Selection<T> Take(in AsyncOperation<Selection<T>> operation, Waiter waiter)
    {
        var choice = (Choice)waiter;
        var index = choice.ChosenIndex;
        return new(index, operations[index].Source.Take(operations[index], choice[index]));
    }
}
