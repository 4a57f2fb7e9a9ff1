using System.Runtime.InteropServices;
using Coroutines;

namespace Tutorial;

/// <summary>Ctrl+C for the lessons. In virtual time, where nobody has the time to press it, it comes by itself after 1.5 seconds.</summary>
internal static class CtrlC
{
    /// <summary>Has the loop call the handler at Ctrl+C, until what is returned is disposed.</summary>
    public static IDisposable Handle(EventLoop loop, EventLoopOptions options, Action handler)
    {
        if (options.TimeProvider is VirtualClock)
        {
            return new Cancelling(loop.CallLater(TimeSpan.FromSeconds(1.5), handler));
        }

        Console.WriteLine("(Press Ctrl+C.)");
        return PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true; // do not end the program
            loop.CallSoonThreadSafe(handler); // the signal comes on a thread of its own
        });
    }

    private sealed class Cancelling(Handle handle) : IDisposable
    {
        public void Dispose() => handle.Cancel();
    }
}
