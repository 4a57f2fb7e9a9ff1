namespace Coroutines.CodeFixes;

/// <summary>The helpers below some calls that can be awaited, each once, however many calls lead to it.</summary>
internal sealed class Chain(BlockingView view, CancellationToken cancellation)
{
    private readonly Dictionary<IMethodSymbol, Helper?> known = new(SymbolEqualityComparer.Default);

    public IEnumerable<Helper> Helpers => known.Values.Where(helper => helper?.Parts.Count > 0)!;

    /// <summary>What is awaited in place of a call of a helper; null where the call or the path below it cannot be.</summary>
    public HelperPart? Begin(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model)
    {
        if (PartOf(call, method, model) is not { } part)
        {
            return null;
        }

        DropWhatEndsNowhere();
        return part.Target is null || view.Reach.Of(method, cancellation) is { } path && Follows(path, part.Target) ? part : null;
    }

    private HelperPart? PartOf(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model)
        => call.Expression is MemberBindingExpressionSyntax ? null
            : AwaitableForms.Find(call, method, model, isCoroutine: true) is { Name: { } form } && IsOfSameType(form, method) && !IsIn(form, call)
                && AwaitedForms.OfName(call, form, model) is { } awaited ? new HelperPart(call, awaited, Target: null)
            : HelperOf(method) is { } helper ? new HelperPart(call, Form: null, helper)
            : null;

    /// <summary>What a base type declares is the awaitable form of another method.</summary>
    private static bool IsOfSameType(string form, IMethodSymbol method) => !method.ContainingType.GetMembers(form).IsEmpty;

    /// <summary><c>LoadAsync</c> that calls <c>Load</c> cannot await itself.</summary>
    private static bool IsIn(string name, SyntaxNode call)
        => call.Ancestors().OfType<MethodDeclarationSyntax>().Any(method => method.Identifier.ValueText == name);

    private Helper? HelperOf(IMethodSymbol target)
    {
        var method = (target.ReducedFrom ?? target).OriginalDefinition;
        if (!known.TryGetValue(method, out var helper))
        {
            known[method] = helper = HelperShape.DeclarationOf(method, view, cancellation) is { } declaration
                ? new Helper(method, declaration, view.Compilation.GetSemanticModel(declaration.SyntaxTree)) : null;
            if (helper is not null)
            {
                AddParts(helper);
            }
        }

        return helper;
    }

    private void AddParts(Helper helper)
    {
        foreach (var blocking in view.Reach.PartsOf(helper.Symbol, cancellation))
        {
            if (AwaitPlace.AllowsOnceAsync(blocking.Operation.Syntax, helper.Declaration, helper.Model) && PartOf(blocking, helper.Model) is { } part)
            {
                helper.Parts.Add(part);
            }
        }

        // What goes into a lambda as a whole would take awaits with it.
        helper.Parts.RemoveAll(part => part.Form is { Moves: true } form && helper.Parts.Any(inside => inside != part && form.Node.Contains(inside.Blocking)));
    }

    private HelperPart? PartOf(BlockingPart blocking, SemanticModel model)
        => blocking.Helper is null
            ? AwaitedForms.Of(blocking.Operation, view.Catalog, model, cancellation) is { } form ? new HelperPart(blocking.Operation.Syntax, form, Target: null) : null
            : blocking.Operation.Syntax is InvocationExpressionSyntax call ? PartOf(call, blocking.Helper, model)
            : null;

    /// <summary>Helpers that call only each other, as what blocks below them cannot be awaited, are none.</summary>
    private void DropWhatEndsNowhere()
    {
        var ended = new HashSet<Helper>();
        while (Helpers.Where(helper => !ended.Contains(helper) && helper.Parts.Any(part => part.Target is null || ended.Contains(part.Target))).ToList() is { Count: > 0 } more)
        {
            ended.UnionWith(more);
        }

        foreach (var helper in Helpers)
        {
            helper.Parts.RemoveAll(part => part.Target is { } target && !ended.Contains(target));
        }
    }

    /// <summary>True when each call of the path that is reported is awaited.</summary>
    private static bool Follows(BlockingPath path, Helper first)
    {
        var helper = first;
        foreach (var step in path.Steps)
        {
            if (helper.Parts.FirstOrDefault(part => part.Blocking.GetLocation() == step.Place) is not { } part)
            {
                return false;
            }

            if (part.Target is null)
            {
                return true;
            }

            helper = part.Target;
        }

        return false;
    }
}
