using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coroutines.Analyzers;

/// <summary>
/// What the rules about blocking look at in a file, by its <c>.editorconfig</c>:
/// <c>dotnet_code_quality.coroutines.scope = coroutines</c> (the default) or <c>async</c>.
/// </summary>
internal sealed class AnalysisScope(AnalyzerConfigOptionsProvider options)
{
    private const string Key = "dotnet_code_quality.coroutines.scope";

    private readonly ConcurrentDictionary<SyntaxTree, bool> async = new();

    /// <summary>True when plain async methods of the file are looked at too.</summary>
    public bool IncludesAsync(SyntaxTree tree)
    {
        if (!async.TryGetValue(tree, out var known))
        {
            async[tree] = known = options.GetOptions(tree).TryGetValue(Key, out var value) && IsAsync(value);
        }

        return known;
    }

    /// <summary>True when any file is to be looked at although the runtime is not referenced.</summary>
    public static bool IsAsyncAnywhere(AnalyzerConfigOptionsProvider options, Compilation compilation)
        => compilation.SyntaxTrees.Any(tree => options.GetOptions(tree).TryGetValue(Key, out var value) && IsAsync(value));

    /// <summary><c>dotnet_code_quality.coroutines.blocking.metadata = false</c> switches a category of the catalog off.</summary>
    public bool Includes(SyntaxTree tree, string category)
        => !(options.GetOptions(tree).TryGetValue("dotnet_code_quality.coroutines.blocking." + category, out var value)
            && bool.TryParse(value, out var reported) && !reported);

    private static bool IsAsync(string value) => value.Trim().Equals("async", StringComparison.OrdinalIgnoreCase);
}
