using Microsoft.CodeAnalysis.Editing;

namespace Coroutines.CodeFixes;

/// <summary>Makes the changes of a plan.</summary>
internal sealed class ChainWriter(ChainPlan plan, SolutionEditor editor, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxGenerator, SyntaxNode>> changes = [];
    private readonly Dictionary<SyntaxNode, Func<SyntaxGenerator, SyntaxNode>> additions = [];

    public async Task WriteAsync()
    {
        foreach (var root in plan.Roots)
        {
            Await(root.Part, usesPool: !root.InCoroutine);
        }

        foreach (var helper in plan.Helpers)
        {
            if (plan.IsKept(helper))
            {
                additions[helper.Declaration] = generator => Beside(helper, generator);
            }
            else
            {
                ChangeInPlace(helper);
            }

            MakePartial(helper);
        }

        // The innermost first, so that changes inside one another fit together.
        foreach (var node in changes.Keys.Concat(additions.Keys).OrderBy(node => node.Span.Length).ThenBy(node => node.SpanStart))
        {
            var document = await editor.EditorOfAsync(node, cancellation).ConfigureAwait(false);
            if (changes.TryGetValue(node, out var change))
            {
                document.ReplaceNode(node, change);
            }
            else
            {
                document.InsertAfter(node, additions[node](document.Generator));
            }
        }
    }

    private void ChangeInPlace(Helper helper)
    {
        foreach (var part in helper.Parts)
        {
            Await(part, plan.IsOnTasks(helper));
        }

        foreach (var call in plan.CallsOf(helper))
        {
            Await(new HelperPart(call, Form: null, helper), usesPool: false);
        }

        changes[helper.Declaration] = (current, generator) => AwaitedHelper.Change((MethodDeclarationSyntax)current, plan.IsOnTasks(helper), generator);
    }

    private void Await(HelperPart part, bool usesPool)
    {
        var node = NodeOf(part);
        if (!changes.ContainsKey(node))
        {
            changes[node] = (current, _) => Awaited(part, current, usesPool);
        }
    }

    private MethodDeclarationSyntax Beside(Helper helper, SyntaxGenerator generator)
    {
        var parts = helper.Parts.ToDictionary(NodeOf);
        var body = helper.Declaration.ReplaceNodes(parts.Keys, (node, current) => Awaited(parts[node], current, plan.IsOnTasks(helper)));
        return AwaitedHelper.Beside(helper, body, plan.Hides(helper), plan.IsOnTasks(helper), generator);
    }

    private SyntaxNode Awaited(HelperPart part, SyntaxNode current, bool usesPool)
    {
        if (part.Form is { } form)
        {
            return form.Change(current, usesPool);
        }

        var call = (InvocationExpressionSyntax)current;
        var awaited = plan.IsKept(part.Target!) ? AwaitableForms.Renamed(call, part.Target!.NameBeside) ?? call : call;
        return AwaitSyntax.Await(awaited, current, (ExpressionSyntax)part.Blocking);
    }

    private static SyntaxNode NodeOf(HelperPart part) => part.Form?.Node ?? part.Blocking;

    /// <summary>A coroutine's type and those around it are partial.</summary>
    private void MakePartial(Helper helper)
    {
        foreach (var type in plan.IsOnTasks(helper) ? [] : PartialTypes.MissingAround(helper.Declaration))
        {
            changes[type] = (current, _) => PartialTypes.Make((TypeDeclarationSyntax)current);
        }
    }
}
