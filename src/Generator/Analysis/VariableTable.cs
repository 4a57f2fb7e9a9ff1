using Coroutines.Generator.Bind;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Generator.Analysis;

/// <summary>Collects the variables of a method and decides where each lives.</summary>
internal sealed class VariableTable
{
    private readonly Dictionary<ISymbol, Variable> _variables = new(SymbolEqualityComparer.Default);
    private readonly AwaitMap _awaits;
    private readonly SemanticModel _model;
    private readonly SyntaxNode _body;
    private readonly string _frameName;

    public VariableTable(MethodDeclarationSyntax method, IMethodSymbol symbol, SemanticModel model, IMethodBodyOperation operation, AwaitMap awaits, CancellationToken cancellation)
    {
        _awaits = awaits;
        _model = model;
        _frameName = CoroutineShape.FrameName(CoroutineSymbols.Declared(symbol));
        _body = (SyntaxNode?)method.Body ?? method.ExpressionBody!;
        foreach (var parameter in symbol.Parameters)
            _variables[parameter] = new(parameter, parameter.Type, null) { ScopeOwner = method };
        CollectDeclarations(model, cancellation);
        CollectReferences(model, cancellation);

        var (live, mayBeUnassigned) = Liveness.AcrossAwaits(operation, cancellation);
        MayBeUnassigned = mayBeUnassigned || _variables.Values.Any(v => v is { IsCaptured: true, Declaration: VariableDeclaratorSyntax { Initializer: null } });
        foreach (var variable in _variables.Values)
            variable.Placement = Place(variable, live.Contains(variable.Symbol));
        ChooseNames();
    }

    public IEnumerable<Variable> All => _variables.Values;

    /// <summary>Could a variable be read before it is written? Only the compiler knows for sure.</summary>
    public bool MayBeUnassigned { get; }

    public Variable? Find(ISymbol? symbol) => symbol is not null && _variables.TryGetValue(symbol, out var variable) ? variable : null;

    private void CollectDeclarations(SemanticModel model, CancellationToken cancellation)
    {
        foreach (var node in AwaitMap.Own(_body))
        {
            if (node is not (VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax or CatchDeclarationSyntax))
                continue;
            if (model.GetDeclaredSymbol(node, cancellation) is ILocalSymbol local)
                _variables[local] = new(local, node is ForEachStatementSyntax { Type.IsVar: true } loop ? model.GetForEachStatementInfo(loop).ElementType ?? local.Type : local.Type, node);
        }
    }

    private void CollectReferences(SemanticModel model, CancellationToken cancellation)
    {
        foreach (var name in _body.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (model.GetSymbolInfo(name, cancellation).Symbol is not (ILocalSymbol or IParameterSymbol) || Find(model.GetSymbolInfo(name, cancellation).Symbol) is not { } variable)
                continue;
            variable.References.Add(name);
            foreach (var ancestor in name.Ancestors().TakeWhile(a => a != _body))
            {
                variable.IsCaptured |= AwaitMap.IsCapturing(ancestor);
                variable.IsCapturedByLocalFunction |= ancestor is LocalFunctionStatementSyntax;
            }
        }
    }

    private Placement Place(Variable variable, bool live)
    {
        if (variable.Declaration is null)
            return variable.IsCaptured ? Placement.Captured : Placement.Field;

        var isConst = variable.Symbol is ILocalSymbol { IsConst: true };
        if (isConst || !_awaits.Contains(ScopeOf(variable.Declaration)))
            return Placement.InPlace;
        if (!live && !variable.IsCapturedByLocalFunction && !IsSharedBySections(variable) && StaysInPlace(variable))
            return Placement.InPlace;

        var local = (ILocalSymbol)variable.Symbol;
        if (local.IsRef && !live && !variable.IsCaptured)
            return Placement.Top;
        if (local.IsRef)
            throw new FallbackException($"the ref local '{local.Name}' is declared before an await and used after one", variable.Declaration);
        if (live && local.Type.IsRefLikeType)
            throw new FallbackException($"the ref struct '{local.Name}' would have to live across an await, which C# does not allow", variable.Declaration);
        variable.Scope = ScopeOf(variable.Declaration);
        if (!TypeNames.HasExample(local.Type))
            throw new FallbackException($"the type of '{local.Name}' ({local.Type.ToDisplayString()}) cannot be written down as a field", variable.Declaration);
        if (variable.IsCaptured)
        {
            variable.ScopeOwner = OwnerOf(variable.Declaration);
            return Placement.Captured;
        }

        return live ? Placement.Field : Placement.Top;
    }

