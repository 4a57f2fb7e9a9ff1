namespace Conformance.Tests.RandomPrograms;

/// <summary>Writes random expressions, with awaits in every position.</summary>
/// <param name="random">Decides.</param>
/// <param name="scope">The variables.</param>
internal sealed class RandomExpressions(Random random, RandomScope scope)
{
    /// <summary>False inside a lambda that is not async.</summary>
    public bool Awaits { get; set; } = true;

    /// <summary>True inside a lambda or local function.</summary>
    public bool InFunction { get; set; }

    /// <summary>True in a struct, whose <c>this</c> lambdas cannot capture.</summary>
    public bool InStruct { get; set; }

    private bool HasThis => !InStruct || !InFunction;

    /// <summary>An expression of type int.</summary>
    /// <param name="depth">How many levels there may be below it.</param>
    public ProgramNode Number(int depth)
    {
        if (depth <= 0)
            return random.Next(3) == 0 ? N(random.Next(5).ToString()) : N(scope.PickAny(PieceKind.Number) ?? "field");
        var d = depth - 1;
        return random.Next(Awaits ? 0 : 10, 44) switch
        {
            0 or 1 or 2 or 3 => N("await Step.Of(\"", scope.NextStep(), "\", ", Number(d), ")"),
            4 or 5 when HasThis && scope.Callable() is { } method => N($"await M{method}(", Number(d), ", ", Text(d), ")"),
            6 => N("await Helpers.Echo(", Number(d), ")"),
            7 => N("await Helpers.All[Index(", Number(d), ")].Twice(", Number(d), ")"),
            8 => N("await Helpers.Deep(Index(", Number(d), "), ", Number(d), ")"),
            9 => random.Next(2) == 0 ? N("await Helpers.Choose(", Truth(d), ", ", Number(d), ", ", Number(d), ")") : Together(d),
            10 => N("Val(\"", scope.NextStep(), "\", ", Number(d), ")"),
            11 => N("Risk(\"", scope.NextStep(), "\", ", Number(d), ")"),
            12 or 13 => N("(", Number(d), random.Next(3) switch { 0 => " + ", 1 => " - ", _ => " * " }, Number(d), ")"),
            14 => N("(", Truth(d), " ? ", Number(d), " : ", Number(d), ")"),
            15 => N("Three(", Number(d), ", ", Number(d), ", ", Number(d), ")"),
            16 => N("Three(c: ", Number(d), ", a: ", Number(d), ", b: ", Number(d), ")"),
            17 => N("arr[Index(", Number(d), ")]"),
            18 when scope.PickAny(PieceKind.Statement) is { } function => N(function, "()"),
            19 when scope.Pick(PieceKind.Number) is { } target => N("(", target, random.Next(2) == 0 ? " = " : " += ", Number(d), ")"),
            20 when scope.Pick(PieceKind.Number) is { } target => N(target, random.Next(2) == 0 ? "++" : "--"),
            21 => N("(", Text(d), ").Length"),
            22 => N("((int?)(", Truth(d), " ? ", Number(d), " : null) ?? ", Number(d), ")"),
            23 => N("(Index(", Number(d), ") switch { 0 => ", Number(d), ", 1 => ", Number(d), ", _ => ", Number(d), " })"),
            24 => N("(", Number(d), ", ", Number(d), ").Item2"),
            25 when scope.Pick(PieceKind.Number) is { } target => N("Ref(ref ", target, ", ", Number(d), ")"),
            26 => N("new[] { ", Number(d), ", ", Number(d), " }[Index(", Number(d), ") % 2]"),
            27 => N("-", "(", Number(d), ")"),
            28 or 29 => Struct(d),
            30 => N("(Maybe(", Truth(d), ")?.Add(", Number(d), ") ?? ", Number(d), ")"),
            31 => N("new Node { Value = ", Number(d), " }[", Number(d), "]"),
            32 => N("new List<int> { ", Number(d), ", ", Number(d), ", 9 }[Index(", Number(d), ")]"),
            33 => PatternSwitch(d),
            34 => N(random.Next(2) == 0 ? "checked(Small(" : "unchecked((", Number(d), ") * ", Number(d), ")"),
            35 => N("(maybe ??= ", Number(d), ")"),
            37 => N("new { A = ", Number(d), ", B = ", Number(d), random.Next(2) == 0 ? " }.A" : " }.B"),
            38 => Chain(d),
            39 => N("Written($\"{", Parenthesized(Number(d)), "}:{", Parenthesized(Text(d)), ",5}\")"),
            40 => N("(from z in (int[])[", Number(d), ", .. arr] where z != ", "3", " select z * 2).First()"),
            41 when random.Next(3) == 0 => Dynamic(d),
            42 => N("(cells[Index(", Number(d), ")] with { X = ", Number(d), " }).X"),
            43 => PropertySwitch(d),
            36 => random.Next(2) == 0 ? N("node.Add(", Number(d), ")") : N("(node[", Number(d), "] += ", Number(d), ")"),
            _ => N("new Func<int, int>(static z => z + 1)(", Number(d), ")"),
        };
    }

