using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>How an operation waits synchronously for an awaitable.</summary>
internal enum WaitKind
{
    /// <summary><c>task.Result</c>, <c>valueTask.Result</c></summary>
    Result,

    /// <summary><c>awaitable.GetAwaiter().GetResult()</c></summary>
    GetResult,

    /// <summary><c>task.Wait(…)</c></summary>
    Wait,

    /// <summary><c>Task.WaitAll(…)</c></summary>
    WaitAll,

    /// <summary><c>Task.WaitAny(…)</c></summary>
    WaitAny,

    /// <summary><c>task.RunSynchronously()</c></summary>
    RunSynchronously,

    /// <summary><c>asyncResult.AsyncWaitHandle.WaitOne(…)</c></summary>
    AsyncWaitHandle,

    /// <summary><c>EndRead(asyncResult)</c></summary>
    End,
}

/// <summary>A synchronous wait that was recognised in an operation.</summary>
/// <param name="Kind">How it waits.</param>
/// <param name="Subjects">What it waits for; empty when it waits whatever the state.</param>
internal sealed record SynchronousWait(WaitKind Kind, ImmutableArray<IOperation> Subjects)
{
    /// <summary>Recognises a wait, in an operation tree or in a control flow graph; null when the operation does not wait.</summary>
    public static SynchronousWait? In(IOperation operation, KnownTypes types) => operation switch
    {
        IPropertyReferenceOperation property => InProperty(property),
        IInvocationOperation call => InCall(call, types),
        _ => null,
    };

    private static SynchronousWait? InProperty(IPropertyReferenceOperation property)
        => property is { Property.Name: "Result", Instance: { } instance }
            && (Awaitables.IsTask(property.Property.ContainingType) || Awaitables.IsValueTask(property.Property.ContainingType))
            ? new SynchronousWait(WaitKind.Result, [instance])
            : null;

    private static SynchronousWait? InCall(IInvocationOperation call, KnownTypes types)
    {
        var method = call.TargetMethod;
        switch (method.Name)
        {
            case "Wait" when call.Instance is { } task && Awaitables.IsTask(method.ContainingType):
                return HasZeroLimit(call) ? null : new SynchronousWait(WaitKind.Wait, [task]);
            case "WaitAll" or "WaitAny" when method.IsStatic && Awaitables.IsTask(method.ContainingType):
                return HasZeroLimit(call) ? null
                    : new SynchronousWait(method.Name == "WaitAll" ? WaitKind.WaitAll : WaitKind.WaitAny, Elements(call));
            case "RunSynchronously" when Awaitables.IsTask(method.ContainingType):
                return new SynchronousWait(WaitKind.RunSynchronously, []);
            case "GetResult" when call is { Instance: { } awaiter, Arguments.IsEmpty: true } && IsBlockingAwaiter(method.ContainingType, types):
                return new SynchronousWait(WaitKind.GetResult, [awaiter]);
            case "WaitOne" when call.Instance is IPropertyReferenceOperation { Property.Name: "AsyncWaitHandle", Instance: { } result }:
                return HasZeroLimit(call) ? null : new SynchronousWait(WaitKind.AsyncWaitHandle, [result]);
            default:
                return method.Name.StartsWith("End", StringComparison.Ordinal) && IsEndOfPair(method)
                    && call.Arguments.FirstOrDefault(argument => IsAsyncResult(argument.Parameter?.Type)) is { } end
                    ? new SynchronousWait(WaitKind.End, [end.Value])
                    : null;
        }
    }

    /// <summary>Our own awaiters throw instead of blocking, and that of <c>Task.Yield</c> does nothing.</summary>
    private static bool IsBlockingAwaiter(INamedTypeSymbol awaiter, KnownTypes types)
        => !types.IsOurs(awaiter)
            && awaiter.ContainingType?.Name != "YieldAwaitable"
            && awaiter.AllInterfaces.Any(i => i.Is("System.Runtime.CompilerServices", "INotifyCompletion"));

    private static ImmutableArray<IOperation> Elements(IInvocationOperation call)
    {
        var value = call.Arguments[0].Value;
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            ICollectionExpressionOperation collection => collection.Elements,
            _ => [value],
        };
    }

    private static bool HasZeroLimit(IInvocationOperation call)
        => call.Arguments.Any(argument => argument.Parameter?.Type is { } type
            && (type.SpecialType == SpecialType.System_Int32 || type.Is("System", "TimeSpan"))
            && Limits.IsZero(argument.Value));

    /// <summary><c>EndRead</c> beside a <c>BeginRead</c> that returns the asynchronous result.</summary>
    private static bool IsEndOfPair(IMethodSymbol method)
        => method.Name == "End" && method.ContainingType.Is("System.Threading.Tasks", "TaskToAsyncResult")
            || method.Name.Length > 3
            && method.Parameters.Any(p => IsAsyncResult(p.Type))
            && BeginOf(method.ContainingType, "Begin" + method.Name.Substring(3));

    private static bool BeginOf(INamedTypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).Any(member => member is IMethodSymbol begin && IsAsyncResult(begin.ReturnType)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAsyncResult(ITypeSymbol? type) => type.Is("System", "IAsyncResult");
}