    private bool IsSharedBySections(Variable variable) => IsSharedBySections(variable.Declaration!);

    /// <summary>Is the variable of one section of a switch used in another? The sections become blocks.</summary>
    private bool IsSharedBySections(SyntaxNode declaration) =>
        declaration.FirstAncestorOrSelf<StatementSyntax>(s => s.Parent is BlockSyntax or SwitchSectionSyntax)?.Parent is SwitchSectionSyntax section
        && _variables.Values.FirstOrDefault(v => v.Declaration == declaration) is { } variable
        && variable.References.Any(r => !section.Span.Contains(r.Span));

    /// <summary>The statement list or statement in which the variable is visible.</summary>
    private SyntaxNode ScopeOf(SyntaxNode declaration)
    {
        if (declaration is ForEachStatementSyntax own)
            return own.Statement;
        foreach (var node in declaration.Ancestors())
        {
            if (node is BlockSyntax or SwitchSectionSyntax or ForStatementSyntax or CommonForEachStatementSyntax or UsingStatementSyntax or CatchClauseSyntax or WhileStatementSyntax or DoStatementSyntax or FixedStatementSyntax or SwitchExpressionArmSyntax)
            {
                return node switch
                {
                    CommonForEachStatementSyntax loop => loop.Statement,
                    SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } when choice.Arms.Any(_awaits.Contains) => choice,
                    SwitchSectionSyntax { Parent: SwitchStatementSyntax choice } section when choice.Sections.Any(_awaits.Contains) && (section.Labels.Any(l => l.Span.Contains(declaration.Span)) || IsSharedBySections(declaration)) => choice,
                    _ => node,
                };
            }

            if (node == _body)
                break;
        }

