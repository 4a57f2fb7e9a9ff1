using Microsoft.CodeAnalysis;

namespace Coroutines.Generator.Bind;

/// <summary>
/// Semantic models that leave out the analysis of nullable reference types: it is a sixth of the generator's time, and what it finds goes to
/// the user, from the compiler. Roslyn marks the option as experimental, so it is looked up, and where it is missing there is the plain model.
/// </summary>
internal static class SemanticModels
{
    private static readonly Func<Compilation, SyntaxTree, SemanticModel> Make = Find() ?? (static (compilation, tree) => compilation.GetSemanticModel(tree));

    public static SemanticModel Of(Compilation compilation, SyntaxTree tree) => Make(compilation, tree);

    private static Func<Compilation, SyntaxTree, SemanticModel>? Find()
    {
        if (typeof(Compilation).Assembly.GetType("Microsoft.CodeAnalysis.SemanticModelOptions") is not { IsEnum: true } options
            || !Enum.IsDefined(options, "DisableNullableAnalysis")
            || typeof(Compilation).GetMethod("GetSemanticModel", [typeof(SyntaxTree), options]) is not { IsPublic: true } method)
        {
            return null;
        }

        var without = Enum.Parse(options, "DisableNullableAnalysis");
        return (compilation, tree) => (SemanticModel)method.Invoke(compilation, [tree, without])!;
    }
}
