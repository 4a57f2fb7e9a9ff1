using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>CORO2003: what waits for another thread, as locks, events and semaphores of the BCL do, stops every other coroutine too. The members are in <c>Catalog/waits.tsv</c>; <see cref="BlockingCallAnalyzer"/> finds their uses.</summary>
internal static class Coro2003Waits
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CORO2003";

    private static readonly DiagnosticDescriptor Descriptor = new(
        Id,
        "Waiting for another thread blocks the event loop",
        CatalogRule.Message,
        RuleText.Blocking,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A wait for another thread stops the loop; if that thread needs the loop, the wait never ends. AsyncEvent, AsyncSemaphore and their like suspend the coroutine only.",
        helpLinkUri: RuleText.HelpLink(Id));

    public static CatalogRule Rule { get; } = new(Descriptor, "waits",
        "use AsyncLock, AsyncEvent, AsyncSemaphore or AsyncBarrier, or 'await Coroutine.ToThread(…)'",
        "use 'await SemaphoreSlim.WaitAsync()' or a TaskCompletionSource, or 'await Task.Run(…)'");
}
