namespace Conformance.Tests.RandomPrograms;

/// <summary>Writes random expressions, with awaits in every position.</summary>
/// <param name="random">Decides.</param>
/// <param name="scope">The variables.</param>
internal sealed class RandomExpressions(Random random, RandomScope scope)
{
    /// <summary>False inside a lambda that is not async.</summary>
    public bool Awaits { get; set; } = true;

    /// <summary>An expression of type int.</summary>
    /// <param name="depth">How many levels there may be below it.</param>
    public ProgramNode Number(int depth)
    {
        if (depth <= 0)
            return random.Next(3) == 0 ? N(random.Next(5).ToString()) : N(scope.PickAny(random, PieceKind.Number) ?? "field");
        var d = depth - 1;
        return random.Next(Awaits ? 0 : 6, 24) switch
        {
            0 or 1 or 2 or 3 => N("await Step.Of(\"", scope.NextStep(), "\", ", Number(d), ")"),
            4 or 5 when scope.Methods > 0 => N($"await M{random.Next(scope.Methods)}(", Number(d), ", ", Text(d), ")"),
            6 => N("Val(\"", scope.NextStep(), "\", ", Number(d), ")"),
            7 => N("Risk(\"", scope.NextStep(), "\", ", Number(d), ")"),
            8 or 9 => N("(", Number(d), random.Next(3) switch { 0 => " + ", 1 => " - ", _ => " * " }, Number(d), ")"),
            10 => N("(", Truth(d), " ? ", Number(d), " : ", Number(d), ")"),
            11 => N("Three(", Number(d), ", ", Number(d), ", ", Number(d), ")"),
            12 => N("Three(c: ", Number(d), ", a: ", Number(d), ", b: ", Number(d), ")"),
            13 => N("arr[Index(", Number(d), ")]"),
            14 when scope.PickAny(random, PieceKind.Statement) is { } function => N(function, "()"),
            15 when scope.Pick(random, PieceKind.Number) is { } target => N("(", target, random.Next(2) == 0 ? " = " : " += ", Number(d), ")"),
            16 when scope.Pick(random, PieceKind.Number) is { } target => N(target, "++"),
            17 => N("(", Text(d), ").Length"),
            18 => N("((int?)(", Truth(d), " ? ", Number(d), " : null) ?? ", Number(d), ")"),
            19 => N("(Index(", Number(d), ") switch { 0 => ", Number(d), ", 1 => ", Number(d), ", _ => ", Number(d), " })"),
            20 => N("(", Number(d), ", ", Number(d), ").Item2"),
            21 when scope.Pick(random, PieceKind.Number) is { } target => N("Ref(ref ", target, ", ", Number(d), ")"),
            22 => N("new[] { ", Number(d), ", ", Number(d), " }[Index(", Number(d), ") % 2]"),
            _ => N("-", "(", Number(d), ")"),
        };
    }

    /// <summary>An expression of type bool.</summary>
    /// <param name="depth">How many levels there may be below it.</param>
    public ProgramNode Truth(int depth)
    {
        if (depth <= 0)
            return T(Number(0), " > ", random.Next(5).ToString());
        var d = depth - 1;
        return random.Next(Awaits ? 0 : 2, 11) switch
        {
            0 or 1 => T("await Step.Of(\"", scope.NextStep(), "\", ", Truth(d), ")"),
            2 or 3 => T("(", Number(d), random.Next(2) == 0 ? " < " : " != ", Number(d), ")"),
            4 or 5 => T("(", Truth(d), " && ", Truth(d), ")"),
            6 => T("(", Truth(d), " || ", Truth(d), ")"),
            7 => T("!(", Truth(d), ")"),
            8 => OutVariable(d),
            9 => Pattern(d),
            _ => T("(", Truth(d), " ^ ", Truth(d), ")"),
        };
    }

    /// <summary>An expression of type string.</summary>
    /// <param name="depth">How many levels there may be below it.</param>
    public ProgramNode Text(int depth)
    {
        if (depth <= 0)
            return X(random.Next(2) == 0 ? $"\"{(char)('a' + random.Next(26))}\"" : scope.PickAny(random, PieceKind.Text) ?? "\"z\"");
        var d = depth - 1;
        return random.Next(Awaits ? 0 : 3, 10) switch
        {
            0 or 1 or 2 => X("await Step.Of(\"", scope.NextStep(), "\", ", Text(d), ")"),
            3 => X("(", Text(d), " + ", Number(d), ")"),
            4 => X("(", Text(d), " + ", Text(d), ")"),
            5 => X("$\"{", Parenthesized(Number(d)), "}:{", Parenthesized(Text(d)), "}\""),
            6 => X("(", Truth(d), " ? ", Text(d), " : ", Text(d), ")"),
            7 => X("Show(", Number(d), ")"),
            8 => X("Val(\"", scope.NextStep(), "\", ", Text(d), ")"),
            _ => X("((", Truth(d), " ? null : ", Text(d), ") ?? ", Text(d), ")"),
        };
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
