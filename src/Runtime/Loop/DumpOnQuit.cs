using System.Runtime.InteropServices;

namespace Coroutines;

/// <summary>On SIGQUIT, writes the dump of a loop to standard error, and lets the program go on.</summary>
internal static class DumpOnQuit
{
    /// <summary>How long the loop's thread gets to answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Waits for the signal until it is disposed; null where there are no such signals, or they are not wanted.</summary>
    internal static PosixSignalRegistration? Register(EventLoop loop)
    {
        if (!(loop.options.DumpOnQuit ?? loop.options.Debug) || OperatingSystem.IsWindows())
        {
            return null;
        }

        try
        {
            return PosixSignalRegistration.Create(PosixSignal.SIGQUIT, context =>
            {
                context.Cancel = true;
                Write(loop);
            });
        }
        catch (PlatformNotSupportedException)
        {
            // Phones and browsers have no such signals.
            return null;
        }
    }

    /// <summary>On a thread of its own: asks the loop, and says so if it does not answer.</summary>
    internal static void Write(EventLoop loop)
    {
        var written = new ManualResetEventSlim();
        var isPosted = loop.TryPost(() =>
        {
            Console.Error.WriteLine(loop.Dump());
            written.Set();
        });
        if (isPosted && !written.Wait(Patience))
        {
            Console.Error.WriteLine($"{loop.Describe()}. Its thread is busy with {loop.CurrentTask?.ToString() ?? "a callback"}; the tasks are listed when that awaits.");
        }
    }
}
