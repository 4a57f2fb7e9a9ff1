using Coroutines.Generator.Bind;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Generator.Lower;

/// <summary>
/// The members that the patterns of one <c>switch</c> read. A guard that awaits lets the compiler take its decision several times, but a
/// member may be read once only: so the patterns test an object that keeps what it read, and the compiler's decision stays what it was.
/// </summary>
/// <example>
/// Before: <c>case { Next: Circle { Radius: 3 } }</c>.
/// After: <c>case { Value: not null, Next: Circle, NextRadius: 3 }</c>, where <c>NextRadius => (nextRadius.IsRead ? … ).Value</c>.
/// </example>
internal sealed class PatternReads
{
    private readonly MethodContext _context;
    private readonly Renderer _renderer;
    private readonly NameAllocator _names;
    private readonly List<ReadMember> _members = [];
    private readonly Dictionary<(Place, string), Place> _places = [];
    private readonly Place _root;

    public PatternReads(MethodContext context, Renderer renderer, ITypeSymbol type)
    {
        _context = context;
        _renderer = renderer;
        ClassName = context.Allocate(NameAllocator.Pascal(type.Name.Length > 0 ? type.Name : "Value") + "Reads");
        ValueType = context.TypeName(type);
        _names = new([ClassName, "value"]);
        _root = new(_names.Take("Value"), type);
    }

    public string ClassName { get; }

    public string ValueType { get; }

    public ReadsClass Build() => new(ClassName, ValueType, !IsMutable(_root.Type), _members.ToEquatable());

