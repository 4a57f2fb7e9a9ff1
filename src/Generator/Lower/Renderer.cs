using System.Text;
using Coroutines.Generator.Analysis;
using Coroutines.Generator.Bind;
using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>
/// Prints the user's syntax as it means the same inside the frame. What needs no change is copied verbatim.
/// </summary>
/// <example>
/// Before: <c>Fetch(pages[i])</c>. After, in an instance method: <c>self.Fetch(pages[i])</c>.
/// </example>
internal sealed partial class Renderer(MethodContext context, JumpScopes jumps)
{
    private readonly Dictionary<SyntaxNode, string> _replacements = [];

    /// <summary>Locals that must be declared before the statement being printed, because its lambdas capture what they stand for.</summary>
    public List<string> Aliases { get; } = [];

    private readonly Dictionary<SyntaxNode, string> _targets = [];
    private readonly Dictionary<string, string> _aliasOf = [];
    private int _lambdaDepth;

    /// <summary>From now on this node prints as <paramref name="text"/>.</summary>
    public void Replace(SyntaxNode node, string text) => _replacements[node] = text;

    /// <summary>The <c>.b</c> or <c>[i]</c> behind a question mark is from now on a member of <paramref name="target"/>.</summary>
    public void Bind(SyntaxNode binding, string target) => _targets[binding] = target;

    /// <summary>The declarations of the aliases that the text printed since the last call needs.</summary>
    public string TakeAliases()
    {
        var text = string.Concat(Aliases.Select(a => a + "\n"));
        Aliases.Clear();
        _aliasOf.Clear();
        return text;
    }

    /// <summary>A condition as a <c>bool</c>: with <c>operator true</c>, or if it is <c>dynamic</c>, other operators would mean something else.</summary>
    public string RenderTest(ExpressionSyntax condition)
    {
        var text = Render(condition);
        return context.Type(condition)?.SpecialType == SpecialType.System_Boolean ? text : $"({text} ? true : false)";
    }

    /// <summary>
    /// A condition at which a resumed frame can come in: what its lambdas need is declared inside it, since what stands before is passed by.
    /// </summary>
    public string RenderCondition(ExpressionSyntax condition)
    {
        var text = RenderTest(condition);
        if (Aliases.Count == 0)
            return text;
        var stores = _aliasOf.Select(a => $"{context.Services}FrameOperations.Assign(out var {a.Value}, {a.Key}) && ");
        text = $"({string.Concat(stores)}({text}))";
        TakeAliases();
        return text;
    }

    public string Render(SyntaxNode node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return Trim(text.ToString(), node);
    }

    /// <summary>Continuation lines lose the indentation of the line that the node starts on.</summary>
    private static string Trim(string text, SyntaxNode node)
    {
        text = text.Trim();
        if (text.IndexOf('\n') < 0)
            return text;
        var source = node.SyntaxTree.GetText();
        var line = source.Lines.GetLineFromPosition(node.SpanStart).ToString();
        var indent = line.Length - line.TrimStart().Length;
        var lines = text.Replace("\r", "").Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            var blank = lines[i].Length - lines[i].TrimStart(' ', '\t').Length;
            lines[i] = lines[i].Substring(Math.Min(blank, indent)).TrimEnd();
        }

