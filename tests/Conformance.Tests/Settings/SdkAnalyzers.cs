using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Conformance.Tests.Settings;

/// <summary>All analyzers that the SDK runs under <c>AnalysisMode=All</c>, every rule an error.</summary>
internal static class SdkAnalyzers
{
    private static readonly string Folder = Path.Combine(NewestSdk(), "Sdks/Microsoft.NET.Sdk/analyzers");

    public static ImmutableArray<DiagnosticAnalyzer> All { get; } =
        [.. new[] { "Microsoft.CodeAnalysis.NetAnalyzers.dll", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll" }.Select(static name => AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(Folder, name))).SelectMany(Types).Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>Every rule as an error.</summary>
    public static IEnumerable<KeyValuePair<string, ReportDiagnostic>> Errors =>
        All.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Select(static rule => rule.Id).Distinct().Select(static id => KeyValuePair.Create(id, ReportDiagnostic.Error));

    private static string NewestSdk()
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));
        return Directory.GetDirectories(Path.Combine(root, "sdk")).OrderBy(static folder => Version.TryParse(Path.GetFileName(folder).Split('-')[0], out var version) ? version : new Version()).Last();
    }

    /// <summary>Fixes need what is not here; analyzers do not.</summary>
    private static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes().Where(IsAnalyzer);
        }
        catch (ReflectionTypeLoadException e)
        {
            return e.Types.OfType<Type>().Where(IsAnalyzer);
        }
    }

    private static bool IsAnalyzer(Type type) =>
        !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is { } marked && marked.Languages.Contains(LanguageNames.CSharp);
}
