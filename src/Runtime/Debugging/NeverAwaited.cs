using System.Diagnostics;

namespace Coroutines;

/// <summary>In debug mode, watches a coroutine object, and reports it if it is collected without having been awaited or made a task (R4).</summary>
internal sealed class NeverAwaited
{
    private readonly CoroutineTask box;
    private readonly EventLoop? loop;
    private readonly StackTrace created;

    private NeverAwaited(CoroutineTask box)
    {
        this.box = box;
        loop = EventLoop.Running;
        created = new StackTrace(fNeedFileInfo: true);
    }

    ~NeverAwaited()
    {
        var error = new EventLoopError($"coroutine '{box.Position.Method}' was never awaited{DescribeCreation()}", null, null);
        if (loop is null)
        {
            Console.Error.WriteLine(error);
        }
        else
        {
            loop.ReportError(error);
        }
    }

    internal static NeverAwaited Watch(CoroutineTask box) => new(box);

    /// <summary>It was awaited or made a task.</summary>
    internal void Settle() => GC.SuppressFinalize(this);

    /// <summary>Where the method was called: the frames above are those of this assembly, the method itself or its companion, and the interceptor of the call.</summary>
    private string DescribeCreation()
    {
        var caller = created.GetFrames()
            .SkipWhile(static f => IsOurs(f))
            .Skip(1)
            .FirstOrDefault(static f => f.GetFileName() is { } file && !file.EndsWith(".g.cs", StringComparison.Ordinal));
        return caller is null ? "" : $"; it was created at {Path.GetFileName(caller.GetFileName())}:{caller.GetFileLineNumber()}";
    }

    private static bool IsOurs(StackFrame frame) =>
        DiagnosticMethodInfo.Create(frame)?.DeclaringAssemblyName == typeof(NeverAwaited).Assembly.FullName;
}
