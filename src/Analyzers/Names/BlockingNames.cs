using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Analyzers;

/// <summary>
/// Which bodies may reach a blocking call, as far as names tell: those that mention a name of the catalog, and those that
/// mention a member whose own body may. It errs on the side of looking: a body that it rules out has no such call.
/// </summary>
internal sealed class BlockingNames
{
    private readonly HashSet<(SyntaxTree Tree, int Start)> reaching = [];
    private readonly HashSet<string> names = [];
    private readonly HashSet<SyntaxTree> read = [];
    private readonly CallableNames direct;
    private readonly ILookup<string, string> aliases;
    private readonly HashSet<string> aliasNames;

    private BlockingNames(CallableNames direct, IReadOnlyList<TreeNames> trees)
    {
        this.direct = direct;
        aliases = trees.SelectMany(tree => tree.Aliases).SelectMany(alias => alias.Names.Select(name => (name, alias.Alias))).ToLookup(pair => pair.name, pair => pair.Alias);
        aliasNames = [.. trees.SelectMany(tree => tree.Aliases).Select(alias => alias.Alias)];
    }

    /// <summary>Closes <paramref name="direct"/>, the names of what blocks by itself, over who mentions them.</summary>
    public static BlockingNames Close(CallableNames direct, IReadOnlyList<TreeNames> trees, CancellationToken cancellation)
    {
        var result = new BlockingNames(direct, trees);
        var mentioning = new Dictionary<string, List<MemberNames>>();
        var declared = new HashSet<string>(trees.SelectMany(tree => tree.Members).Select(member => member.Declared!).Where(name => name is not null));
        var reached = new List<MemberNames>();
        var open = new Queue<string>();
        foreach (var member in trees.SelectMany(tree => tree.Members))
        {
            cancellation.ThrowIfCancellationRequested();
            result.read.Add(member.Node.SyntaxTree);
            foreach (var name in member.Mentioned)
            {
                if (declared.Contains(name) || name is UnnamedCalls.Constructor || result.aliasNames.Contains(name))
                {
                    if (!mentioning.TryGetValue(name, out var members))
                    {
                        mentioning[name] = members = [];
                    }

                    members.Add(member);
                }
            }

            if (direct.AreIn(member.Mentioned))
            {
                reached.Add(member);
            }
        }

        foreach (var member in reached)
        {
            result.AddMember(member, open);
        }

        while (open.Count > 0)
        {
            foreach (var member in mentioning.TryGetValue(open.Dequeue(), out var members) ? members : [])
            {
                result.AddMember(member, open);
            }
        }

        return result;
    }

    /// <summary>Operators that may reach a blocking call. They are called without a name, so who calls one is not told here.</summary>
    public List<MemberNames> Operators { get; } = [];

    /// <summary>True for a body that mentions something that may block.</summary>
    public bool AreMentionedIn(MemberNames member) => direct.AreIn(member.Mentioned) || member.Mentioned.Overlaps(names);

    /// <summary>False for a method of this compilation whose body surely reaches no blocking call.</summary>
    public bool MayReach(IMethodSymbol method)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            if (!read.Contains(reference.SyntaxTree) || IsUnread(reference) || reaching.Contains((reference.SyntaxTree, reference.Span.Start)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A primary constructor stands for its whole type; a local function is read as a part of its member.</summary>
    private static bool IsUnread(SyntaxReference reference) => reference.GetSyntax() is BaseTypeDeclarationSyntax or LocalFunctionStatementSyntax;

    private void AddMember(MemberNames member, Queue<string> open)
    {
        if (!reaching.Add((member.Node.SyntaxTree, member.Node.SpanStart)) || member.Declared is not { } name)
        {
            return;
        }

        // An async member does not block its caller.
        if (member.Has(MemberParts.AsyncMember))
        {
            return;
        }

        if (name == UnnamedCalls.Operator)
        {
            Operators.Add(member);
            return;
        }

        Add(name, open);
        if (member.Node is ConstructorDeclarationSyntax)
        {
            Add(UnnamedCalls.Constructor, open);
        }

        if (UnnamedCalls.IsOfComparers(name))
        {
            Add(member.Type, open);
        }
    }

    private void Add(string name, Queue<string> open)
    {
        if (!names.Add(name))
        {
            return;
        }

        open.Enqueue(name);
        foreach (var alias in aliases[name])
        {
            Add(alias, open);
        }
    }
}
