using Coroutines.Generator.Analysis;
using Coroutines.Generator.Bind;
using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Generator.Lower;

/// <summary>
/// Takes the awaits out of an expression: what must be evaluated before goes to the prelude, in the order of the language,
/// and the expression is left with reads of what was stored.
/// </summary>
/// <example>
/// Before: <c>Use(A(), await b, C())</c>. Prelude: <c>a = A(); await b;</c>. Left: <c>Use(a, b.GetResult(), C())</c>.
/// </example>
internal sealed partial class ExpressionLowerer(MethodContext context, Renderer renderer, StatementLowerer statements)
{
    private readonly HashSet<ExpressionSyntax> _stored = [];
    private List<Node> _prelude = [];
    private SyntaxNode _statement = context.Body;

    /// <summary>Lowers the expression; its text is then the renderer's. Appends to <paramref name="prelude"/> what runs before.</summary>
    public void Lower(ExpressionSyntax expression, List<Node> prelude, SyntaxNode statement)
    {
        if (!context.Awaits.Contains(expression))
            return;
        var (outer, outerStatement) = (_prelude, _statement);
        (_prelude, _statement) = (prelude, statement);
        prelude.Add(new Comment(OneLine(statement)));
        Visit(expression);
        (_prelude, _statement) = (outer, outerStatement);
    }

    /// <summary>As <see cref="Lower"/>, for a variable that is used where it is, after awaits too; null if it is none.</summary>
    public string? LowerVariable(ExpressionSyntax expression, List<Node> prelude, SyntaxNode statement)
    {
        if (!IsVariable(expression))
            return null;
        Lower(expression, prelude, statement);
        var (outer, outerStatement) = (_prelude, _statement);
        (_prelude, _statement) = (prelude, statement);
        Stabilise(expression, byReference: true);
        (_prelude, _statement) = (outer, outerStatement);
        return renderer.Render(expression);
    }

    /// <summary>A total switch: what is not listed keeps the method on the compiler's state machine.</summary>
    private void Visit(ExpressionSyntax expression)
    {
        if (!context.Awaits.Contains(expression))
            return;
        switch (expression)
        {
            case AwaitExpressionSyntax node: VisitAwait(node); break;
            case ParenthesizedExpressionSyntax node: Visit(node.Expression); break;
            case RefExpressionSyntax node: Visit(node.Expression); break;
            case CheckedExpressionSyntax node: Visit(node.Expression); break;
            case CastExpressionSyntax node: Visit(node.Expression); break;
            case PrefixUnaryExpressionSyntax node: Visit(node.Operand); break;
            case PostfixUnaryExpressionSyntax node: Visit(node.Operand); break;
            case MemberAccessExpressionSyntax node: Visit(node.Expression); break;
            case IsPatternExpressionSyntax node: Visit(node.Expression); break;
            case SwitchExpressionSyntax node when node.Arms.All(a => !context.Awaits.Contains(a)): Visit(node.GoverningExpression); break;
            case SwitchExpressionSyntax node: VisitSwitch(node); break;
            case BinaryExpressionSyntax node when context.Model.GetConversion(node, context.Cancellation).IsInterpolatedStringHandler: MakeHandler(node); break;
            case BinaryExpressionSyntax node: VisitBinary(node); break;
            case ConditionalExpressionSyntax node: VisitConditional(node); break;
            case AssignmentExpressionSyntax node: VisitAssignment(node); break;
            case InvocationExpressionSyntax node: VisitInvocation(node); break;
            case ElementAccessExpressionSyntax node: VisitElementAccess(node); break;
            case BaseObjectCreationExpressionSyntax node: VisitCreation(node); break;
            case WithExpressionSyntax node: VisitWith(node); break;
            case ConditionalAccessExpressionSyntax node: VisitConditionalAccess(node); break;
            case ElementBindingExpressionSyntax node: Operands(node.ArgumentList.Arguments.Select(ArgumentOperand)); break;
            case TupleExpressionSyntax node: Operands(node.Arguments.Select(a => Operand.Value(a.Expression))); break;
            case AnonymousObjectCreationExpressionSyntax node: Operands(node.Initializers.Select(i => Operand.Value(i.Expression))); break;
            case ArrayCreationExpressionSyntax node: Operands(Sizes(node.Type).Concat(Elements(node.Initializer))); break;
            case ImplicitArrayCreationExpressionSyntax node: Operands(Elements(node.Initializer)); break;
            case StackAllocArrayCreationExpressionSyntax node: Operands(Sizes((ArrayTypeSyntax)node.Type).Concat(Elements(node.Initializer))); break;
            case ImplicitStackAllocArrayCreationExpressionSyntax node: Operands(Elements(node.Initializer)); break;
            case InitializerExpressionSyntax node when node.IsKind(SyntaxKind.ArrayInitializerExpression): Operands(Elements(node)); break;
            case CollectionExpressionSyntax node: Operands(node.Elements.Select(Element)); break;
            case InterpolatedStringExpressionSyntax node: VisitInterpolation(node); break;
            case QueryExpressionSyntax node: VisitQuery(node); break;
            case RangeExpressionSyntax node: Operands(new[] { node.LeftOperand, node.RightOperand }.OfType<ExpressionSyntax>().Select(Operand.Value)); break;
            default: throw Unsupported(expression);
        }
    }

