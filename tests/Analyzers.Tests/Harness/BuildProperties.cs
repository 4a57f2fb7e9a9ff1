using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Analyzers.Tests;

/// <summary>MSBuild properties as an analyzer sees them.</summary>
public sealed class BuildProperties(params (string Name, string Value)[] properties) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } =
        new Options(properties.ToDictionary(p => "build_property." + p.Name, p => p.Value));

    /// <summary>What is not a property of MSBuild is a line of an <c>.editorconfig</c>.</summary>
    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(properties.ToDictionary(p => p.Name, p => p.Value));

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options([]);

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
