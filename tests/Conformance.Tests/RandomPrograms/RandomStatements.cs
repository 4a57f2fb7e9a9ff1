namespace Conformance.Tests.RandomPrograms;

/// <summary>Writes the random statements of one method.</summary>
/// <param name="random">Decides.</param>
/// <param name="scope">The variables.</param>
/// <param name="expressions">Writes what stands in them.</param>
internal sealed partial class RandomStatements(Random random, RandomScope scope, RandomExpressions expressions)
{
    private readonly List<string> labels = [];
    private int loops;
    private int depth;
    private bool inFinally;
    private bool inCatch;
    private bool inTry;

    /// <summary>True where values are yielded, not returned.</summary>
    public bool IsIterator { get; init; }

    /// <summary>The statements of the method.</summary>
    /// <param name="count">How many.</param>
    public ProgramNode Body(int count) => Statements(count);

    private ProgramNode Statements(int count)
    {
        var list = new List<object>();
        for (var i = 0; i < count; i++)
            list.Add(Statement());
        return new(PieceKind.List, list);
    }

    private ProgramNode Inner(Action? declare = null)
    {
        var mark = scope.Enter();
        depth++;
        declare?.Invoke();
        var body = Statements(random.Next(1, 3));
        depth--;
        scope.Leave(mark);
        return body;
    }

    /// <summary>In a finally of an iterator nothing is nested: docs/known-differences.md, the finally of an async iterator that is disposed.</summary>
    private ProgramNode Statement() => IsIterator && !inFinally && !inCatch && !inTry && random.Next(5) == 0 ? S("yield return ", expressions.Number(2), ";") : random.Next(depth > 2 || (IsIterator && inFinally) ? 19 : 42) switch
    {
        0 or 1 => Declare(PieceKind.Number, "int", expressions.Number(2)),
        2 => Declare(PieceKind.Text, "string", expressions.Text(2)),
        3 or 4 => Assign(),
        5 => S("Log(\"n\", ", expressions.Number(2), ");"),
        6 => S("Log(", expressions.Text(2), ");"),
        7 => S($"await Step.Of(\"{scope.NextStep()}\");"),
        8 => Lambda(),
        9 or 10 => Leave(),
        11 => S("arr[Index(", expressions.Number(1), ")] ", Operator(), " ", expressions.Number(2), ";"),
        12 => S(random.Next(2) == 0 ? "field " : "Property ", Operator(), " ", expressions.Number(2), ";"),
        13 => Later(),
        14 => DeclareCell(),
        15 => Deconstruct(),
        16 => S("cells[Index(", expressions.Number(1), ")].X ", Operator(), " ", expressions.Number(2), ";"),
        17 => Stored(),
        18 => Anonymous(),
        19 => S("if (", expressions.Truth(2), ") {", Inner(), "}"),
        20 => S("if (", expressions.Truth(2), ") {", Inner(), "} else {", Inner(), "}"),
        21 or 22 => For(),
        23 or 24 => ForEach(),
        25 => While(),
        26 or 27 or 28 or 29 => Try(),
        30 => S("using (new Resource(", expressions.Text(1), ")) {", Inner(), "}"),
        31 => AsyncUsing(),
        32 => AsyncForEach(),
        33 => Switch(),
        34 or 35 => PatternSwitch(),
        36 => Goto(),
        37 => Again(),
        38 => LocalFunction(),
        39 => PropertySwitch(),
        40 => Iterate(),
        _ => S("{", Inner(), "}"),
    };

    private static ProgramNode S(params IReadOnlyList<object> parts) => new(PieceKind.Statement, parts);

    private string Operator() => random.Next(3) switch { 0 => "+=", 1 => "-=", _ => "=" };

    private ProgramNode Declare(PieceKind kind, string type, ProgramNode value)
    {
        var name = scope.New(kind);
        return S(random.Next(2) == 0 ? "var " : type + " ", name, " = ", value, ";");
    }

    /// <summary>A variable whose type has no name.</summary>
    private ProgramNode Anonymous()
    {
        var name = scope.Name("an");
        var made = S($"var {name} = new {{ A = ", expressions.Number(2), ", B = ", expressions.Text(1), " };");
        scope.AddReadOnly(name + ".A");
        return made;
    }

    private ProgramNode DeclareCell()
    {
        var value = scope.Pick(PieceKind.Cell) is { } other && random.Next(2) == 0 ? S(other) : S("new Cell { X = ", expressions.Number(1), " }");
        return S("var ", scope.New(PieceKind.Cell), " = ", new ProgramNode(PieceKind.Cell, value.Parts), ";");
    }

    private ProgramNode Deconstruct()
    {
        var a = expressions.Number(1);
        var b = expressions.Number(1);
        return random.Next(2) == 0 && scope.Pick(PieceKind.Number) is { } x
            ? S($"({x}, arr[Index(", expressions.Number(1), ")]) = (", a, ", ", b, ");")
            : S($"var ({scope.New(PieceKind.Number)}, {scope.New(PieceKind.Number)}) = (", a, ", ", b, ");");
    }

    private ProgramNode Assign()
    {
        var kind = random.Next(3) == 0 ? PieceKind.Text : PieceKind.Number;
        if (scope.Pick(kind) is not { } name)
            return S(";");
        return kind == PieceKind.Text
            ? S(name, random.Next(2) == 0 ? " += " : " = ", expressions.Text(2), ";")
            : S(name, " ", Operator(), " ", expressions.Number(2), ";");
    }

    private ProgramNode Leave()
    {
        var jump = random.Next(9) switch
        {
            0 or 1 when loops > 0 => "break;",
            2 or 3 when loops > 0 => "continue;",
            4 when !inFinally && IsIterator => "yield break;",
            4 when !inFinally => "return " + (scope.Pick(PieceKind.Number) ?? "5") + ";",
            5 or 6 when labels.Count > 0 => $"goto {labels[random.Next(labels.Count)]};",
            7 when inCatch => "throw;",
            8 => $"throw new InvalidOperationException(\"{scope.NextStep()}\");",
            _ => $"throw new StepException(\"{scope.NextStep()}\");",
        };
        return S("if (", expressions.Truth(1), ") { ", jump, " }");
    }

    /// <summary>A coroutine that is made here and awaited after what follows.</summary>
    private ProgramNode Stored()
    {
        var name = scope.Name("cold");
        var value = expressions.Number(1);
        return S($"var {name} = Helpers.Echo(", value, ");\n", new ProgramNode(PieceKind.List, Statement()), $"Log(\"cold\", await {name});");
    }
}