    private static FallbackException Unsupported(SyntaxNode node) =>
        new($"an await inside {Describe(node)} keeps the method on the compiler's state machine", node);

    private static string Describe(SyntaxNode node) => node switch
    {
        QueryExpressionSyntax => "a query whose operators are not those of 'System.Linq.Enumerable'",
        InitializerExpressionSyntax => "this initializer",
        AssignmentExpressionSyntax => "this assignment",
        InvocationExpressionSyntax => "this call",
        _ => $"this expression ({node.Kind()})",
    };

    /// <summary>One operand and how it is kept while a later one awaits.</summary>
    private readonly record struct Operand(ExpressionSyntax Expression, bool ByReference = false, bool AlwaysSpill = false, bool IsStructOrObject = false)
    {
        public static Operand Value(ExpressionSyntax expression) => new(expression);

        public static Operand Reference(ExpressionSyntax expression) => new(expression, ByReference: true);

        public static Operand StructOrObject(ExpressionSyntax expression) => new(expression, IsStructOrObject: true);
    }

    /// <summary>Evaluates operands from left to right; all before the last one that awaits are stored.</summary>
    private void Operands(IEnumerable<Operand> operands)
    {
        var list = operands.ToList();
        var last = list.FindLastIndex(o => context.Awaits.Contains(o.Expression));
        // A reference is taken anew after the awaits, which can throw: not before their results are taken.
        var hasReference = list.Take(Math.Max(0, last)).Any(o => o.ByReference && o.Expression is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax);
        for (var i = 0; i <= last; i++)
        {
            Visit(list[i].Expression);
            if (i == last && !list[i].AlwaysSpill && !hasReference)
                break;
            if (list[i].IsStructOrObject)
                StoreStructOrObject(list[i].Expression);
            else if (list[i].ByReference)
                Stabilise(list[i].Expression, byReference: true);
            else
                Store(list[i].Expression, NextAwait(list, i));
        }
    }

    private string NextAwait(List<Operand> list, int from)
    {
        var next = list.Skip(from + 1).SelectMany(o => AwaitMap.Own(o.Expression)).OfType<AwaitExpressionSyntax>().FirstOrDefault();
        return next is null ? "" : context.State(next);
    }

