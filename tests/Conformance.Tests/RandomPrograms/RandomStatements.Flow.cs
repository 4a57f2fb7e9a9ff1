namespace Conformance.Tests.RandomPrograms;

/// <summary>Loops, switches, jumps and handlers.</summary>
internal sealed partial class RandomStatements
{
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
        if (random.Next(3) != 0)
            return Loop(() => S($"foreach (var {x} in new[] {{ ", a, ", ", b, " }) {", Inner(() => scope.AddReadOnly(x)), "}"));
        var y = scope.Name("y");
        return Loop(() => S($"foreach (var ({x}, {y}) in new List<(int, string)> {{ (", a, ", \"one\"), (", b, ", \"two\") }) {", Inner(() => scope.AddReadOnly(x)), "}"));
    }

    private ProgramNode AsyncForEach()
    {
        var x = scope.Name("x");
        var count = expressions.Number(1);
        return Loop(() => S($"await foreach (var {x} in new Stream(Index(", count, "))) {", Inner(() => scope.AddReadOnly(x)), "}"));
    }

    /// <summary>A loop over an iterator of the program's own, which may be left early.</summary>
    private ProgramNode Iterate()
    {
        var x = scope.Name("x");
        var number = scope.Iterators.Count > 0 ? scope.Iterators.ElementAt(random.Next(scope.Iterators.Count)) : -1;
        var count = expressions.Number(1);
        var text = expressions.Text(1);
        var source = number < 0 ? S("Helpers.Count(Index(", count, "))") : S($"M{number}(", count, ", ", text, ")");
        return Loop(() => S($"await foreach (var {x} in ", new ProgramNode(PieceKind.Cell, source.Parts), ") {", Inner(() => scope.AddReadOnly(x)), "}"));
    }

    private ProgramNode AsyncUsing()
    {
        var name = expressions.Text(1);
        return random.Next(2) == 0
            ? S("await using (new AsyncResource(", name, ")) {", Inner(), "}")
            : S($"{{ await using var {scope.Name("r")} = new AsyncResource(", name, "); ", Inner(), "}");
    }

    private ProgramNode While()
    {
        var fuel = scope.Name("fuel");
        var condition = expressions.Truth(2);
        return random.Next(2) == 0
            ? Loop(() => S($"var {fuel} = 0; while ({fuel}++ < 3 && ", condition, ") {", Inner(), "}"))
            : Loop(() => S($"var {fuel} = 0; do {{", Inner(), $"}} while ({fuel}++ < 2 && ", condition, ");"));
    }

    /// <summary>A label behind nested statements that may jump to it.</summary>
    private ProgramNode Goto()
    {
        var label = scope.Name("end");
        labels.Add(label);
        var body = Inner();
        labels.Remove(label);
        return S("{\n{", body, $"}}\n{label}: ;\n}}");
    }

    /// <summary>A jump back, a bounded number of times.</summary>
    private ProgramNode Again()
    {
        var label = scope.Name("again");
        var fuel = scope.Name("fuel");
        return S($"{{\nvar {fuel} = 0;\n{label}:\n{{", Inner(), $"}}\nif ({fuel}++ < 2 && ", expressions.Truth(1), $") goto {label};\n}}");
    }

    private ProgramNode Switch()
    {
        var value = expressions.Number(1);
        var more = random.Next(3) switch { 0 => "goto default;", 1 => "goto case 0;", _ => "break;" };
        return S("switch (Index(", value, ")) { case 0: {", Inner(), "} break; case 1: {", Inner(), $"}} {more} default: {{", Inner(), "} break; }");
    }

    /// <summary>Patterns with variables, and guards and sections that may await.</summary>
    private ProgramNode PatternSwitch()
    {
        var value = expressions.Number(1);
        var name = scope.Name("v");
        var mark = scope.Enter();
        scope.AddReadOnly(name);
        var guard = expressions.Truth(1);
        scope.Leave(mark);
        return S($"switch ((object)(", value, $")) {{ case int {name} when {name} != 77 && ", guard, $": {{ Log(\"v\", {name}); ", Inner(), "} break; case 1 or > 5: {", Inner(), "} break; default: {", Inner(), "} break; }");
    }

    /// <summary>Properties that are read once, however many sections ask for them, beside guards that may await.</summary>
    private ProgramNode PropertySwitch()
    {
        var name = scope.Name("v");
        var mark = scope.Enter();
        scope.AddReadOnly(name);
        var guard = expressions.Truth(1);
        scope.Leave(mark);
        var other = expressions.Truth(1);
        return S($"switch (node) {{ case {{ Value: > 3, Cell.X: var {name} }} when {name} != 77 && ", guard, $": {{ Log(\"v\", {name}); ", Inner(), "} break; case { Value: > 2 and < 9 } when field != 77 && ", other, ": {", Inner(), "} break; case { Cell: { X: 0 } }: {", Inner(), "} break; default: {", Inner(), "} break; }");
    }

    private ProgramNode Try()
    {
        var shape = random.Next(4);
        var hasFinally = shape is 0 or 3;
        var outside = inTry;
        inTry |= shape != 0;
        var body = Inner();
        inTry = outside;
        var clauses = new List<object> { "try {", body, "}" };
        if (shape != 0)
        {
            var e = scope.Name("e");
            var filter = "";
            if (random.Next(2) == 0)
                filter = $" when (Val(\"{scope.NextStep()}\", {e}.Step.Length > {random.Next(4)}))";
            clauses.AddRange([$"catch (StepException {e}){filter} {{ Log({e}.Message); ", Handler(), "}"]);
            if (random.Next(3) == 0)
                clauses.AddRange(["catch (OperationCanceledException) {", Handler(), "}"]);
            if (random.Next(4) == 0)
                clauses.AddRange([$"catch (Exception {e}) when (", Function(awaits: false, () => expressions.Truth(1)), $") {{ Log({e}.Message); ", Handler(), "}"]);
        }

        if (hasFinally)
        {
            var reachable = labels.ToArray();
            labels.Clear();
            var outer = (inFinally, loops, inCatch);
            (inFinally, loops, inCatch) = (true, 0, false);
            clauses.AddRange(["finally {", Inner(), "}"]);
            (inFinally, loops, inCatch) = outer;
            labels.Clear();
            labels.AddRange(reachable);
        }

        return S(clauses);
    }

    private ProgramNode Handler()
    {
        var outer = inCatch;
        inCatch = true;
        var body = Inner();
        inCatch = outer;
        return body;
    }
}
