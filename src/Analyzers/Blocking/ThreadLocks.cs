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

    /// <summary>The lock that a call takes; null when it takes none.</summary>
    public static AccessPath? Taken(IInvocationOperation call)
        => IsOf(call, "Monitor", "Enter", "TryEnter") && call.Arguments.Length > 0 ? Path(call.Arguments[0].Value)
            : IsOf(call, "Lock", "Enter", "TryEnter") || IsOf(call, "SpinLock", "Enter", "TryEnter")
            || IsOf(call, "ReaderWriterLockSlim", "Enter", "TryEnter") || IsOf(call, "ReaderWriterLock", "Acquire", "Acquire") ? Path(call.Instance)
            : call.TargetMethod.Name == "WaitOne" && call.Instance?.Type is { } type && type.Is(Space, "Mutex") ? Path(call.Instance)
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

    private static AccessPath? Path(IOperation? value) => AccessPaths.WithoutCaptures.Of(value);
}