    /// <summary>Stores a value in a field of the frame, converted to the type it has where it stands.</summary>
    private void Store(ExpressionSyntax expression, string before)
    {
        if (IsConstantEnough(expression))
            return;
        if (context.Model.GetConversion(expression, context.Cancellation).IsInterpolatedStringHandler)
        {
            if (!_stored.Contains(expression))
                MakeHandler(expression);
            return;
        }

        var type = context.Converted(expression) ?? context.Type(expression);
        var text = renderer.Render(expression);
        if (IsStringOperand(expression))
        {
            type = context.Model.Compilation.GetSpecialType(SpecialType.System_String);
            text = $"string.Concat((object?)({text}))";
        }

        var name = context.Spill(SpillName(expression, before), type, expression, _statement);
        Emit($"{name} = {InCheckedContext(expression, text)};");
        renderer.Replace(expression, name);
        _stored.Add(expression);
    }

    private void StoreOnce(ExpressionSyntax expression)
    {
        if (!_stored.Contains(expression))
            Store(expression, "");
    }

    private static string Shorten(SyntaxNode node) => node.ToString() is { Length: > 40 } text ? text.Substring(0, 40) + "…" : node.ToString();

    private static string InCheckedContext(SyntaxNode expression, string text)
    {
        foreach (var ancestor in expression.Ancestors().TakeWhile(a => a is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax))
        {
            if (ancestor is CheckedExpressionSyntax context)
                return $"{context.Keyword.Text}({text})";
        }

        return text;
    }

    private static string SpillName(ExpressionSyntax expression, string before)
    {
        var name = NameAllocator.Camel(AwaitNames.Of(expression));
        return name == "awaited" ? "operand" + (before.Length > 0 ? "Before" + before : "") : before.Length > 0 ? $"{name}Before{before}" : name;
    }

    /// <summary>Would evaluating it later give the same, with no effect of its own?</summary>
    private bool IsConstantEnough(ExpressionSyntax expression) => !context.Model.GetConversion(expression, context.Cancellation).IsUserDefined && expression switch
    {
        LiteralExpressionSyntax or ThisExpressionSyntax or BaseExpressionSyntax or TypeOfExpressionSyntax or DefaultExpressionSyntax or SizeOfExpressionSyntax or AnonymousFunctionExpressionSyntax => true,
        ParenthesizedExpressionSyntax inner => IsConstantEnough(inner.Expression),
        _ => context.Model.GetConstantValue(expression, context.Cancellation).HasValue || context.Symbol(expression) is ITypeSymbol or INamespaceSymbol,
    };

    /// <summary>C# turns the earlier operands of a string concatenation into strings before it evaluates the later ones.</summary>
    private bool IsStringOperand(ExpressionSyntax expression) =>
        expression.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum
        && context.Model.GetOperation(sum, context.Cancellation) is IBinaryOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_String }
        && context.Type(expression)?.SpecialType != SpecialType.System_String;

    private void Emit(string code, bool jumps = false) => _prelude.Add(new Text(renderer.TakeAliases() + code, SourceSpan.Of(_statement), jumps));

    /// <summary>Runs <paramref name="action"/> with a prelude of its own and returns that as a block.</summary>
    private Block Nested(Action action)
    {
        var outer = _prelude;
        _prelude = [];
        action();
        var block = new Block("", _prelude.ToEquatable());
        _prelude = outer;
        return block;
    }

    private static IEnumerable<Operand> Sizes(ArrayTypeSyntax type) => type.RankSpecifiers.SelectMany(r => r.Sizes).Where(s => s is not OmittedArraySizeExpressionSyntax).Select(Operand.Value);

    private static IEnumerable<Operand> Elements(InitializerExpressionSyntax? initializer) =>
        initializer?.Expressions.SelectMany(e => e is InitializerExpressionSyntax nested ? Elements(nested) : [Operand.Value(e)]) ?? [];

    private static Operand Element(CollectionElementSyntax element) => element switch
    {
        ExpressionElementSyntax value => Operand.Value(value.Expression),
        SpreadElementSyntax spread => Operand.Value(spread.Expression),
        _ => throw Unsupported(element),
    };
}
