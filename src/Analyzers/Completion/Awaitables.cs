using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>What the completion proof knows about the members of awaitables, awaiters and collections of them.</summary>
internal static class Awaitables
{
    private const string Tasks = "System.Threading.Tasks";

    private static readonly HashSet<string> PassingMembers = ["GetAwaiter", "ConfigureAwait", "AsTask", "Preserve", "AsValueTask"];

    private static readonly HashSet<string> CollectionViews =
    [
        "GetEnumerator", "GetAsyncEnumerator", "AsEnumerable", "AsReadOnly", "AsSpan", "ToArray", "ToList", "ToHashSet", "ToImmutableArray", "ToImmutableList",
        "Where", "Skip", "SkipLast", "Take", "TakeLast", "Reverse", "OrderBy", "OrderByDescending", "ThenBy", "Distinct", "Cast", "OfType",
    ];

    private static readonly HashSet<string> Pickers =
        ["First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault", "ElementAt", "ElementAtOrDefault", "Peek", "Dequeue", "Pop"];

    public static bool IsTask(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Is(Tasks, "Task"))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsValueTask(ITypeSymbol? type) => type.Is(Tasks, "ValueTask");

    /// <summary><c>IsCompleted</c>, <c>IsCompletedSuccessfully</c>, <c>IsFaulted</c>, <c>IsCanceled</c> of an awaitable or awaiter.</summary>
    public static bool IsCompletionFlag(IPropertySymbol property)
        => property.Name is "IsCompleted" or "IsCompletedSuccessfully" or "IsFaulted" or "IsCanceled" && property.Type.SpecialType == SpecialType.System_Boolean;

    /// <summary>The awaitable that a call hands on unchanged: <c>t.GetAwaiter()</c>, <c>t.ConfigureAwait(false)</c>, <c>tasks.ToList()</c>.</summary>
    public static IOperation? PassedOn(IInvocationOperation call)
        => PassingMembers.Contains(call.TargetMethod.Name) || CollectionViews.Contains(call.TargetMethod.Name) ? Receiver(call) : null;

    /// <summary>The collection an element was picked from: <c>tasks.First()</c>.</summary>
    public static IOperation? PickedFrom(IInvocationOperation call)
        => Pickers.Contains(call.TargetMethod.Name) ? Receiver(call) : null;

    /// <summary>The instance of a call, or the first argument of an extension method.</summary>
    public static IOperation? Receiver(IInvocationOperation call)
        => call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);

    public static bool IsEnumeratorCurrent(IPropertyReferenceOperation property)
        => property.Property.Name == "Current" && property.Arguments.IsEmpty && property.Instance is IFlowCaptureReferenceOperation;

    /// <summary>A call whose result is complete when it is made: <c>Task.FromResult(1)</c>.</summary>
    public static bool MakesComplete(IMethodSymbol method)
        => method.IsStatic && method.Name is "FromResult" or "FromException" or "FromCanceled"
            && (IsTask(method.ContainingType) || IsValueTask(method.ContainingType));

    public static bool IsCompletedTask(IPropertySymbol property)
        => property.IsStatic && property.Name == "CompletedTask" && (IsTask(property.ContainingType) || IsValueTask(property.ContainingType));

    /// <summary>A value task that wraps a value instead of an operation, or <c>default</c>.</summary>
    public static bool IsFinishedValueTask(IObjectCreationOperation creation)
        => IsValueTask(creation.Type)
            && (creation.Arguments.IsEmpty
                || creation.Arguments.Length == 1 && !IsTask(creation.Arguments[0].Parameter?.Type));

    /// <summary>Awaiting the call waits for every awaitable among its arguments.</summary>
    public static bool WaitsForArguments(IMethodSymbol method)
        => method.Name is "WhenAll" or "WaitAll" && IsTask(method.ContainingType)
            || method.Name is "Gather" or "GatherOutcomes" or "Join" or "WaitFor" or "Shield" && method.ContainingNamespace.Name == "Coroutines";

    public static bool IsWhenAny(IMethodSymbol method) => method.Name is "WhenAny" && IsTask(method.ContainingType);

    /// <summary><c>t.Wait()</c> and <c>Task.WaitAll(…)</c> without a time limit, which return only when all is complete.</summary>
    public static bool WaitsWithoutLimit(IMethodSymbol method)
        => method.Name is "Wait" or "WaitAll" && IsTask(method.ContainingType)
            && method.Parameters.All(p => p.Type.SpecialType != SpecialType.System_Int32 && !p.Type.Is("System", "TimeSpan"));

    /// <summary><c>connection.WaitAll(tasks)</c>: the helper blocks, which is another rule's business, and then all is complete.</summary>
    public static bool IsWaitOfAnotherLibrary(IMethodSymbol method)
        => method.Name.IndexOf("Wait", StringComparison.Ordinal) >= 0 && method.Name.IndexOf("Any", StringComparison.Ordinal) < 0
            && !IsTask(method.ContainingType) && !method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name != "ConfigureAwait";

    /// <summary>What a property pattern looks into: the value that is matched, or a property of it.</summary>
    public static IOperation? PatternInput(IOperation input)
    {
        var pattern = input.Parent;
        while (pattern is not null and not IRecursivePatternOperation)
        {
            pattern = pattern.Parent;
        }

        return pattern?.Parent switch
        {
            IIsPatternOperation match => match.Value,
            IPropertySubpatternOperation outer => outer.Member,
            _ => null,
        };
    }

    /// <summary>The receiver of <c>?.</c> to which a member access inside it refers.</summary>
    public static IOperation? ConditionalReceiver(IConditionalAccessInstanceOperation instance)
    {
        IOperation current = instance;
        while (current.Parent is { } parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == current)
            {
                return access.Operation;
            }

            current = parent;
        }

        return null;
    }
}
