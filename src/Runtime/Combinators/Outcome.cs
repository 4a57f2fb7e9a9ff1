namespace Coroutines;

/// <summary>How one of several coroutines ended: with a value or with an exception (asyncio: <c>return_exceptions=True</c>).</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly struct Outcome<T>
{
    private readonly T value;

    internal Outcome(T value, Exception? exception)
    {
        this.value = value;
        Exception = exception;
    }

    /// <summary>The exception, that of a cancellation included; null where there is a value.</summary>
    public Exception? Exception { get; }

    /// <summary>True when there is a value.</summary>
    public bool IsSuccess => Exception is null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none; the inner exception says why.</exception>
    public T Value => Exception is null ? value : throw new InvalidOperationException("There is no value: the coroutine failed.", Exception);

    /// <summary>The value or the exception.</summary>
    /// <returns>A text like Python's.</returns>
    public override string ToString() => Exception is null ? Representation.Of(value) : Representation.Of(Exception);
}
