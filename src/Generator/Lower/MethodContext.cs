using Coroutines.Generator.Analysis;
using Coroutines.Generator.Bind;
using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Generator.Lower;

/// <summary>What all passes over one method share: symbols, analyses, names, and what they have collected so far.</summary>
internal sealed class MethodContext
{
    private readonly NameAllocator _names;
    private readonly CompilationCache _cache;
    private readonly HashSet<string> _hidden;
    private readonly Dictionary<SyntaxNode, CaptureScopeBuilder> _scopes = [];
    private readonly Dictionary<SyntaxNode, string> _states = [];
    private readonly NameAllocator _stateNames;
    private readonly Dictionary<string, string> _fieldOf = [];
    private readonly Dictionary<string, ITypeSymbol> _typeOf = [];
    private readonly List<SyntaxNode> _awaits = [];
    private readonly Dictionary<string, (string Name, string Declaration)> _bridges = [];

    public MethodContext(MethodDeclarationSyntax method, IMethodSymbol symbol, SemanticModel model, IMethodBodyOperation operation, CancellationToken cancellation)
    {
        Method = method;
        MethodSymbol = symbol;
        Model = model;
        Cancellation = cancellation;
        _cache = CompilationCache.Of(model.Compilation);
        Body = (SyntaxNode?)method.Body ?? method.ExpressionBody!;
        HasShortNames = ShortNames.AreFree(method, model);
        Awaits = new(Body);
        Operation = operation;
        Variables = new(method, symbol, model, operation, Awaits, cancellation);
        var used = method.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText)
            .Concat(Variables.All.Select(v => v.Name))
            .Concat(symbol.ContainingType.TypeParameters.Select(p => p.Name))
            .Concat(["Resume", "Init", symbol.ContainingType.Name]);
        _names = new(used);
        UserLabels = [.. method.DescendantNodes().OfType<LabeledStatementSyntax>().Select(l => l.Identifier.ValueText)];
        Labels = new(UserLabels);
        _stateNames = new(UserLabels.Append("None"));
        Names = new(
            _names.TakeFirst("At", "State", "AwaitedAt"),
            _names.TakeFirst("at", "state", "awaitedAt"),
            IsIterator ? _names.TakeFirst("iterator", "asyncIterator", "thisIterator") : _names.TakeFirst("task", "coroutineTask", "runningTask"),
            IsIterator ? _names.TakeFirst("yielded", "hasYielded") : _names.TakeFirst("result", "outcome", "returned"),
            _names.TakeFirst("resumeAt", "resumePoint"),
            _names.TakeFirst("suspended", "isSuspended"),
            _names.TakeFirst("self", "owner", "thisSelf"));
        _hidden = [.. Variables.All.Select(v => v.Symbol.Name), "Resume", "Init"];
        for (var type = symbol.ContainingType; type is not null; type = type.ContainingType)
            _hidden.UnionWith(type.GetMembers().OfType<IMethodSymbol>().Where(CoroutineSymbols.IsCoroutine).SelectMany(m => new[] { m.Name, CoroutineShape.FrameName(m) }));
        Kept = new(TypeName, Allocate, Services);
        Accessors = new(symbol.ContainingType, CoroutineShape.FrameName(CoroutineSymbols.Declared(symbol)));
        ResultType = !IsIterator && symbol.ReturnType is INamedTypeSymbol { TypeArguments.Length: 1 } returned ? TypeName(returned.TypeArguments[0]) : null;
        foreach (var variable in Variables.All.Where(v => v.Placement == Placement.Captured))
            Scope(variable.ScopeOwner!).Add(variable);
    }

    public MethodDeclarationSyntax Method { get; }

    public IMethodSymbol MethodSymbol { get; }

    /// <summary>Is this an async iterator?</summary>
    public bool IsIterator => CoroutineSymbols.ItemOfIterator(MethodSymbol) is not null;

    public SemanticModel Model { get; }

    public CancellationToken Cancellation { get; }

    public SyntaxNode Body { get; }

    public IMethodBodyOperation Operation { get; }

    public AwaitMap Awaits { get; }

    public VariableTable Variables { get; }

    public FrameNames Names { get; }

    public NameAllocator Labels { get; }

    public IReadOnlyList<string> UserLabels { get; }

    /// <summary>What our own types are prefixed with; empty where the file can import them.</summary>
    public bool HasShortNames { get; }

    public string Services => HasShortNames ? "" : "global::Coroutines.CompilerServices.";

    public string? ResultType { get; }

    public List<AwaitPoint> Points { get; } = [];

    public List<FrameField> Fields { get; } = [];

    /// <summary>The coroutines that the body calls in a shape that a companion can serve.</summary>
    public SortedSet<string> Calls { get; } = new(StringComparer.Ordinal);

    /// <summary>Variables whose types have no names.</summary>
    public KeptLocals Kept { get; }

    /// <summary>What calls setters and constructors that C# allows in an initializer only.</summary>
    public AccessorTable Accessors { get; }

    public IEnumerable<CaptureScope> Scopes => _scopes.Values.Select(s => s.Build());

    /// <summary>The objects that remember what the patterns of a switch read.</summary>
    public List<ReadsClass> Reads { get; } = [];

    public string Allocate(string wanted) => _names.Take(wanted);

    public ISymbol? Symbol(SyntaxNode node) => Model.GetSymbolInfo(node, Cancellation).Symbol;

    public ITypeSymbol? Type(SyntaxNode node) => OrDynamic(node, Model.GetTypeInfo(node, Cancellation).Type);

    /// <summary>The type a value is converted to where it stands.</summary>
    public ITypeSymbol? Converted(SyntaxNode node) => OrDynamic(node, Model.GetTypeInfo(node, Cancellation).ConvertedType);

    /// <summary>Of the variable of a <c>foreach</c> over something dynamic, Roslyn says <c>object</c>, though it compiles it as dynamic.</summary>
    private ITypeSymbol? OrDynamic(SyntaxNode node, ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_Object } && node is IdentifierNameSyntax && Variables.Find(Symbol(node)) is { Type: { TypeKind: TypeKind.Dynamic } actual } ? actual : type;

    /// <summary>What empties a field of a type that is known by its text alone.</summary>
    private string? Empty(string type) =>
        _typeOf.TryGetValue(type, out var known) ? HeldReferences.Empty(known)
        : SyntaxFacts.IsPredefinedType(SyntaxFacts.GetKeywordKind(type)) && type is not ("string" or "object") ? null
        : "default";

    /// <summary>The estimated size of a field of a type that is known by its text alone.</summary>
    public int SizeOf(string type) => _typeOf.TryGetValue(type, out var known) ? Sizes.Of(known)
        : type switch { "bool" or "byte" => 1, "int" => 4, _ => 8 };

    /// <summary>A type as the user could write it at this method: short where the file's usings allow.</summary>
    public string TypeName(ITypeSymbol type)
    {
        var text = MakeTypeName(type);
        _typeOf[text] = type;
        return text;
    }

    private string MakeTypeName(ITypeSymbol type)
    {
        var text = _cache.TypeName(type, Method.SyntaxTree, MethodSymbol.IsGenericMethod ? MethodSymbol : MethodSymbol.ContainingType, t => TypeNames.Short(t, Model, Body.SpanStart));
        if (IsAnyHidden(text))
            return TypeNames.Of(type);
        return HasShortNames ? ShortNames.Shorten(text, Model, Body.SpanStart) : text;
    }

    public string ExceptionType => Model.Compilation.GetTypeByMetadataName("System.Exception") is { } type ? TypeName(type).TrimEnd('?') : "global::System.Exception";

    /// <summary>Would a name in this text mean something of ours, such as another coroutine's frame?</summary>
    private bool IsAnyHidden(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_'))
                continue;
            if (i > start && _hidden.Contains(text.Substring(start, i - start)))
                return true;
            start = i + 1;
        }

        return false;
    }

    public bool IsHidden(string name) => _hidden.Contains(name);

    public bool IsInstanceMember(ISymbol symbol) => !symbol.IsStatic && !MethodSymbol.IsStatic && symbol is not IMethodSymbol { MethodKind: MethodKind.LocalFunction };

    /// <summary>The names of the type parameters of the containing types.</summary>
    public IEnumerable<string> OuterTypeParameters
    {
        get
        {
            for (var type = MethodSymbol.ContainingType; type is not null; type = type.ContainingType)
            {
                foreach (var parameter in type.TypeParameters)
                    yield return parameter.Name;
            }
        }
    }

    /// <summary>Does this method stand in the type?</summary>
    public bool IsInside(INamedTypeSymbol type)
    {
        for (var at = MethodSymbol.ContainingType; at is not null; at = at.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, type.OriginalDefinition))
                return true;
        }

        return false;
    }

    /// <summary>Does the coroutine's frame stand in the same class as this one's, so that it can be named shortly?</summary>
    public bool IsSibling(IMethodSymbol declared) =>
        SymbolEqualityComparer.Default.Equals(declared.ContainingType, MethodSymbol.ContainingType)
        && declared.ContainingType.TypeParameters.IsEmpty
        && CoroutineShape.IsPrivate(declared) == CoroutineShape.IsPrivate(MethodSymbol);

    /// <summary>The name of the state at an await: the awaited symbol's.</summary>
    public string State(AwaitExpressionSyntax await)
    {
        if (!_states.TryGetValue(await, out var state))
            _states[await] = state = _stateNames.Take(NameAllocator.Pascal(AwaitNames.Of(await.Expression)));
        return state;
    }

    public string SyntheticState(string name) => _stateNames.Take(name);

    /// <summary>The field for an awaiter: one for all awaits of the same name and type.</summary>
    public string AwaiterField(string name, string type)
    {
        var key = name + "\0" + type;
        if (!_fieldOf.TryGetValue(key, out var field))
            _fieldOf[key] = field = Allocate(SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : name + "Awaited");
        return field;
    }

    public string Spill(string wanted, string type)
    {
        var name = Allocate(SyntaxFacts.GetKeywordKind(wanted) == SyntaxKind.None ? wanted : wanted + "Value");
        Fields.Add(new(type, name, FieldRole.Spill) { Empty = Empty(type) });
        return name;
    }

    /// <summary>A field for a value of this type; where the type has no name, a local that is kept at the awaits in <paramref name="scope"/>.</summary>
    public string Spill(string wanted, ITypeSymbol? type, SyntaxNode value, SyntaxNode scope)
    {
        if (type is null || type.IsRefLikeType || type.SpecialType == SpecialType.System_Void || !TypeNames.HasExample(type))
            throw new FallbackException($"the value of '{Shorten(value)}' would have to live across an await, and its type cannot be a field", value);
        if (TypeNames.IsNameable(type))
            return Spill(wanted, TypeName(type));
        var name = Allocate(SyntaxFacts.GetKeywordKind(wanted) == SyntaxKind.None ? wanted : wanted + "Value");
        Kept.Add(name, type, scope);
        return name;
    }

    private static string Shorten(SyntaxNode node) => node.ToString() is { Length: > 40 } text ? text.Substring(0, 40) + "…" : node.ToString();

    /// <summary>The user's variables whose types have no names.</summary>
    public void KeepVariables()
    {
        foreach (var variable in Variables.All.Where(v => v.Declaration is not null && !TypeNames.IsNameable(v.Type)))
        {
            if (variable.Placement == Placement.Field)
                Kept.Add(TypeNames.Identifier(variable.Name), variable.Type, variable.Scope);
            else if (variable.Placement == Placement.Top)
                Kept.AddUnsaved(TypeNames.Identifier(variable.Name), variable.Type);
        }
    }

    public void AddPoint(AwaitPoint point, SyntaxNode await)
    {
        Points.Add(point);
        _awaits.Add(await);
    }

    public IEnumerable<AwaitPoint> PointsWithSaves() => Points.Select((p, i) => p with { Saves = Kept.SavesAt(_awaits[i], p.Field) });

    /// <summary>The results of the points from <paramref name="first"/> on are used in a condition that a resumed frame passes again.</summary>
    public void KeepResults(int first)
    {
        for (var i = first; i < Points.Count; i++)
            Points[i] = Points[i] with { IsResultAtTop = true };
    }

    /// <summary>Private members of the containing type through which the frame reaches what a nested type cannot name.</summary>
    public IEnumerable<string> Bridges => _bridges.Values.Select(b => b.Declaration);

    public string Bridge(string member, Func<string, string> declare) => Bridge(member, member, declare);

    public string Bridge(string key, string member, Func<string, string> declare)
    {
        if (!_bridges.TryGetValue(key, out var bridge))
        {
            var frame = CoroutineShape.FrameName(CoroutineSymbols.Declared(MethodSymbol));
            var name = $"{member}Of{frame}";
            while (MethodSymbol.ContainingType.GetMembers(name).Length > 0 || _bridges.Values.Any(b => b.Name == name))
                name += "_";
            _bridges[key] = bridge = (name, declare(name));
        }

        return bridge.Name;
    }

    public string ScopeField(Variable variable) => Scope(variable.ScopeOwner!).FieldName;

    public CaptureScopeBuilder? FindScope(SyntaxNode owner) => _scopes.TryGetValue(owner, out var scope) ? scope : null;

    private CaptureScopeBuilder Scope(SyntaxNode owner)
    {
        if (!_scopes.TryGetValue(owner, out var scope))
            _scopes[owner] = scope = new(Allocate("Captured"), Allocate("captured"), owner, this);
        return scope;
    }
}
