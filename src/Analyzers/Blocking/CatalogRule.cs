using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>A rule whose members are listed in the catalog.</summary>
/// <param name="Descriptor">Its id, severity and texts; the message is <see cref="Message"/>.</param>
/// <param name="Category">Its name in <c>.editorconfig</c>, and of its file in <c>Catalog</c>.</param>
/// <param name="Advice">What to do in a coroutine where the catalog names no awaitable form.</param>
/// <param name="AdviceInAsync">The same in an async method, which need not run on a loop.</param>
internal sealed record CatalogRule(DiagnosticDescriptor Descriptor, string Category, string Advice, string AdviceInAsync = CatalogRule.OffloadToPool)
{
    /// <summary>What is called, what it does to the others, until when, where, and what to do.</summary>
    public const string Message = "'{0}' {1} until {2}, in {3}; {4}";

    /// <summary>The advice for what has no awaitable form.</summary>
    public const string Offload = "use 'await Coroutine.ToThread(…)'";

    /// <summary>The same in an async method.</summary>
    public const string OffloadToPool = "use 'await Task.Run(…)'";

    /// <summary>The rules, by their ids.</summary>
    public static IReadOnlyDictionary<string, CatalogRule> All { get; } = new[]
    {
        Coro2003Waits.Rule, Coro2006BlockingCollections.Rule, Coro2010SyncHttp.Rule, Coro2011Sockets.Rule, Coro2012Names.Rule,
        Coro2020Files.Rule, Coro2021FileMetadata.Rule, Coro2022Streams.Rule, Coro2024Openings.Rule, Coro2030Processes.Rule,
        Coro2031Console.Rule, Coro2040Databases.Rule, Coro2041Libraries.Rule, Coro2050Parallel.Rule, Coro2061Marked.Rule,
    }.ToDictionary(rule => rule.Descriptor.Id);

    /// <summary>The descriptors of the rules that report with a severity.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfSeverity(DiagnosticSeverity severity)
        => [.. All.Values.Select(rule => rule.Descriptor).Where(descriptor => descriptor.DefaultSeverity == severity)];
}
