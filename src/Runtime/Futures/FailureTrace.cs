using System.Diagnostics;
using System.Globalization;
using System.Runtime.ExceptionServices;

namespace Coroutines;

/// <summary>
/// An exception on its way from one task or coroutine to the next, with its stack trace. Each rethrow copies the whole trace, so through a long chain it would cost the square of the chain's length.
/// Therefore a trace keeps its first <see cref="Longest"/> hops for good, and of the others the latest: those in the middle are left out, and the exception's <c>Data</c> says how many.
/// </summary>
internal sealed class FailureTrace
{
    /// <summary>How many hops are kept at the top, and at most at the bottom. Few chains that people write are longer.</summary>
    internal const int Longest = 100;

    internal const string DataKey = "Coroutines.LeftOut";

    /// <summary>The trace that was thrown last on this thread: what is captured next is most often the same exception, one hop further.</summary>
    [ThreadStatic]
    private static WeakReference<FailureTrace>? lastThrown;

    private readonly ExceptionDispatchInfo info;
    private readonly int hops;

    /// <summary>The first hops; null while there are no others.</summary>
    private readonly ExceptionDispatchInfo? top;

    private FailureTrace(ExceptionDispatchInfo info, int hops, ExceptionDispatchInfo? top)
    {
        this.info = info;
        this.hops = hops;
        this.top = top;
    }

    internal Exception SourceException => info.SourceException;

    /// <summary>Takes an exception that was caught, or that was never thrown, with its trace.</summary>
    internal static FailureTrace Capture(Exception exception)
    {
        if (lastThrown is null || !lastThrown.TryGetTarget(out var last) || last.SourceException != exception)
        {
            return new FailureTrace(ExceptionDispatchInfo.Capture(exception), 0, null);
        }

        lastThrown.SetTarget(null!);
        return last.Next(exception);
    }

    /// <summary>Throws it where it is awaited.</summary>
    [StackTraceHidden]
    internal void Throw()
    {
        lastThrown ??= new WeakReference<FailureTrace>(this);
        lastThrown.SetTarget(this);
        info.Throw();
    }

    private FailureTrace Next(Exception exception)
    {
        var reached = hops + 1;
        if (reached > Longest && reached % Longest == 0)
        {
            Note(exception, reached - Longest);
            return new FailureTrace(top!, reached, top);
        }

        var captured = ExceptionDispatchInfo.Capture(exception);
        return new FailureTrace(captured, reached, reached == Longest ? captured : top);
    }

    private static void Note(Exception exception, int leftOut)
    {
        if (exception.Data is { IsReadOnly: false } data)
        {
            data[DataKey] = string.Create(CultureInfo.InvariantCulture, $"{leftOut} awaits in the middle of the stack trace are left out, after the first {Longest}.");
        }
    }
}
