using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>Locks that belong to the thread that took them.</summary>
internal static class ThreadLocks
{
    private const string Space = "System.Threading";

    /// <summary><c>Monitor.Enter</c>, <c>Lock.Enter</c>, <c>SpinLock.Enter</c>: what a <c>lock</c> statement does.</summary>
    public static bool Enters(IMethodSymbol method)
        => method.Name is "Enter" or "EnterScope" && method.ContainingType is { Name: "Monitor" or "Lock" or "SpinLock" } type && type.Is(Space, type.Name);

    /// <summary>A helper that takes a reader-writer lock gives it back before it returns, as one with a <c>lock</c> does: of that CORO2004 informs.</summary>
    public static bool IsHeldForShort(IOperation operation)
        => operation is IInvocationOperation call
            && (IsOf(call, "ReaderWriterLockSlim", "Enter", "TryEnter") || IsOf(call, "ReaderWriterLock", "Acquire", "Upgrade") || IsOf(call, "Monitor", "Enter", "TryEnter"));

    /// <summary>What only the thread that calls it can use, so that it cannot be moved to another: taking a lock of a thread, waiting inside one.</summary>
    public static bool NeedsThread(IOperation operation)
        => operation is IInvocationOperation call && (IsMutex(call) || IsHeldForShort(call) || IsOf(call, "Lock", "Enter", "TryEnter") || IsOf(call, "SpinLock", "Enter", "TryEnter") || IsOf(call, "Monitor", "Wait", "Wait") || IsOf(call, "ReaderWriterLock", "RestoreLock", "RestoreLock"));

    /// <summary>True for a name by which one may be taken.</summary>
    public static bool MayTake(string name)
        => name == "WaitOne" || name.StartsWith("Enter", StringComparison.Ordinal) || name.StartsWith("TryEnter", StringComparison.Ordinal) || name.StartsWith("Acquire", StringComparison.Ordinal);

    /// <summary>The lock that a call takes; null when it takes none.</summary>
    public static AccessPath? Taken(IInvocationOperation call)
        => IsOf(call, "Monitor", "Enter", "TryEnter") && call.Arguments.Length > 0 ? Path(call.Arguments[0].Value)
            : IsOf(call, "Lock", "Enter", "TryEnter") || IsOf(call, "SpinLock", "Enter", "TryEnter")
            || IsOf(call, "ReaderWriterLockSlim", "Enter", "TryEnter") || IsOf(call, "ReaderWriterLock", "Acquire", "Acquire") ? Path(call.Instance)
            : IsMutex(call) ? Path(call.Instance)
            : null;

    /// <summary>The lock that a call gives back; null when it gives none back.</summary>
    public static AccessPath? GivenBack(IOperation operation)
        => operation is not IInvocationOperation call ? null
            : IsOf(call, "Monitor", "Exit", "Exit") && call.Arguments.Length > 0 ? Path(call.Arguments[0].Value)
            : IsOf(call, "Lock", "Exit", "Exit") || IsOf(call, "SpinLock", "Exit", "Exit") || IsOf(call, "ReaderWriterLockSlim", "Exit", "Exit")
            || IsOf(call, "ReaderWriterLock", "Release", "Release") ? Path(call.Instance)
            : call.TargetMethod.Name == "ReleaseMutex" ? Path(call.Instance)
            : null;

    private static bool IsOf(IInvocationOperation call, string type, string begin, string other)
        => call.TargetMethod.ContainingType.Name == type && call.TargetMethod.ContainingType.Is(Space, type)
            && (call.TargetMethod.Name.StartsWith(begin, StringComparison.Ordinal) || call.TargetMethod.Name.StartsWith(other, StringComparison.Ordinal))
            && call.TargetMethod.Name != "EnterScope";

    private static bool IsMutex(IInvocationOperation call) => call.TargetMethod.Name == "WaitOne" && Operands.Strip(call.Instance)?.Type.Is(Space, "Mutex") == true;

    private static AccessPath? Path(IOperation? value) => AccessPaths.WithoutCaptures.Of(value);
}