    /// <summary>Could a second evaluation of this pattern see something else than the first?</summary>
    public static bool IsObservable(IPatternOperation pattern) => pattern.DescendantsAndSelf().Any(p => p switch
    {
        IPropertySubpatternOperation { Member: IPropertyReferenceOperation { Property: var property } } => !IsFixed(property),
        IPropertySubpatternOperation { Member: IFieldReferenceOperation { Field: var field } } => !field.IsReadOnly && !field.ContainingType.IsTupleType,
        IRecursivePatternOperation { DeconstructSymbol: not null } => true,
        IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: false, InputType.IsTupleType: false } => true,
        IListPatternOperation { InputType.SpecialType: not SpecialType.System_String } => true,
        _ => false,
    });

    /// <summary>Does the property give the same again, with no effect of its own?</summary>
    private static bool IsFixed(IPropertySymbol property) =>
        property is { ContainingType.SpecialType: SpecialType.System_String, Name: "Length" } or { ContainingType.IsAnonymousType: true }
        || (property is { SetMethod: null or { IsInitOnly: true }, IsVirtual: false, IsAbstract: false, IsOverride: false }
            && property.ContainingType.GetMembers().Any(m => m is IFieldSymbol { AssociatedSymbol: { } owner } && SymbolEqualityComparer.Default.Equals(owner, property)));

    public string Constant(ExpressionSyntax value) => $"{{ {_root.Name}: {_renderer.Render(value)} }}";

    /// <summary>The pattern, as one of the object that remembers.</summary>
    public string Convert(IPatternOperation pattern) => Text(pattern, _root);

    private string Text(IPatternOperation pattern, Place at)
    {
        var parts = new Conjunction();
        Add(pattern, at, parts);
        return parts.ToString();
    }

    private void Add(IPatternOperation pattern, Place at, Conjunction into)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation when at == _root:
                break;
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both when Reads(both):
                Add(both.LeftPattern, at, into);
                Add(both.RightPattern, at, into);
                break;
            case IBinaryPatternOperation either when Reads(either):
                into.AddWhole($"({Text(either.LeftPattern, at)} or {Text(either.RightPattern, at)})");
                break;
            case INegatedPatternOperation not when Reads(not):
                into.AddWhole($"not ({Text(not.Pattern, at)})");
                break;
            case IRecursivePatternOperation recursive when Reads(recursive):
                AddRecursive(recursive, at, into);
                break;
            case IListPatternOperation list:
                AddList(list, at, into);
                break;
            default:
                into.Add(at.Name, _renderer.Render(pattern.Syntax));
                break;
        }
    }

    private static bool Reads(IPatternOperation pattern) =>
        pattern.DescendantsAndSelf().Any(p => p is IListPatternOperation or IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: false } or IRecursivePatternOperation { PropertySubpatterns.IsEmpty: false });

    private void AddRecursive(IRecursivePatternOperation pattern, Place at, Conjunction into)
    {
        var syntax = pattern.Syntax as RecursivePatternSyntax;
        AddTest(pattern, syntax?.Type, syntax?.Designation, at, into);
        if (!pattern.DeconstructionSubpatterns.IsEmpty)
        {
            var elements = pattern.DeconstructSymbol is IMethodSymbol deconstruct ? Deconstructed(at, pattern.MatchedType, deconstruct, into)
                : pattern.MatchedType is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements.Select((e, i) => Member(at, pattern.MatchedType, e.Type, $"Item{i + 1}", $"Item{i + 1}", e.ContainingType)).ToList()
                : throw new FallbackException("a pattern that takes an 'ITuple' apart, in a 'switch' whose guards await", pattern.Syntax);
            for (var i = 0; i < elements.Count; i++)
                Add(pattern.DeconstructionSubpatterns[i], elements[i], into);
        }

        foreach (var property in pattern.PropertySubpatterns)
        {
            if (property.Member is not IMemberReferenceOperation { Member: var member, Type: { } type } || member is not (IPropertySymbol { IsIndexer: false } or IFieldSymbol))
                throw new FallbackException("this pattern reads something other than a property or a field, in a 'switch' whose guards await", property.Syntax);
            Add(property.Pattern, Member(at, pattern.MatchedType, type, member.Name, TypeNames.Identifier(member.Name), member.ContainingType), into);
        }
    }

    /// <summary>The test for the type, or for null, with the variable.</summary>
    private void AddTest(IPatternOperation pattern, TypeSyntax? type, VariableDesignationSyntax? designation, Place at, Conjunction into)
    {
        var name = designation is SingleVariableDesignationSyntax ? " " + _renderer.Render(designation) : "";
        if (type is not null)
            into.Add(at.Name, _renderer.Render(type) + name);
        else if (name.Length > 0)
            into.Add(at.Name, "{ }" + name);
        else if (!pattern.InputType.IsValueType || pattern.InputType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            into.Add(at.Name, "not null");
    }

    private void AddList(IListPatternOperation pattern, Place at, Conjunction into)
    {
        AddTest(pattern, null, (pattern.Syntax as ListPatternSyntax)?.Designation, at, into);
        var type = pattern.InputType;
        var length = Member(at, type, _context.Model.Compilation.GetSpecialType(SpecialType.System_Int32), pattern.LengthSymbol!.Name, pattern.LengthSymbol.Name, pattern.LengthSymbol.ContainingType);
        var slice = pattern.Patterns.Select((p, i) => (p, i)).Where(p => p.p is ISlicePatternOperation).Select(p => p.i).DefaultIfEmpty(-1).First();
        into.Add(length.Name, slice < 0 ? $"{pattern.Patterns.Length}" : $">= {pattern.Patterns.Length - 1}");
        for (var i = 0; i < pattern.Patterns.Length; i++)
        {
            var after = pattern.Patterns.Length - i;
            if (pattern.Patterns[i] is ISlicePatternOperation part)
            {
                if (part.Pattern is { } rest)
                    Add(rest, Element(at, type, rest.InputType, $"[{i}..^{after - 1}]", $"From{i}To{after - 1}"), into);
                continue;
            }

            var isFromEnd = slice >= 0 && i > slice;
            Add(pattern.Patterns[i], Element(at, type, pattern.Patterns[i].InputType, isFromEnd ? $"[^{after}]" : $"[{i}]", isFromEnd ? $"Last{after}" : $"At{i}"), into);
        }

        if (_places.Keys.Any(k => k.Item1 == at && k.Item2.StartsWith("[^", StringComparison.Ordinal)) && _places.Keys.Any(k => k.Item1 == at && k.Item2.EndsWith("]", StringComparison.Ordinal) && char.IsDigit(k.Item2[1])) && pattern.IndexerSymbol is not null)
            throw new FallbackException("patterns that count elements from both ends, in a 'switch' whose guards await", pattern.Syntax);
    }

    private Place Member(Place parent, ITypeSymbol narrowed, ITypeSymbol type, string name, string access, INamedTypeSymbol? declared)
    {
        // As the compiler has it: a member that is there before a test for a type is the same one after it.
        var isThere = declared is null || Derives(parent.Type, declared);
        if (isThere && parent.Type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T)
            narrowed = parent.Type;
        return Child(parent, $"{(isThere ? "" : TypeNames.Of(narrowed))}.{declared?.OriginalDefinition.ToDisplayString()}.{name}", name, type, $"{Receiver(parent, narrowed)}.{access}");
    }

    private Place Element(Place parent, ITypeSymbol narrowed, ITypeSymbol type, string index, string name) =>
        Child(parent, index, name, type, Receiver(parent, narrowed) + index);

    private Place Child(Place parent, string key, string name, ITypeSymbol type, string read)
    {
        if (!_places.TryGetValue((parent, key), out var place))
        {
            _places[(parent, key)] = place = new(_names.Take((parent == _root ? "" : parent.Name) + name), type);
            var text = _context.TypeName(type);
            _members.Add(new(text, place.Name, Field(place), read, "", IsMutable(type)));
        }

        return place;
    }

    /// <summary>What <c>Deconstruct</c> gives is kept as a tuple; its elements are read from that.</summary>
    private List<Place> Deconstructed(Place parent, ITypeSymbol narrowed, IMethodSymbol deconstruct, Conjunction into)
    {
        var types = deconstruct.Parameters.Where(p => p.RefKind == RefKind.Out).Select(p => p.Type).ToList();
        var key = "Deconstruct." + deconstruct.ToDisplayString();
        if (!_places.TryGetValue((parent, key), out var place))
        {
            _places[(parent, key)] = place = new(_names.Take((parent == _root ? "" : parent.Name) + "Parts"), narrowed);
            var (tuple, made) = types.Count == 1 ? ($"global::System.ValueTuple<{_context.TypeName(types[0])}>", "new(part1)") : ($"({string.Join(", ", types.Select(_context.TypeName))})", "");
            var outs = types.Select((_, i) => $"part{i + 1}").ToList();
            _members.Add(new(tuple, place.Name, Field(place), made.Length > 0 ? made : $"({string.Join(", ", outs)})", $"{Receiver(parent, narrowed)}.Deconstruct({string.Join(", ", outs.Select(o => "out var " + o))});", false));
        }

        into.Add(place.Name, "_");
        return [.. types.Select((t, i) => Child(place, $"Item{i + 1}", $"{i + 1}", t, $"{place.Name}.Item{i + 1}"))];
    }

    /// <summary>A struct whose accessors may change it is read where it is kept.</summary>
    private static bool IsMutable(ITypeSymbol type) =>
        type is { TypeKind: TypeKind.Struct, IsReadOnly: false, SpecialType: SpecialType.None, IsTupleType: false, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T };

    private string Field(Place place)
    {
        var name = NameAllocator.Camel(place.Name);
        return _names.Take(name == "field" || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? name + "Kept" : name);
    }

    private string Receiver(Place parent, ITypeSymbol narrowed)
    {
        if (parent.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && SymbolEqualityComparer.Default.Equals(nullable.TypeArguments[0], narrowed))
            return parent.Name + ".GetValueOrDefault()";
        return SymbolEqualityComparer.Default.Equals(parent.Type, narrowed) ? parent.Name : $"(({_context.TypeName(narrowed).TrimEnd('?')}){parent.Name})";
    }

    private static bool Derives(ITypeSymbol type, INamedTypeSymbol from)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(t.OriginalDefinition, from.OriginalDefinition))
                return true;
        }

        return type.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, from.OriginalDefinition));
    }

    /// <summary>A value that patterns test: the switched one, or what a member of it gave.</summary>
    private sealed class Place(string name, ITypeSymbol type)
    {
        public string Name => name;

        public ITypeSymbol Type => type;
    }

    /// <summary>Tests that must all pass, in their order.</summary>
    private sealed class Conjunction
    {
        private readonly List<string> _whole = [];
        private readonly List<string> _open = [];

        public void Add(string name, string pattern) => _open.Add($"{name}: {pattern}");

        public void AddWhole(string pattern)
        {
            Flush();
            _whole.Add(pattern);
        }

        private void Flush()
        {
            if (_open.Count > 0)
                _whole.Add($"{{ {string.Join(", ", _open)} }}");
            _open.Clear();
        }

        public override string ToString()
        {
            Flush();
            return _whole.Count == 0 ? "_" : string.Join(" and ", _whole);
        }
    }
}
