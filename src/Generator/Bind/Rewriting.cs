using Microsoft.CodeAnalysis;

namespace Coroutines.Generator.Bind;

/// <summary>
/// Is rewriting on for a file? The steps that look at syntax see no properties of the project; so the package's targets
/// hand <c>CoroutinesRewrite=false</c> to the compiler as a feature, too, and a build without rewriting does none of its work.
/// </summary>
internal static class Rewriting
{
    public static bool IsOn(SyntaxTree tree) => !(tree.Options.Features.TryGetValue("CoroutinesRewrite", out var value) && string.Equals(value, "false", StringComparison.OrdinalIgnoreCase));
}
