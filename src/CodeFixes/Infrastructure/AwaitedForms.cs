using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.CodeFixes;

/// <summary>Finds what can be awaited in place of something that blocks.</summary>
internal static class AwaitedForms
{
    /// <summary>Members whose result goes on blocking while it is enumerated.</summary>
    private static readonly HashSet<string> Lazily = ["ReadLines", "GetConsumingEnumerable", "ToBlockingEnumerable"];

    /// <summary>The form for an operation that blocks by itself; null when there is none.</summary>
    public static AwaitedForm? Of(IOperation operation, BlockingCatalog catalog, SemanticModel model, CancellationToken cancellation)
    {
        if (operation.Syntax is not ExpressionSyntax blocking)
        {
            return null;
        }

        if (BlockingUse.Of(operation) is { } use && catalog.Find(use.Target) is { } entry)
        {
            var name = Receivers.Refine(entry, use).Replacement;
            return OfName(blocking, name.Length > 0 ? name : null, model) ?? OnThread(blocking, model, cancellation);
        }

        return Sleep(blocking, model, cancellation) ?? Wait(blocking, model, cancellation) ?? OnThread(blocking, model, cancellation);
    }

    /// <summary>The member that the catalog names: as a call, or as what an <c>await foreach</c> enumerates.</summary>
    public static AwaitedForm? OfName(ExpressionSyntax blocking, string? name, SemanticModel model)
        => Loop(blocking, name, model)
            ?? (blocking is InvocationExpressionSyntax call && name is not null && Binds(call, name, model)
                ? new AwaitedForm(call, (current, _) => Named((InvocationExpressionSyntax)current, name, call), $"Await {name}")
                : null);

    /// <summary>The expression in a lambda, on another thread.</summary>
    public static AwaitedForm? OnThread(ExpressionSyntax blocking, SemanticModel model, CancellationToken cancellation)
        => blocking is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or MemberAccessExpressionSyntax
            && !IsLazy(blocking, model, cancellation) && Offload.Movable(blocking, model, cancellation) is { } moved
            ? new AwaitedForm(moved, (current, usesPool) => AwaitSyntax.Await(Offload.Wrap((ExpressionSyntax)current, usesPool), current, moved), "Run it on another thread") { Moves = true }
            : null;

    private static AwaitedForm? Sleep(ExpressionSyntax blocking, SemanticModel model, CancellationToken cancellation)
        => blocking is InvocationExpressionSyntax call && model.GetOperation(call, cancellation) is IInvocationOperation { TargetMethod: { Name: "Sleep" } method }
            && method.ContainingType.Is("System.Threading", "Thread") && SleepSyntax.Replacement(call, model, usesPool: false, cancellation) is not null
            ? new AwaitedForm(
                call,
                (current, usesPool) => AwaitSyntax.Await(SleepSyntax.Replacement(call, model, usesPool, cancellation)!((InvocationExpressionSyntax)current), current, call),
                "Sleep without blocking the event loop")
            : null;

    private static AwaitedForm? Wait(ExpressionSyntax blocking, SemanticModel model, CancellationToken cancellation)
        => WaitSyntax.Replacement(blocking, model, cancellation) is { } awaited
            ? new AwaitedForm(blocking, (current, _) => AwaitSyntax.Await(awaited((ExpressionSyntax)current), current, blocking), "Await it")
            : null;

    private static SyntaxNode Named(InvocationExpressionSyntax current, string name, ExpressionSyntax original)
        => AwaitableForms.Renamed(current, name) is { } renamed ? AwaitSyntax.Await(renamed, current, original) : current;

    /// <summary>The awaitable form takes these arguments; what follows <c>?.</c> cannot be awaited by itself.</summary>
    private static bool Binds(InvocationExpressionSyntax call, string name, SemanticModel model)
        => Bound(call, name, model) is { } form && AwaitableForms.IsAwaitable(form.ReturnType, call.SpanStart, model);

    private static IMethodSymbol? Bound(InvocationExpressionSyntax call, string name, SemanticModel model)
        => AwaitableForms.Renamed(call, name) is { } renamed
            ? model.GetSpeculativeSymbolInfo(call.SpanStart, renamed, SpeculativeBindingOption.BindAsExpression).Symbol as IMethodSymbol
            : null;

    /// <summary><c>foreach (var line in File.ReadLines(path))</c>, <c>foreach (var item in items.ToBlockingEnumerable())</c></summary>
    private static AwaitedForm? Loop(ExpressionSyntax blocking, string? name, SemanticModel model)
    {
        if (blocking.Parent is not CommonForEachStatementSyntax loop || loop.Expression != blocking || loop.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword)
            || blocking is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call)
        {
            return null;
        }

        Func<ExpressionSyntax, ExpressionSyntax>? source = null;
        if (access.Name.Identifier.ValueText == "ToBlockingEnumerable" && call.ArgumentList.Arguments.Count == 0)
        {
            source = current => ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)current).Expression).Expression.WithTriviaFrom(current);
        }
        else if (name is not null && Bound(call, name, model) is { ReturnType: { Name: "IAsyncEnumerable" } })
        {
            source = current => AwaitableForms.Renamed((InvocationExpressionSyntax)current, name)!.WithTriviaFrom(current);
        }

        return source is null ? null : new AwaitedForm(loop, (current, _) => AwaitSyntax.ForEach((CommonForEachStatementSyntax)current, source), "Use 'await foreach'");
    }

    private static bool IsLazy(ExpressionSyntax blocking, SemanticModel model, CancellationToken cancellation)
        => blocking is InvocationExpressionSyntax call && model.GetSymbolInfo(call, cancellation).Symbol is { } symbol
            && (Lazily.Contains(symbol.Name) || symbol.Name.StartsWith("Enumerate", StringComparison.Ordinal));
}
