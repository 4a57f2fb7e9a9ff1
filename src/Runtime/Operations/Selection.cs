namespace Coroutines;

/// <summary>Which of several operations of one type was done, and its result.</summary>
/// <typeparam name="T">The type of the results.</typeparam>
/// <param name="Index">The place of the operation among the arguments, from 0.</param>
/// <param name="Value">Its result.</param>
public readonly record struct Selection<T>(int Index, T Value);

/// <summary>Which of two operations was done, and its result. The other was not: it took nothing.</summary>
/// <typeparam name="T1">The type of the first result.</typeparam>
/// <typeparam name="T2">The type of the second result.</typeparam>
/// <example><c>switch (await …) { case { Index: 0, First: var order }: … case { Index: 1, Second: var alarm }: … }</c></example>
public readonly struct Selection<T1, T2>
{
    internal readonly AsyncOperation<T1> first;
    internal readonly AsyncOperation<T2> second;

    internal Selection(int index, in AsyncOperation<T1> first, in AsyncOperation<T2> second)
    {
        Index = index;
        this.first = first;
        this.second = second;
    }

    /// <summary>The place of the operation among the arguments, from 0.</summary>
    public int Index { get; }

    /// <summary>The result of the first operation; <c>default</c> unless <see cref="Index"/> is 0.</summary>
    public T1? First => Index == 0 ? first.Argument : default;

    /// <summary>The result of the second operation; <c>default</c> unless <see cref="Index"/> is 1.</summary>
    public T2? Second => Index == 1 ? second.Argument : default;

    /// <summary>Which, and with what result.</summary>
    /// <returns>A text like <c>1: 'late'</c>.</returns>
    public override string ToString() => $"{Index}: {(Index == 0 ? Representation.Of(First) : Representation.Of(Second))}";
}

/// <summary>Which of three operations was done, and its result. The others were not: they took nothing.</summary>
/// <typeparam name="T1">The type of the first result.</typeparam>
/// <typeparam name="T2">The type of the second result.</typeparam>
/// <typeparam name="T3">The type of the third result.</typeparam>
public readonly struct Selection<T1, T2, T3>
{
    internal readonly AsyncOperation<T1> first;
    internal readonly AsyncOperation<T2> second;
    internal readonly AsyncOperation<T3> third;

    internal Selection(int index, in AsyncOperation<T1> first, in AsyncOperation<T2> second, in AsyncOperation<T3> third)
    {
        Index = index;
        this.first = first;
        this.second = second;
        this.third = third;
    }

    /// <inheritdoc cref="Selection{T1, T2}.Index"/>
    public int Index { get; }

    /// <inheritdoc cref="Selection{T1, T2}.First"/>
    public T1? First => Index == 0 ? first.Argument : default;

    /// <inheritdoc cref="Selection{T1, T2}.Second"/>
    public T2? Second => Index == 1 ? second.Argument : default;

    /// <summary>The result of the third operation; <c>default</c> unless <see cref="Index"/> is 2.</summary>
    public T3? Third => Index == 2 ? third.Argument : default;

    /// <inheritdoc cref="Selection{T1, T2}.ToString"/>
    public override string ToString() => $"{Index}: {Index switch { 0 => Representation.Of(First), 1 => Representation.Of(Second), _ => Representation.Of(Third) }}";
}
