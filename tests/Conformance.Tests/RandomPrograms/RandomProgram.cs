namespace Conformance.Tests.RandomPrograms;

/// <summary>
/// Writes a random program: a class with a few coroutines that await steps and each other, in nested control flow, expressions, exceptions
/// and closures. The same seed gives the same program. Loops are bounded; methods call only those before them.
/// </summary>
internal sealed class RandomProgram
{
    private readonly Random random;
    private readonly RandomExpressions expressions;
    private readonly RandomScope scope = new();
    private int loops;
    private int depth;
    private bool inFinally;

    private RandomProgram(int seed)
    {
        random = new Random(seed);
        expressions = new RandomExpressions(random, scope);
    }

    /// <summary>Writes a program.</summary>
    /// <param name="seed">Decides what program.</param>
    public static ProgramNode Write(int seed) => new RandomProgram(seed).Program();

    private ProgramNode Program()
    {
        var methods = new List<object>();
        var count = random.Next(1, 3);
        for (var i = 0; i < count; i++)
        {
            methods.Add(Method(i));
            scope.Methods = i + 1;
        }

        methods.Add(S($"[Case, Coroutine] internal static async Coroutine<string> Main() {{ var r = new RandomProgram(); var result = await r.M{count - 1}(3, \"p\"); return $\"{{result}} {{r.field}} {{r.Property}}\"; }}"));
        return new(
            PieceKind.List,
            new ProgramNode(PieceKind.Statement, "internal partial class RandomProgram\n{\n", Prelude, new ProgramNode(PieceKind.List, methods), "}\n"));    }

    private static string Prelude => """
        private int field = 1;
        private int Property { get; set; } = 2;
        private sealed class Resource(string name) : IDisposable { public void Dispose() => Log("dispose " + name); }
        private static int Index(int i) => (i & int.MaxValue) % 3;
        private static int Three(int a, int b, int c) => unchecked(a * 7 + b * 3 + c);
        private static bool Out(out int made, int from) { made = from + 1; return from % 2 == 0; }
        private static int Ref(ref int target, int by) => target = unchecked(target + by);

        """;

    private ProgramNode Method(int number)
    {
        scope.Reset();
        loops = 0;
        depth = 0;
        scope.Add(PieceKind.Number, "p");
        scope.Add(PieceKind.Text, "q");
        var body = Statements(random.Next(2, 6));
        return new(
            PieceKind.Statement,
            $"[Coroutine] internal async Coroutine<int> M{number}(int p, string q)\n{{\n",
            "var arr = new[] { 1, 2, 3 };\n",
            body,
            "return ",
            expressions.Number(2),
            ";\n}\n");
    }

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

    private ProgramNode Statement() => random.Next(depth > 2 ? 12 : 25) switch
    {
        0 or 1 => Declare(PieceKind.Number, "int", expressions.Number(2)),
        2 => Declare(PieceKind.Text, "string", expressions.Text(2)),
        3 or 4 => Assign(),
        5 => S("Log(\"n\", ", expressions.Number(2), ");"),
        6 => S("Log(", expressions.Text(2), ");"),
        7 => S($"await Step.Of(\"{scope.NextStep()}\");"),
        8 => Lambda(),
        9 => Leave(),
        10 => S("arr[Index(", expressions.Number(1), ")] ", Operator(), " ", expressions.Number(2), ";"),
        11 => S(random.Next(2) == 0 ? "field " : "Property ", Operator(), " ", expressions.Number(2), ";"),
        12 or 13 => S("if (", expressions.Truth(2), ") {", Inner(), "}"),
        14 => S("if (", expressions.Truth(2), ") {", Inner(), "} else {", Inner(), "}"),
        15 or 16 => For(),
        17 => ForEach(),
        18 => While(),
        19 or 20 or 21 => Try(),
        22 => S("using (new Resource(", expressions.Text(1), ")) {", Inner(), "}"),
        23 => Switch(),
        _ => S("{", Inner(), "}"),
    };

    private static ProgramNode S(params IReadOnlyList<object> parts) => new(PieceKind.Statement, parts);

