using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>
/// The names in a compilation. To bind a body a second time costs as much as compiling it, so rules ask here first
/// whether it mentions anything they care about; see <c>docs/decisions/analyzers-ask-names-first.md</c>.
/// </summary>
internal sealed class CompilationNames
{
    private readonly Lazy<IReadOnlyList<TreeNames>> trees;
    private readonly Lazy<CoroutineNames> coroutines;
    private readonly Lazy<DirectNames> direct;
    private readonly Lazy<BlockingNames> blocking;
    private readonly Lazy<HashSet<string>> asyncVoid;
    private readonly Lazy<HashSet<string>> takers;
    private readonly Lazy<HashSet<string>> loopUsers;

    public CompilationNames(RuleContext rules)
    {
        var compilation = rules.Types.Compilation;
        trees = new(() => [.. compilation.SyntaxTrees.Where(tree => !IsOurOutput(tree)).Select(tree => TreeNames.Of(tree, CancellationToken.None))]);
        coroutines = new(() => new CoroutineNames(rules.Types, trees.Value));
        direct = new(() => new DirectNames(rules, trees.Value));
        blocking = new(() => BlockingNames.Close(direct.Value.All, trees.Value, CancellationToken.None));
        takers = new(() => DeclaredBy(member => member.Mentioned.Any(ThreadLocks.MayTake)));
        loopUsers = new(() => DeclaredBy(MayUseLoop));
        asyncVoid = new(() => [.. trees.Value.SelectMany(tree => tree.AsyncVoid)]);
    }

    public IReadOnlyList<TreeNames> Trees => trees.Value;

    public CoroutineNames Coroutines => coroutines.Value;

    public DirectNames Direct => direct.Value;

    public BlockingNames Blocking => blocking.Value;

    /// <summary><c>async void</c> methods of this compilation.</summary>
    public HashSet<string> AsyncVoid => asyncVoid.Value;

    /// <summary>True for a body that may take a lock of its thread, itself or by a helper.</summary>
    public bool MayTakeLock(MemberNames member) => member.Mentioned.Any(ThreadLocks.MayTake) || member.Called.Overlaps(takers.Value);

    /// <summary>True for a body that may use a loop on another thread, itself or by a method that it hands to one.</summary>
    public bool MayUseLoopElsewhere(MemberNames member)
        => member.Mentioned.Any(Offloaders.MayBe) && (MayUseLoop(member) || member.Mentioned.Overlaps(loopUsers.Value));

    /// <summary>True when a <c>Lazy</c> is made somewhere.</summary>
    public bool MayBeLazy => Trees.Any(static tree => tree.Mentioned.Contains("Lazy"));

    /// <summary>True when every method of that name that this compilation declares returns something to await.</summary>
    public bool IsAlwaysAwaitable(string name)
        => Trees.Any(tree => tree.Awaitable.Contains(name)) && !Trees.Any(tree => tree.NotAwaitable.Contains(name));

    private bool MayUseLoop(MemberNames member) => LoopBound.Names.AreIn(member.Mentioned) || Coroutines.AreMentionedIn(member);

    private HashSet<string> DeclaredBy(Func<MemberNames, bool> isMeant)
        => [.. Trees.SelectMany(tree => tree.Members).Where(member => member.Declared is not null && isMeant(member)).Select(member => member.Declared!)];

    /// <summary>Frames and interceptors: nothing calls them by name.</summary>
    private static bool IsOurOutput(SyntaxTree tree) => tree.FilePath.IndexOf("Coroutines.Generator", StringComparison.Ordinal) >= 0 && tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);
}