    /// <summary>An expression of type bool.</summary>
    /// <param name="depth">How many levels there may be below it.</param>
    public ProgramNode Truth(int depth)
    {
        if (depth <= 0)
            return T(Number(0), " > ", random.Next(5).ToString());
        var d = depth - 1;
        return random.Next(Awaits ? 0 : 2, 15) switch
        {
            0 or 1 => T("await Step.Of(\"", scope.NextStep(), "\", ", Truth(d), ")"),
            2 or 3 => T("(", Number(d), random.Next(2) == 0 ? " < " : " != ", Number(d), ")"),
            4 or 5 => T("(", Truth(d), " && ", Truth(d), ")"),
            6 => T("(", Truth(d), " || ", Truth(d), ")"),
            7 => T("!(", Truth(d), ")"),
            8 => OutVariable(d),
            9 => Pattern(d),
            10 => T("((", Number(d), ", ", Number(d), ") == (", Number(d), ", ", Number(d), "))"),
            11 => T("(", Number(d), " is > 2 and < 50 or 1)"),
            12 => T("(", Three(d), random.Next(2) == 0 ? " && " : " || ", Three(d), " ? true : false)"),
            13 => T("((int[])[", Number(d), ", ", Number(d), ", 1]) is [> 1, .., _]"),
            _ => T("(", Truth(d), random.Next(2) == 0 ? " ^ " : " | ", Truth(d), ")"),
        };
    }

    /// <summary>An expression of type string.</summary>
    /// <param name="depth">How many levels there may be below it.</param>
    public ProgramNode Text(int depth)
    {
        if (depth <= 0)
            return X(random.Next(2) == 0 ? $"\"{(char)('a' + random.Next(26))}\"" : scope.PickAny(PieceKind.Text) ?? "\"z\"");
        var d = depth - 1;
        return random.Next(Awaits ? 0 : 4, 14) switch
        {
            0 or 1 or 2 => X("await Step.Of(\"", scope.NextStep(), "\", ", Text(d), ")"),
            3 => X("await Helpers.Choose(", Truth(d), ", ", Text(d), ", ", Text(d), ")"),
            4 => X("(", Text(d), " + ", Number(d), ")"),
            5 => X("(", Text(d), " + ", Text(d), " + ", Number(d), ")"),
            6 => X("$\"{", Parenthesized(Number(d)), "}:{", Parenthesized(Text(d)), "}\""),
            7 => X("(", Truth(d), " ? ", Text(d), " : ", Text(d), ")"),
            8 => X("Show(", Number(d), ")"),
            9 => X("Val(\"", scope.NextStep(), "\", ", Text(d), ")"),
            10 => X("$\"<{", Parenthesized(Number(d)), ",4:X}>\""),
            11 => X("(", Text(d), " switch { \"a\" => ", Text(d), ", { Length: > 3 } => \"long\", _ => ", Text(d), " })"),
            12 => X("string.Concat(", Text(d), ", ", Text(d), ")"),
            _ => X("((", Truth(d), " ? null : ", Text(d), ") ?? ", Text(d), ")"),
        };
    }

    /// <summary>Structs as receivers and targets: a variable, an element, a field.</summary>
    private ProgramNode Struct(int d)
    {
        var call = random.Next(3);
        var target = random.Next(3) switch
        {
            0 when scope.Pick(PieceKind.Cell) is { } cell => N(cell),
            1 => N("node.Cell"),
            _ => N("cells[Index(", Number(d), ")]"),
        };
        return call switch
        {
            0 => N(target, ".Add(", Number(d), ")"),
            1 => N("(", target, ".X ", random.Next(2) == 0 ? "+=" : "=", " ", Number(d), ")"),
            _ => N("Ref(ref ", target, ".X, ", Number(d), ")"),
        };
    }