        return _body;
    }

    /// <summary>The node at whose entry a captured variable is new.</summary>
    private static SyntaxNode OwnerOf(SyntaxNode declaration)
    {
        if (declaration is ForEachStatementSyntax)
            return declaration;
        if (declaration is CatchDeclarationSyntax)
            return declaration.Parent!;
        foreach (var node in declaration.Ancestors())
        {
            switch (node)
            {
                case BlockSyntax or UsingStatementSyntax or ArrowExpressionClauseSyntax:
                    return node;
                case ForEachVariableStatementSyntax loop when loop.Variable.Span.Contains(declaration.Span):
                    return node;
                case SwitchStatementSyntax choice when !choice.Expression.Span.Contains(declaration.Span):
                    return node;
                case SwitchExpressionSyntax choice when !choice.GoverningExpression.Span.Contains(declaration.Span):
                    return node;
                case ForStatementSyntax loop:
                    // The loop's own variables are there once; those of its condition and incrementors are new each time.
                    return loop.Incrementors.Append(loop.Condition).FirstOrDefault(e => e?.Span.Contains(declaration.Span) == true) ?? node;
                case WhileStatementSyntax loop when loop.Condition.Span.Contains(declaration.Span):
                    return loop.Condition;
                case DoStatementSyntax loop when loop.Condition.Span.Contains(declaration.Span):
                    return loop.Condition;
                case StatementSyntax { Parent: IfStatementSyntax or ElseClauseSyntax or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or UsingStatementSyntax or LockStatementSyntax }:
                    return node;
            }
        }

        throw new FallbackException("a lambda captures a variable whose scope is not a block", declaration);
    }

    /// <summary>
    /// Does no re-entry edge lead past the declaration to a use? All uses must stand before the first later statement with an await,
    /// or in it, where it is simple and so evaluates them before it suspends.
    /// </summary>
    private bool StaysInPlace(Variable variable)
    {
        var declaration = variable.Declaration!;
        if (declaration is ForEachStatementSyntax { Statement: BlockSyntax body })
            return UsesEndBefore(variable, body.Statements, -1);
        if (declaration is SingleVariableDesignationSyntax && declaration.FirstAncestorOrSelf<ForEachVariableStatementSyntax>() is { Statement: BlockSyntax block } loop && loop.Variable.Span.Contains(declaration.Span))
            return UsesEndBefore(variable, block.Statements, -1);

        var home = declaration.AncestorsAndSelf().OfType<StatementSyntax>().FirstOrDefault(s => s.Parent is BlockSyntax or SwitchSectionSyntax);
        if (home is null)
            return false;
        var list = home.Parent is BlockSyntax parent ? parent.Statements : ((SwitchSectionSyntax)home.Parent!).Statements;
        var isPlainLocal = declaration is VariableDeclaratorSyntax && home is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 };
        if (!isPlainLocal && _awaits.Contains(home))
            return false;
        return UsesEndBefore(variable, list, list.IndexOf(home));
    }

    private bool UsesEndBefore(Variable variable, SyntaxList<StatementSyntax> list, int start)
    {
        var awaiting = start + 1;
        while (awaiting < list.Count && !_awaits.Contains(list[awaiting]))
            awaiting++;
        if (awaiting == list.Count)
            return true;
        var stop = list[awaiting];
        var isSimple = (stop is ExpressionStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } or ReturnStatementSyntax or ThrowStatementSyntax or YieldStatementSyntax)
            && !AwaitMap.Own(stop).Any(n => _awaits.Contains(n) && MaySkip(n));
        return variable.References.All(r => r.SpanStart < stop.SpanStart || (isSimple && !variable.IsCaptured && stop.Span.Contains(r.Span)));
    }

    /// <summary>Expressions that become control flow, so that a resumed frame can come in before an operand.</summary>
    private bool MaySkip(SyntaxNode node) =>
        (node is InterpolatedStringExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } && _model.GetConversion(node).IsInterpolatedStringHandler)
        || node is ConditionalExpressionSyntax or ConditionalAccessExpressionSyntax or SwitchExpressionSyntax
        || node.RawKind is (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.CoalesceAssignmentExpression;

    /// <summary>Names that every frame has for itself.</summary>
    private bool IsMemberOfFrame(string name) => name is "Resume" or "Init" || name == _frameName;

    /// <summary>One name for different types in sibling scopes: all but the first are numbered. One name and type share a field.</summary>
    private void ChooseNames()
    {
        var used = new HashSet<string>(_variables.Values.Select(v => v.Symbol.Name));
        foreach (var variable in _variables.Values.Where(v => v.Placement != Placement.InPlace && IsMemberOfFrame(v.Symbol.Name)))
        {
            for (var number = 2; used.Contains(variable.Name) || IsMemberOfFrame(variable.Name); number++)
                variable.Name = variable.Symbol.Name + number;
        }

        // The sections of a switch share one object for what lambdas capture.
        foreach (var group in _variables.Values.Where(v => v.Placement == Placement.Captured).GroupBy(v => (v.ScopeOwner, v.Symbol.Name)).Where(g => g.Count() > 1).ToList())
        {
            var number = 2;
            foreach (var variable in group.Skip(1))
                variable.Name = variable.Symbol.Name + number++;
        }

        foreach (var group in _variables.Values.GroupBy(v => v.Symbol.Name).Where(g => g.Count() > 1).ToList())
        {
            var names = new Dictionary<string, string>();
            foreach (var variable in group.Where(v => v.Placement is not (Placement.InPlace or Placement.Captured)))
            {
                var form = $"{variable.Placement} {TypeNames.Of(variable.Type)}";
                if (!names.TryGetValue(form, out var name))
                {
                    name = group.Key;
                    var isFree = names.Count == 0 && !IsMemberOfFrame(name) && !(variable.Placement == Placement.Top && group.Any(v => v.Placement == Placement.InPlace));
                    for (var number = 2; !isFree; number++)
                        isFree = used.Add(name = group.Key + number);
                    names[form] = name;
                }

                variable.Name = name;
            }
        }
    }
}
