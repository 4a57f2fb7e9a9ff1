namespace Conformance.Tests.RandomPrograms;

/// <summary>Lambdas and local functions, which capture what is in scope.</summary>
internal sealed partial class RandomStatements
{
    private ProgramNode Lambda()
    {
        var body = Function(awaits: false, () => expressions.Number(2));
        var name = scope.New(PieceKind.Statement);
        return S("Func<int> ", name, " = () => ", body, ";");
    }

    /// <summary>A lambda that is called after the loops around it.</summary>
    private ProgramNode Later() => random.Next(3) == 0
        ? AsyncLambda()
        : S("later.Add(() => ", Function(awaits: false, () => expressions.Number(2)), ");");

    private ProgramNode AsyncLambda()
    {
        var argument = expressions.Number(1);
        var name = scope.Name("a");
        var z = scope.Name("z");
        var body = Function(awaits: true, () =>
        {
            var mark = scope.Enter();
            scope.Add(PieceKind.Number, z);
            var value = expressions.Number(1);
            scope.Leave(mark);
            return value;
        });
        return S($"Func<int, Coroutine<int>> {name} = async {z} => {{ await Step.Of(\"{scope.NextStep()}\"); return ", body, $"; }};\nLog(\"lambda\", await {name}(", argument, "));");
    }

    private ProgramNode LocalFunction()
    {
        var name = scope.Name("L");
        var z = scope.Name("z");
        var body = Function(awaits: false, () =>
        {
            var mark = scope.Enter();
            scope.Add(PieceKind.Number, z);
            var value = expressions.Number(1);
            scope.Leave(mark);
            return value;
        });
        var before = random.Next(2) == 0;
        var use = S($"Log(\"local\", {name}(", expressions.Number(1), "));");
        var declaration = S($"int {name}(int {z}) => ", body, ";");
        var between = Inner();
        return before ? S("{\n", declaration, between, use, "}") : S("{\n", use, between, declaration, "}");
    }

    private ProgramNode Function(bool awaits, Func<ProgramNode> write)
    {
        var outer = (expressions.Awaits, expressions.InFunction);
        (expressions.Awaits, expressions.InFunction) = (awaits, true);
        var body = write();
        (expressions.Awaits, expressions.InFunction) = outer;
        return body;
    }
}