    /// <summary>Coroutines that are tasks, or stored before they are awaited.</summary>
    private ProgramNode Together(int d) => random.Next(2) == 0
        ? N("(await Coroutine.Gather(Helpers.Echo(", Number(d), "), Helpers.Deep(1, ", Number(d), ")))[Index(", Number(d), ") % 2]")
        : N("await Coroutine.CreateTask(Helpers.Echo(", Number(d), "))");

    /// <summary>Null-conditional calls, some of which stop.</summary>
    private ProgramNode Chain(int d) => random.Next(2) == 0
        ? N("(Maybe(", Truth(d), ")?.Next(", Truth(d), ")?.Add(", Number(d), ") ?? ", Number(d), ")")
        : N("(Maybe(", Truth(d), ")?.Next(", Truth(d), ")?[", Number(d), "] ?? ", Number(d), ")");

    /// <summary>A switch over properties, which are read once, beside a guard that may await.</summary>
    private ProgramNode PropertySwitch(int d)
    {
        var name = scope.Name("v");
        var guard = Guard(name, d);
        return N($"(node switch {{ {{ Value: > 3, Cell.X: var {name} }} when {name} != 77 && ", guard, $" => {name}, {{ Value: 4 }} => ", Number(d), ", _ => ", Number(d), " })");
    }

    /// <summary>What is bound while the program runs.</summary>
    private ProgramNode Dynamic(int d) => random.Next(3) switch
    {
        0 => N("(int)unchecked((dynamic)(", Number(d), ") + ", Number(d), ")"),
        1 => N("(int)((dynamic)node).Add(", Number(d), ")"),
        _ => N("(int)((dynamic)arr)[Index(", Number(d), ")]"),
    };

    /// <summary>A value with operators of its own: true, false, and neither.</summary>
    private ProgramNode Three(int d) => N("new Tri(", Number(d), ")");

    /// <summary>A guard, which may await, with a variable of its pattern.</summary>
    private ProgramNode Guard(string variable, int d)
    {
        var mark = scope.Enter();
        scope.AddReadOnly(variable);
        var guard = Truth(d - 1);
        scope.Leave(mark);
        return guard;
    }

    /// <summary>A switch over patterns with guards and arms that may await.</summary>
    private ProgramNode PatternSwitch(int d)
    {
        var value = Number(d);
        var name = scope.Name("v");
        var mark = scope.Enter();
        scope.AddReadOnly(name);
        var guard = Truth(d - 1);
        var arm = Number(d);
        scope.Leave(mark);
        return N("((object)(", value, $") switch {{ int {name} when {name} != 77 && ", guard, " => ", arm, ", 1 or 3 => ", Number(d), ", _ => ", Number(d), " })");
    }

    /// <summary><c>is</c> with a variable, which may be used right of it.</summary>
    private ProgramNode Pattern(int d)
    {
        var value = Number(d);
        var name = scope.Name("v");
        var mark = scope.Enter();
        scope.Add(PieceKind.Number, name);
        var rest = Truth(d);
        scope.Leave(mark);
        return T("((object)(", value, $") is int {name} && ", rest, ")");
    }

    private ProgramNode OutVariable(int d)
    {
        var value = Number(d);
        var name = scope.Name("v");
        var mark = scope.Enter();
        scope.Add(PieceKind.Number, name);
        var rest = Truth(d);
        scope.Leave(mark);
        return T($"(Out(out var {name}, ", value, random.Next(2) == 0 ? ") && " : ") | ", rest, ")");
    }

    private static ProgramNode Parenthesized(ProgramNode inner) => new(inner.Kind, "(", inner, ")");

    private static ProgramNode N(params IReadOnlyList<object> parts) => new(PieceKind.Number, parts);

    private static ProgramNode T(params IReadOnlyList<object> parts) => new(PieceKind.Truth, parts);

    private static ProgramNode X(params IReadOnlyList<object> parts) => new(PieceKind.Text, parts);
}
