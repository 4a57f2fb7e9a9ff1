using System.Runtime.CompilerServices;

namespace Coroutines.CodeFixes;

/// <summary>What blocks in a compilation, as the analyzers see it.</summary>
internal sealed class BlockingView
{
    private static readonly ConditionalWeakTable<Compilation, BlockingView> Known = new();

    private BlockingView(Project project, Compilation compilation, KnownTypes types, CancellationToken cancellation)
    {
        Solution = project.Solution;
        Compilation = compilation;
        Types = types;
        Catalog = BlockingCatalog.Create(types, project.AnalyzerOptions, cancellation);
        Reach = new BlockingReach(new RuleContext(types, project.AnalyzerOptions), Catalog, new BlockingFacts(types));
    }

    public Solution Solution { get; }

    public Compilation Compilation { get; }

    public KnownTypes Types { get; }

    public BlockingCatalog Catalog { get; }

    public BlockingReach Reach { get; }

    /// <summary>Null where no rule about blocking looks at the compilation.</summary>
    public static BlockingView? Of(Project project, Compilation compilation, CancellationToken cancellation)
    {
        if (!Known.TryGetValue(compilation, out var view)
            && KnownTypes.TryCreate(compilation, project.AnalyzerOptions.AnalyzerConfigOptionsProvider) is { } types)
        {
            view = Known.GetValue(compilation, _ => new BlockingView(project, compilation, types, cancellation));
        }

        return view;
    }
}
