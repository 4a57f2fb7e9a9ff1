using Microsoft.CodeAnalysis.FindSymbols;

namespace Coroutines.CodeFixes;

/// <summary>
/// Decides for each helper of a chain whether it changes where it stands or gets an awaitable method beside it, and
/// whether it becomes a coroutine or, because code that need not run on a loop awaits it, an async method.
/// </summary>
internal sealed class ChainPlan
{
    /// <summary>Methods that C# calls without naming them.</summary>
    private static readonly HashSet<string> CalledByPattern = ["Add", "GetEnumerator", "MoveNext"];

    private readonly Dictionary<Helper, IReadOnlyList<HelperReference>> changed = [];
    private readonly HashSet<Helper> onTasks = [];

    private ChainPlan(IReadOnlyList<ChainRoot> roots, IReadOnlyList<Helper> helpers)
    {
        Roots = roots;
        Helpers = helpers;
    }

    public IReadOnlyList<ChainRoot> Roots { get; }

    public IReadOnlyList<Helper> Helpers { get; }

    public static async Task<ChainPlan> MakeAsync(IReadOnlyList<ChainRoot> roots, Solution solution, CancellationToken cancellation)
    {
        var plan = new ChainPlan(roots, [.. Below(roots)]);
        foreach (var helper in plan.Helpers)
        {
            if (await CanChangeAsync(helper.Symbol, solution, cancellation).ConfigureAwait(false))
            {
                plan.changed[helper] = await HelperReference.OfAsync(helper, plan.Helpers, solution, cancellation).ConfigureAwait(false);
            }
        }

        plan.KeepWhatOthersNeed();
        plan.ChooseTasks();
        return plan;
    }

    /// <summary>True for a helper that stays as it is, because somebody goes on calling it: the awaitable one is added.</summary>
    public bool IsKept(Helper helper) => !changed.ContainsKey(helper);

    /// <summary>True for a helper beside which the new method hides the one that a method it overrides gets.</summary>
    public bool Hides(Helper helper)
    {
        for (var overridden = helper.Symbol.OverriddenMethod?.OriginalDefinition; overridden is not null; overridden = overridden.OverriddenMethod?.OriginalDefinition)
        {
            if (Helpers.Any(other => IsKept(other) && SymbolEqualityComparer.Default.Equals(other.Symbol, overridden)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a helper that becomes an async method instead of a coroutine.</summary>
    public bool IsOnTasks(Helper helper) => onTasks.Contains(helper);

    /// <summary>All calls of a helper that changes where it stands.</summary>
    public IEnumerable<InvocationExpressionSyntax> CallsOf(Helper helper) => changed[helper].Select(reference => reference.Call!);

    private static HashSet<Helper> Below(IEnumerable<ChainRoot> roots)
    {
        var found = new HashSet<Helper>();
        var open = new Stack<HelperPart>(roots.Select(root => root.Part));
        while (open.Count > 0)
        {
            if (open.Pop().Target is { } helper && found.Add(helper))
            {
                helper.Parts.ForEach(open.Push);
            }
        }

        return found;
    }

    /// <summary>Not what other assemblies may call, nor what a base type or an interface prescribes.</summary>
    private static async Task<bool> CanChangeAsync(IMethodSymbol method, Solution solution, CancellationToken cancellation)
        => !IsVisible(method) && !method.IsVirtual && !method.IsOverride && !CalledByPattern.Contains(method.Name)
            && (method.IsStatic || method.DeclaredAccessibility != Accessibility.Public
                || !await MayImplementAsync(method, solution, cancellation).ConfigureAwait(false));

    private static bool IsVisible(ISymbol symbol)
    {
        for (var current = symbol; current is not (null or INamespaceSymbol); current = current.ContainingSymbol)
        {
            if (current.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True where the type, or one that inherits the method, has an interface with such a method.</summary>
    private static async Task<bool> MayImplementAsync(IMethodSymbol method, Solution solution, CancellationToken cancellation)
    {
        var derived = await SymbolFinder.FindDerivedClassesAsync(method.ContainingType, solution, cancellationToken: cancellation).ConfigureAwait(false);
        return derived.Append(method.ContainingType).SelectMany(type => type.AllInterfaces).Any(type => type.GetMembers(method.Name).Length > 0);
    }

    private void KeepWhatOthersNeed()
    {
        while (changed.Where(one => one.Value.Any(reference => reference.Call is null || reference.Inside is { } inside && IsKept(inside))).Select(one => one.Key).ToList()
            is { Count: > 0 } kept)
        {
            kept.ForEach(helper => changed.Remove(helper));
        }
    }

    private void ChooseTasks()
    {
        var open = new Stack<Helper>(Roots.Where(root => !root.InCoroutine).Select(root => root.Part.Target).OfType<Helper>()
            .Concat(changed.Where(one => one.Value.Any(reference => !reference.InCoroutine)).Select(one => one.Key)));
        while (open.Count > 0)
        {
            var helper = open.Pop();
            if (onTasks.Add(helper))
            {
                foreach (var called in Helpers.Where(other => helper.Parts.Any(part => part.Target == other) || changed.TryGetValue(other, out var all) && all.Any(one => one.Inside == helper)))
                {
                    open.Push(called);
                }
            }
        }
    }
}
