using System.Runtime.CompilerServices;

namespace Coroutines.CodeFixes;

/// <summary>What blocks in a compilation, as the analyzers see it.</summary>
internal sealed class BlockingView
{
    private static readonly ConditionalWeakTable<Compilation, BlockingView> Known = new();

    private readonly RuleContext rules;

    private BlockingView(Project project, RuleContext rules)
    {
        Solution = project.Solution;
        this.rules = rules;
    }

    public Solution Solution { get; }

    public Compilation Compilation => rules.Types.Compilation;

    public KnownTypes Types => rules.Types;

    public BlockingCatalog Catalog => rules.Catalog;

    public BlockingReach Reach => rules.Reach;

    /// <summary>Null where no rule about blocking looks at the compilation.</summary>
    public static BlockingView? Of(Project project, Compilation compilation)
    {
        if (!Known.TryGetValue(compilation, out var view)
            && RuleContext.Of(compilation, project.AnalyzerOptions) is { } rules)
        {
            view = Known.GetValue(compilation, _ => new BlockingView(project, rules));
        }

        return view;
    }
}
