using System.Diagnostics.CodeAnalysis;

namespace Coroutines;

/// <summary>What a primitive does for those who wait for it, whatever the result.</summary>
internal interface IOperationSource
{
    /// <summary>A waiter that had been handed something was cancelled before it could take it: the next one gets it.</summary>
    void GiveBack(Waiter waiter);

    /// <summary>The task that must let go of it before anybody else gets it; null where that is not known, or not one task.</summary>
    CoroutineTask? Holder => null;

    /// <summary>The name of an operation, for texts: <c>AsyncLock.Acquire</c>.</summary>
    string Describe(int kind);
}

/// <summary>A primitive whose operations have results of type <typeparamref name="T"/>.</summary>
internal interface IOperationSource<T> : IOperationSource
{
    /// <summary>Does the operation, if that is possible at once and nobody came before.</summary>
    bool TryDo(in AsyncOperation<T> operation, [MaybeNullWhen(false)] out T result);

    /// <summary>One who will wait for the operation.</summary>
    Waiter NewWaiter(in AsyncOperation<T> operation) => Waiter.Rent(this, operation.Kind);

    /// <summary>Puts a waiter at the end of the line.</summary>
    void Enlist(in AsyncOperation<T> operation, Waiter waiter);

    /// <summary>The waiter was handed what it waited for, and goes on: it takes it.</summary>
    T Take(in AsyncOperation<T> operation, Waiter waiter);
}
