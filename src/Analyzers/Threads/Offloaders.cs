using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>Which methods, constructors and events run the delegates they are given on another thread. What is not listed may run them anywhere.</summary>
internal static class Offloaders
{
    private static readonly HashSet<string> Methods =
    [
        "System.Threading.Tasks.Task.Run",
        "System.Threading.Tasks.Task.ContinueWith",
        "System.Threading.Tasks.TaskFactory.StartNew",
        "System.Threading.Tasks.TaskFactory.ContinueWhenAll",
        "System.Threading.Tasks.TaskFactory.ContinueWhenAny",
        "System.Threading.Tasks.Parallel.For",
        "System.Threading.Tasks.Parallel.ForEach",
        "System.Threading.Tasks.Parallel.ForAsync",
        "System.Threading.Tasks.Parallel.ForEachAsync",
        "System.Threading.Tasks.Parallel.Invoke",
        "System.Threading.ThreadPool.QueueUserWorkItem",
        "System.Threading.ThreadPool.UnsafeQueueUserWorkItem",
        "System.Threading.ThreadPool.RegisterWaitForSingleObject",
        "System.Runtime.InteropServices.PosixSignalRegistration.Create",
        "System.Linq.ParallelEnumerable.ForAll",
        "System.Linq.ParallelEnumerable.Select",
        "System.Linq.ParallelEnumerable.Where",
    ];

    private static readonly HashSet<string> Constructors = ["System.Threading.Thread", "System.Threading.Timer"];

    private static readonly HashSet<string> Events =
    [
        "System.Timers.Timer.Elapsed",
        "System.IO.FileSystemWatcher.Changed", "System.IO.FileSystemWatcher.Created", "System.IO.FileSystemWatcher.Deleted", "System.IO.FileSystemWatcher.Renamed", "System.IO.FileSystemWatcher.Error",
        "System.Diagnostics.Process.Exited", "System.Diagnostics.Process.OutputDataReceived", "System.Diagnostics.Process.ErrorDataReceived",
        "System.Console.CancelKeyPress",
    ];

    private static readonly HashSet<string> Names =
    [
        .. Methods.Concat(Events).Select(member => member.Substring(member.LastIndexOf('.') + 1)),
        .. Constructors.Select(type => UnnamedCalls.New(type.Substring(type.LastIndexOf('.') + 1))), UnnamedCalls.Constructor,
        "ToThread", "RunInExecutor", "ConfigureAwait",
    ];

    /// <summary>True for a name by which code may come to another thread.</summary>
    public static bool MayBe(string name) => Names.Contains(name);

    /// <summary>How a message names what runs the delegate on another thread, or null.</summary>
    /// <param name="receiver">What the delegate arrives at.</param>
    /// <param name="types">The types of the runtime.</param>
    public static string? NameOf(IOperation? receiver, KnownTypes types)
    {
        while (receiver is IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation)
        {
            receiver = receiver.Parent;
        }

        return receiver switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } when IsListed(call.TargetMethod, types) && !call.Arguments.Any(MayStay) => call.TargetMethod.InMessage(),
            IArgumentOperation { Parent: IObjectCreationOperation { Type: { } type } } when Constructors.Contains(type.FullName()) => "new " + type.Name,
            IEventAssignmentOperation { Adds: true, EventReference: IEventReferenceOperation { Event: { } handled } }
                when Events.Contains(handled.ContainingType.FullName() + "." + handled.Name) => handled.InMessage(),
            _ => null,
        };
    }

    private static bool IsListed(IMethodSymbol method, KnownTypes types)
        => method.Name is "ToThread" or "RunInExecutor" ? types.IsOurs(method) : Methods.Contains(method.ContainingType.FullName() + "." + method.Name);

    /// <summary>A scheduler that is given may be one of the loop's thread; a continuation that runs synchronously may run where the task ends.</summary>
    private static bool MayStay(IArgumentOperation argument)
        => argument.ArgumentKind == ArgumentKind.Explicit
            && (argument.Parameter?.Type.Name switch
            {
                "TaskScheduler" => !argument.Value.ConstantValue.HasValue && Operands.Strip(argument.Value) is not IPropertyReferenceOperation { Property.Name: "Default" },
                "TaskContinuationOptions" => argument.Value.ConstantValue is not { HasValue: true, Value: int options } || ((TaskContinuationOptions)options).HasFlag(TaskContinuationOptions.ExecuteSynchronously),
                _ => false,
            });
}
