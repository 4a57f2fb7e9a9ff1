namespace Coroutines;

/// <summary>
/// Something that can be awaited, or be one of several that <see cref="Coroutine.Select{T1, T2}"/> chooses from: to get an item, to take a lock, to put an item, to wait for a time.
/// It is a description: making it does nothing, each await of it does it once. Where it can be done at once, nothing is allocated and no tick goes by (R8).
/// </summary>
/// <typeparam name="T">The type of its result.</typeparam>
/// <remarks>
/// Awaited on a loop's thread (R25). An await that is cancelled has not done it: it takes no item, no permit and no place, also where it had been its turn already.
/// It converts to a <see cref="Coroutine{T}"/>, so it can be made a task or gathered.
/// </remarks>
public readonly struct AsyncOperation<T>
{
    private readonly IOperationSource<T>? source;

    internal AsyncOperation(IOperationSource<T> source, int kind = 0, T? argument = default)
    {
        this.source = source;
        Kind = kind;
        Argument = argument;
    }

    /// <summary>Who does it.</summary>
    /// <exception cref="InvalidOperationException">It is <c>default</c>.</exception>
    internal IOperationSource<T> Source => source ?? throw new InvalidOperationException(
        $"This AsyncOperation<{typeof(T).Name}> was never made: it is default. Get one from a lock, an event, a queue, or from Coroutine.After.");

    /// <summary>Which of the source's operations it is.</summary>
    internal int Kind { get; }

    /// <summary>What is put, for one; once done, its result.</summary>
    internal T? Argument { get; }

    /// <summary>Does it, or waits for its turn.</summary>
    /// <returns>The awaiter.</returns>
    public OperationAwaiter<T> GetAwaiter() => Source.TryDo(this, out var result)
        ? new OperationAwaiter<T>(With(result), null)
        : new OperationAwaiter<T>(this, Source.NewWaiter(this));

    /// <summary>As a coroutine object with a result.</summary>
    /// <returns>A coroutine that does it when it is awaited or made a task (R1).</returns>
    public Coroutine<T> AsCoroutine()
    {
        var box = new CoroutineBox<OperationFrame<T>, T>();
        box.Frame.Operation = this;
        return new Coroutine<T>(box);
    }

    /// <summary>As a coroutine object with a result.</summary>
    /// <param name="operation">The operation.</param>
    public static implicit operator Coroutine<T>(AsyncOperation<T> operation) => operation.AsCoroutine();

    /// <summary>As a coroutine object.</summary>
    /// <param name="operation">The operation.</param>
    public static implicit operator Coroutine(AsyncOperation<T> operation) => operation.AsCoroutine();

    /// <summary>What it is.</summary>
    /// <returns>A text like <c>AsyncQueue&lt;Int32&gt;.Get</c>.</returns>
    public override string ToString() => source is null ? $"default(AsyncOperation<{typeof(T).Name}>)" : source.Describe(Kind);

    /// <summary>The same, with another argument.</summary>
    internal AsyncOperation<T> With(T? argument) => new(Source, Kind, argument);
}
