using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>
/// Operations that take something others could have had: a permit, an item, a connection. A coroutine that is cancelled leaves the operation behind, which
/// takes it all the same, for nobody.
/// </summary>
internal static class TakingCalls
{
    private static readonly HashSet<string> Members =
    [
        "System.Threading.SemaphoreSlim.WaitAsync",
        "System.Threading.Channels.ChannelReader.ReadAsync",
        "System.Threading.Tasks.Dataflow.DataflowBlock.ReceiveAsync",
        "System.Net.Sockets.TcpListener.AcceptTcpClientAsync",
        "System.Net.Sockets.TcpListener.AcceptSocketAsync",
        "System.Net.Sockets.Socket.AcceptAsync",
        "Nito.AsyncEx.AsyncLock.LockAsync",
        "Nito.AsyncEx.AsyncSemaphore.WaitAsync",
        "Nito.AsyncEx.AsyncProducerConsumerQueue.DequeueAsync",
        "Nito.AsyncEx.AsyncCollection.TakeAsync",
    ];

    public static bool Include(IMethodSymbol method)
        => method.Name is "WaitAsync" or "ReadAsync" or "ReceiveAsync" or "AcceptTcpClientAsync" or "AcceptSocketAsync" or "AcceptAsync" or "LockAsync" or "DequeueAsync" or "TakeAsync"
            && Members.Contains(method.ContainingType.FullName() + "." + method.Name);
}
