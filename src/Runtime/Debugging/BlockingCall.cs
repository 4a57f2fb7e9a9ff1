using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Coroutines;

/// <summary>The call of the user's that ended in a wait, found in a stack trace.</summary>
internal static class BlockingCall
{
    /// <summary>By the type that is called, the rule that finds such a call at build; see docs/rules.</summary>
    private static readonly Dictionary<string, string> Rules = new()
    {
        ["Task"] = "CORO2002", ["Task`1"] = "CORO2002", ["TaskAwaiter"] = "CORO2002", ["TaskAwaiter`1"] = "CORO2002", ["ValueTask"] = "CORO2002", ["ValueTask`1"] = "CORO2002",
        ["ValueTaskAwaiter"] = "CORO2002", ["ValueTaskAwaiter`1"] = "CORO2002", ["ConfiguredTaskAwaiter"] = "CORO2002",
        ["WaitHandle"] = "CORO2003", ["Mutex"] = "CORO2003", ["Semaphore"] = "CORO2003", ["SemaphoreSlim"] = "CORO2003", ["ManualResetEventSlim"] = "CORO2003",
        ["CountdownEvent"] = "CORO2003", ["Barrier"] = "CORO2003", ["ReaderWriterLock"] = "CORO2003", ["ReaderWriterLockSlim"] = "CORO2003", ["Thread"] = "CORO2003", ["SpinWait"] = "CORO2003", ["GC"] = "CORO2003",
        ["Lock"] = "CORO2004", ["BlockingCollection`1"] = "CORO2006", ["HttpClient"] = "CORO2010", ["HttpContent"] = "CORO2010", ["Process"] = "CORO2030", ["Console"] = "CORO2031",
        ["Parallel"] = "CORO2050", ["ParallelEnumerable"] = "CORO2050",
    };

    /// <summary><c>Task.Wait at Work.cs:31 (CORO2002)</c>.</summary>
    /// <param name="stack">Taken where the wait begins.</param>
    internal static string Find(StackTrace stack)
    {
        var frames = stack.GetFrames();
        var users = Array.FindIndex(frames, static f => !IsPlumbing(f));
        if (users <= 0)
        {
            return "a wait";
        }

        var call = MethodOf(frames[users - 1]);
        var type = call?.DeclaringType;
        var name = type is null ? "a wait" : $"{WithoutArity(type.Name)}.{Name(call!)}";
        var place = frames[users].GetFileName() is { } file ? $" at {Path.GetFileName(file)}:{frames[users].GetFileLineNumber()}" : $" in {MethodOf(frames[users])?.Name}";
        var rule = type is null ? null : type == typeof(Monitor) ? (call!.Name == nameof(Monitor.Wait) ? "CORO2003" : "CORO2004") : Rules.GetValueOrDefault(type.Name);
        return $"{name}{place}{(rule is null ? "" : $" ({rule})")}";
    }

    /// <summary>Is it code of .NET or of this assembly?</summary>
    private static bool IsPlumbing(StackFrame frame) =>
        MethodOf(frame)?.Module.Assembly is not { } assembly || assembly == typeof(BlockingCall).Assembly || assembly.GetName().Name is "System.Private.CoreLib" or "System" || assembly.GetName().Name!.StartsWith("System.", StringComparison.Ordinal);

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A method that was trimmed away is not on the stack; one without metadata is passed over.")]
    private static MethodBase? MethodOf(StackFrame frame) => frame.GetMethod();

    /// <summary>The method's name. Of an inner one, whose caller was inlined, that of the public one whose name it has in its own: <c>WaitOne</c> for <c>WaitOneNoCheck</c>.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Where the public method was trimmed away, the inner one's name is shown.")]
    private static string Name(MethodBase method)
    {
        if (method.Name == "GetResultCore")
        {
            return "Result";
        }

        var name = method.Name;
        if (!method.IsPublic && method.DeclaringType is { } type)
        {
            name = type.GetMethods().Select(static m => m.Name).Where(n => name.Contains(n, StringComparison.Ordinal)).MaxBy(static n => n.Length) ?? name;
        }

        return name.StartsWith("get_", StringComparison.Ordinal) ? name[4..] : name;
    }

    private static string WithoutArity(string name)
    {
        var tick = name.IndexOf('`');
        return tick < 0 ? name : name[..tick];
    }
}