    private string Operator() => random.Next(3) switch { 0 => "+=", 1 => "-=", _ => "=" };

    private ProgramNode Declare(PieceKind kind, string type, ProgramNode value)
    {
        var name = scope.New(kind);
        return S(random.Next(2) == 0 ? "var " : type + " ", name, " = ", value, ";");
    }

    private ProgramNode Assign()
    {
        var kind = random.Next(3) == 0 ? PieceKind.Text : PieceKind.Number;
        if (scope.Pick(random, kind) is not { } name)
            return S(";");
        return kind == PieceKind.Text
            ? S(name, random.Next(2) == 0 ? " += " : " = ", expressions.Text(2), ";")
            : S(name, " ", Operator(), " ", expressions.Number(2), ";");
    }

    private ProgramNode Lambda()
    {
        expressions.Awaits = false;
        var body = expressions.Number(2);
        expressions.Awaits = true;
        var name = scope.New(PieceKind.Statement);
        return S("Func<int> ", name, " = () => ", body, ";");
    }

    private ProgramNode Leave()
    {
        var choice = random.Next(6);
        var jump = choice switch
        {
            0 or 1 when loops > 0 => "break;",
            2 or 3 when loops > 0 => "continue;",
            4 when !inFinally => "return " + (scope.Pick(random, PieceKind.Number) ?? "5") + ";",
            _ => $"throw new StepException(\"{scope.NextStep()}\");",
        };
        return S("if (", expressions.Truth(1), ") { ", jump, " }");
    }

    private ProgramNode Loop(Func<ProgramNode> write)
    {
        loops++;
        var made = write();
        loops--;
        return made;
    }

    private ProgramNode For()
    {
        var i = scope.Name("i");
        var limit = random.Next(1, 4);
        var condition = random.Next(3) == 0 ? expressions.Truth(1) : ProgramNode.Smallest(PieceKind.Truth)!;
        return Loop(() => S($"for (var {i} = 0; {i} < {limit} && ", condition, $"; {i}++) {{", Inner(() => scope.AddReadOnly(i)), "}"));
    }

    private ProgramNode ForEach()
    {
        var x = scope.Name("x");
        var a = expressions.Number(2);
        var b = expressions.Number(1);
        return Loop(() => S($"foreach (var {x} in new[] {{ ", a, ", ", b, " }) {", Inner(() => scope.AddReadOnly(x)), "}"));
    }

    private ProgramNode While()
    {
        var fuel = scope.Name("fuel");
        var condition = expressions.Truth(2);
        return random.Next(2) == 0
            ? Loop(() => S($"var {fuel} = 0; while ({fuel}++ < 3 && ", condition, ") {", Inner(), "}"))
            : Loop(() => S($"var {fuel} = 0; do {{", Inner(), $"}} while ({fuel}++ < 2 && ", condition, ");"));
    }

    private ProgramNode Try()
    {
        var body = Inner();
        var clauses = new List<object> { "try {", body, "}" };
        var shape = random.Next(4);
        if (shape != 0)
        {
            var e = scope.Name("e");
            var filter = "";
            if (random.Next(2) == 0)
                filter = $" when (Val(\"{scope.NextStep()}\", {e}.Step.Length > {random.Next(4)}))";
            clauses.AddRange([$"catch (StepException {e}){filter} {{ Log({e}.Message); ", Inner(), "}"]);
            if (random.Next(3) == 0)
                clauses.AddRange(["catch (OperationCanceledException) {", Inner(), "}"]);
        }

        if (shape is 0 or 3)
        {
            var outer = (inFinally, loops);
            (inFinally, loops) = (true, 0);
            clauses.AddRange(["finally {", Inner(), "}"]);
            (inFinally, loops) = outer;
        }

        return S(clauses);
    }

    private ProgramNode Switch()
    {
        var value = expressions.Number(1);
        return S("switch (Index(", value, ")) { case 0: {", Inner(), "} break; case 1: {", Inner(), "} break; default: {", Inner(), "} break; }");
    }
}
