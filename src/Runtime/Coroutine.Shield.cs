namespace Coroutines;

public readonly partial struct Coroutine
{
    /// <summary>
    /// Makes a task of the coroutine and keeps it from being cancelled when whoever awaits it is (asyncio: <c>shield</c>; R20):
    /// the awaiter gets its <see cref="OperationCanceledException"/>, the task goes on.
    /// </summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="coroutine">The coroutine.</param>
    /// <returns>A future of the result.</returns>
    public static Future<T> Shield<T>(Coroutine<T> coroutine) => new ShieldFuture<T>(CreateTask(coroutine));

    /// <inheritdoc cref="Shield{T}(Coroutine{T})"/>
    public static Future Shield(Coroutine coroutine) => new ShieldFuture<NoResult>(CreateTask(coroutine));

    /// <summary>Keeps a task or future from being cancelled when whoever awaits it is.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="future">The task or future.</param>
    /// <returns>A future of its value.</returns>
    public static Future<T> Shield<T>(IFuture<T> future) => new ShieldFuture<T>((Future)future);

    /// <inheritdoc cref="Shield{T}(IFuture{T})"/>
    [System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]
    public static Future Shield(Future future) => new ShieldFuture<NoResult>(future);
}
