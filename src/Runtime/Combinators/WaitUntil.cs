namespace Coroutines;

/// <summary>When <see cref="Coroutine.Wait{TFuture}(TFuture[])"/> returns (asyncio: <c>return_when</c>).</summary>
public enum WaitUntil
{
    /// <summary>When all are done.</summary>
    AllCompleted,

    /// <summary>When one is done.</summary>
    FirstCompleted,

    /// <summary>When one has failed, or all are done. A cancelled one has not failed.</summary>
    FirstException,
}
