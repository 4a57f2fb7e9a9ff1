using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// Finds out that an operation runs on another thread than the loop's: in a delegate that is given to one, or in an <c>async Task</c> method after
/// <c>ConfigureAwait(false)</c>. Of a delegate that is handed to code we do not know, nothing is said.
/// </summary>
internal sealed class ForeignThreads(KnownTypes types)
{
    private static readonly HashSet<string> NotRunners = ["RunCoroutineThreadSafe", "RunInExecutor", "RunContinuationsAsynchronously"];

    /// <summary>How a message says why the operation runs on another thread, or null.</summary>
    public string? WhyAt(IOperation operation, ISymbol member) => WhyAt(operation, member, visiting: null);

    /// <summary>The same for what a method group does.</summary>
    public string? WhyAt(IMethodReferenceOperation group)
        => Receiver(group) is { } name ? $"given to '{name}'" : null;

    /// <summary>True where a function runs a loop itself, or asks which one runs: then it knows on which thread it is.</summary>
    public bool MindsLoops(IOperation function)
        => function.Descendants().Any(operation => operation switch
        {
            IInvocationOperation call => call.TargetMethod.Name.StartsWith("Run", StringComparison.Ordinal) && !NotRunners.Contains(call.TargetMethod.Name)
                && !Awaitables.IsTask(call.TargetMethod.ContainingType) || call.TargetMethod.Name == "SetCurrent" && types.IsOurs(call.TargetMethod),
            IObjectCreationOperation creation => SymbolEqualityComparer.Default.Equals(creation.Type, types.EventLoop),
            IPropertyReferenceOperation { Property: { Name: "Running" or "CurrentManagedThreadId" or "CurrentThread" } property }
                => types.IsOurs(property) || property.ContainingType.Is("System.Threading", "Thread") || property.ContainingType.Is("System", "Environment"),
            _ => false,
        });

    private string? WhyAt(IOperation operation, ISymbol member, HashSet<ISymbol>? visiting)
    {
        var function = operation.Parent;
        while (function is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation or INameOfOperation))
        {
            function = function.Parent;
        }

        var symbol = function switch
        {
            null => member as IMethodSymbol,
            IAnonymousFunctionOperation lambda when !DelegateUse.IsExpressionTree(lambda) => lambda.Symbol,
            ILocalFunctionOperation local => local.Symbol,
            _ => null,
        };
        if (symbol is null || types.IsCoroutineMethod(symbol))
        {
            return null;
        }

        var body = function ?? DelegateUse.Root(operation);
        if (symbol.IsAsync && AfterConfigureAwait.Includes(operation, body))
        {
            return MindsLoops(body) ? null : "after 'ConfigureAwait(false)'";
        }

        return function is null ? null : WhyOf(function, member, visiting ?? new HashSet<ISymbol>(SymbolEqualityComparer.Default));
    }

    /// <summary>Why a lambda or local function runs on another thread: what it is given to, or where it is called.</summary>
    private string? WhyOf(IOperation function, ISymbol member, HashSet<ISymbol> visiting)
    {
        if (function is ILocalFunctionOperation visited && !visiting.Add(visited.Symbol))
        {
            return null;
        }

        IEnumerable<IOperation> values = function is ILocalFunctionOperation local ? DelegateUse.Groups(local) : [function];
        if (values.Select(Receiver).FirstOrDefault(name => name is not null) is { } name)
        {
            return MindsLoops(function) ? null : $"in what is given to '{name}'";
        }

        var places = function is ILocalFunctionOperation called ? DelegateUse.InlinePlaces(called, types) : DelegateUse.InlinePlaces((IAnonymousFunctionOperation)function, types);
        return places.Where(place => !OnLoop(place)).Select(place => WhyAt(place, member, visiting)).FirstOrDefault(why => why is not null);
    }

    private string? Receiver(IOperation value)
        => DelegateUse.Receivers(value).Select(receiver => Offloaders.NameOf(receiver.Receiver, types)).FirstOrDefault(name => name is not null);

    /// <summary>What is given to one of our own methods runs on the loop.</summary>
    private bool OnLoop(IOperation place) => place is IInvocationOperation call && types.IsOurs(call.TargetMethod);
}