        return string.Join("\n", lines);
    }

    private void Write(SyntaxNode node, StringBuilder text)
    {
        if (_replacements.TryGetValue(node, out var replacement))
        {
            WriteTrivia(node.GetLeadingTrivia(), text);
            text.Append(replacement);
            WriteTrivia(node.GetTrailingTrivia(), text);
            return;
        }

        if (Rewrite(node) is { } rewritten)
        {
            WriteTrivia(node.GetLeadingTrivia(), text);
            text.Append(rewritten);
            WriteTrivia(node.GetTrailingTrivia(), text);
            return;
        }

        WriteChildren(node, text);
    }

    private void WriteChildren(SyntaxNode node, StringBuilder text)
    {
        var isFunction = AwaitMap.IsCapturing(node);
        if (isFunction)
            _lambdaDepth++;
        foreach (var child in node.ChildNodesAndTokens())
        {
            if (child.AsNode() is { } inner)
                Write(inner, text);
            else
                WriteToken(child.AsToken(), text);
        }

        if (isFunction)
            _lambdaDepth--;
    }

    /// <summary>The node printed without the trivia around it, for use inside other text.</summary>
    private string Inner(SyntaxNode node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString().Trim();
    }

    private static void WriteToken(SyntaxToken token, StringBuilder text)
    {
        WriteTrivia(token.LeadingTrivia, text);
        text.Append(token.Text.Replace("\r\n", Markers.TokenNewLine.ToString()).Replace('\n', Markers.TokenNewLine));
        WriteTrivia(token.TrailingTrivia, text);
    }

    /// <summary>Space and comments are kept; directives and the text they disable are not.</summary>
    private static void WriteTrivia(SyntaxTriviaList list, StringBuilder text)
    {
        foreach (var trivia in list)
        {
            if (!trivia.IsDirective && !trivia.IsKind(SyntaxKind.DisabledTextTrivia))
                text.Append(trivia.ToFullString());
        }
    }

    private string? Rewrite(SyntaxNode node) => node switch
    {
        ThisExpressionSyntax => Self(),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression } address => RewriteAddress(address),
        ConditionalAccessExpressionSyntax conditional => RewriteConditional(conditional),
        ExpressionStatementSyntax { Expression: ConditionalAccessExpressionSyntax conditional } statement => RewriteConditionalStatement(statement, conditional),
        MemberBindingExpressionSyntax binding when _targets.TryGetValue(binding, out var target) => $"{target}.{Inner(binding.Name)}",
        ElementBindingExpressionSyntax binding when _targets.TryGetValue(binding, out var target) => target + Inner(binding.ArgumentList),
        ParenthesizedExpressionSyntax { Expression: var inner } when _replacements.TryGetValue(inner, out var text) && IsPrimary(text) => text,
        MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax } access when node.Parent is not InvocationExpressionSyntax call || call.Expression != node => RewriteBaseMember(access),
        ElementAccessExpressionSyntax { Expression: BaseExpressionSyntax } element => RewriteBaseElement(element),
        BaseExpressionSyntax => throw new FallbackException("'base' cannot be reached from the frame", node),
        IdentifierNameSyntax or GenericNameSyntax => RewriteName((SimpleNameSyntax)node),
        InvocationExpressionSyntax call => RewriteCall(call),
        BlockSyntax { Parent: CatchClauseSyntax { Parent: TryStatementSyntax guarded } } handler when _lambdaDepth == 0 && jumps.StayText(guarded) is { Length: > 0 } stay => Handler(handler, stay),
        ReturnStatementSyntax leave when _lambdaDepth == 0 => RewriteReturn(leave, leave.Expression),
        YieldStatementSyntax { Expression: null } leave when _lambdaDepth == 0 => RewriteReturn(leave, null),
        LocalDeclarationStatementSyntax local when _lambdaDepth == 0 => RewriteDeclaration(local),
        IsPatternExpressionSyntax match when _lambdaDepth == 0 => RewritePattern(match),
        DeclarationExpressionSyntax declaration when _lambdaDepth == 0 => RewriteDesignation(declaration),
        AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } member => KeepInferredName(member.Expression, " = "),
        ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax tuple } element when !IsDeconstructed(tuple) && HasInferredName(tuple, element) => KeepInferredName(element.Expression, ": "),
        LocalFunctionStatementSyntax { Parent: not (BlockSyntax or SwitchSectionSyntax) } => throw new FallbackException("a local function outside a block keeps the method on the compiler's state machine", node),
        FieldExpressionSyntax => throw new FallbackException("the 'field' keyword cannot be reached from the frame", node),
        _ => null,
    };

    /// <summary>Parentheses around what an await became are left out: <c>(x)!</c> would be read as a cast.</summary>
    private static bool IsPrimary(string text) => text.All(c => char.IsLetterOrDigit(c) || c is '_' or Markers.Result);

    /// <summary><c>this</c> is the frame's field; lambdas capture an alias of it, as a struct's own field cannot be captured.</summary>
    public string Self() => _lambdaDepth == 0 ? context.Names.Self : Alias(context.Names.Self);

    private string Alias(string field)
    {
        if (!_aliasOf.TryGetValue(field, out var alias))
        {
            alias = context.Allocate(field == context.Names.Self ? "owner" : "shared");
            _aliasOf[field] = alias;
            Aliases.Add($"var {alias} = {field};");
        }

        return alias;
    }

    /// <summary>The address of a local that became a field: the compiler's own state machine gives it away as readily.</summary>
    private string? RewriteAddress(PrefixUnaryExpressionSyntax address)
    {
        var root = address.Operand;
        while (root is MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression, Expression: var inner } || (root is ParenthesizedExpressionSyntax { Expression: var grouped } && (inner = grouped) is not null))
            root = inner;
        if (context.Variables.Find(context.Symbol(root)) is not { Placement: Placement.Field or Placement.Captured } || address.Parent is EqualsValueClauseSyntax { Parent.Parent.Parent: FixedStatementSyntax })
            return null;
        return $"({context.Type(address)!.ToDisplayString()})global::System.Runtime.CompilerServices.Unsafe.AsPointer(ref {Inner(address.Operand)})";
    }

    /// <summary>The block of a catch, which begins by ending the jump that was under way.</summary>
    private string Handler(BlockSyntax block, string first)
    {
        var text = new StringBuilder("{ " + first);
        WriteTrivia(block.OpenBraceToken.TrailingTrivia, text);
        foreach (var statement in block.Statements)
            Write(statement, text);
        WriteTrivia(block.CloseBraceToken.LeadingTrivia, text);
        return text.Append('}').ToString();
    }

    private string RewriteReturn(StatementSyntax leave, ExpressionSyntax? returned)
    {
        var value = returned is { } expression ? Inner(expression) : null;
        var text = jumps.ReturnText(value);
        var needsBraces = leave.Parent is not (BlockSyntax or SwitchSectionSyntax);
        return needsBraces || text[0] != '{' ? text : text.Substring(2, text.Length - 4);
    }
}
