using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Coroutines.Bench.AnalyzerNoise;

/// <summary>
/// Makes coroutines of the async methods of somebody's sources, as text and line by line, so that the rules about coroutines
/// have something to look at too:
/// <code>
/// public async Task&lt;int&gt; Count() { await Load().ConfigureAwait(false); … }                               // before
/// [Coroutine] public async Coroutine&lt;int&gt; Count() { await Load(); … }                                // after
/// </code>
/// A call of one whose task is used otherwise than by <c>await</c> gets <c>.AsTask()</c>.
/// </summary>
internal sealed class Marking
{
    private const string Ours = "global::Coroutines.Coroutine";

    private readonly CSharpCompilation compilation;
    private readonly HashSet<IMethodSymbol> marked = new(SymbolEqualityComparer.Default);

    private Marking(CSharpCompilation compilation)
    {
        this.compilation = compilation;
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            marked.UnionWith(tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Select(method => model.GetDeclaredSymbol(method)!).Where(MayBeCoroutine));
        }
    }

    /// <summary>The same program with coroutines, and how many there are.</summary>
    public static (CSharpCompilation Program, int Coroutines) Of(CSharpCompilation compilation)
    {
        var marking = new Marking(compilation);
        var trees = compilation.SyntaxTrees.Select(tree => tree.WithChangedText(tree.GetText().WithChanges(marking.Changes(tree))));
        return (compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees), marking.marked.Count);
    }

    /// <summary>What others say about the method's type stays as it is: overrides, and what is written for one interface alone.</summary>
    private static bool MayBeCoroutine(IMethodSymbol method)
        => method is { IsAsync: true, IsOverride: false, IsVirtual: false, MethodKind: MethodKind.Ordinary, Name: not ("Main" or "DisposeAsync" or "MoveNextAsync") }
            && method.ReturnType is { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" };

    private IEnumerable<TextChange> Changes(SyntaxTree tree)
    {
        var model = compilation.GetSemanticModel(tree);
        var text = tree.GetText();
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            switch (node)
            {
                case MethodDeclarationSyntax method when marked.Contains(model.GetDeclaredSymbol(method)!):
                    yield return new(new(method.Modifiers[0].SpanStart, 0), $"[{Ours}] ");
                    yield return new(method.ReturnType.Span, Ours + Arguments(method.ReturnType));
                    break;
                case TypeDeclarationSyntax type when !type.Modifiers.Any(SyntaxKind.PartialKeyword):
                    yield return new(new(type.Keyword.SpanStart, 0), "partial ");
                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } access } call:
                    var removed = TextSpan.FromBounds(access.OperatorToken.FullSpan.Start, call.Span.End);
                    yield return new(removed, new string('\n', text.ToString(removed).Count(c => c == '\n')));
                    break;
                case InvocationExpressionSyntax call when model.GetSymbolInfo(call).Symbol is IMethodSymbol target && marked.Contains(target.OriginalDefinition) && !FitsAsItIs(call):
                    yield return new(new(call.Span.End, 0), ".AsTask()");
                    break;
            }
        }
    }

    private static string Arguments(TypeSyntax type)
        => type.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault(name => name.Identifier.ValueText is "Task" or "ValueTask")?.TypeArgumentList.ToString() ?? "";

    /// <summary>Awaited, kept in a variable, or dropped.</summary>
    private static bool FitsAsItIs(SyntaxNode call)
        => call.Parent switch
        {
            ParenthesizedExpressionSyntax parenthesized => FitsAsItIs(parenthesized),
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured } => FitsAsItIs(configured),
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter" } => true,
            AwaitExpressionSyntax or ExpressionStatementSyntax => true,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } => true,
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } } } => true,
            _ => false,
        };
}
