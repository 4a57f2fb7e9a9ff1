namespace Conformance.Tests.RandomPrograms;

/// <summary>
/// Writes a random program: a class or struct with a few coroutines that await steps and each other, in nested control flow, expressions,
/// exceptions and closures. The same seed gives the same program. Loops are bounded; methods call only those before them.
/// </summary>
internal static class RandomProgram
{
    private static readonly (string Head, string Make, bool IsStruct)[] Shapes =
    [
        ("partial class Work", "Work", false),
        ("sealed partial class Work", "Work", false),
        ("partial struct Work", "Work", true),
        ("partial class Work<T> where T : notnull", "Work<string>", false),
        ("partial record Work", "Work", false),
    ];

    /// <summary>Writes a program.</summary>
    /// <param name="seed">Decides what program.</param>
    public static ProgramNode Write(int seed)
    {
        var random = new Random(seed);
        var scope = new RandomScope(random);
        var (head, make, isStruct) = Shapes[random.Next(Shapes.Length)];
        var expressions = new RandomExpressions(random, scope) { InStruct = isStruct };
        var methods = new List<object>();
        var count = random.Next(1, 5);
        for (var i = 0; i < count; i++)
        {
            var isIterator = i < count - 1 && random.Next(3) == 0;
            methods.Add(Method(i, isIterator, random, scope, expressions));
            if (isIterator)
                scope.Iterators.Add(i);
            scope.Methods = i + 1;
        }

        var shared = isStruct ? "static" : "";
        var start = isStruct ? "Work.Begin(); " : "";
        var begin = isStruct ? "public static void Begin() { field = 1; Property = 2; maybe = null; Array.Clear(cells); node.Value = 4; node.Cell = default; }\n" : "";
        return new(
            PieceKind.List,
            new ProgramNode(PieceKind.Statement, $"internal {head}\n{{\n", RandomPrelude.Members.Replace("SHARED", shared), begin, new ProgramNode(PieceKind.List, methods), "internal string State => $\"{field} {Property} {Show(maybe)} {node.Value} {cells[1].X}\";\n}\n"),
            new ProgramNode(PieceKind.Statement, RandomPrelude.Types),
            new ProgramNode(PieceKind.Statement, $$"""
                internal static partial class Program
                {
                    [Case, Coroutine]
                    internal static async Coroutine<string> Main()
                    {
                        {{start}}var work = new {{make}}();
                        var result = await work.M{{count - 1}}(3, "p");
                        return $"{result} {work.State}";
                    }
                }
                """));
    }

    private static ProgramNode Method(int number, bool isIterator, Random random, RandomScope scope, RandomExpressions expressions)
    {
        scope.Reset();
        scope.Add(PieceKind.Number, "p");
        scope.Add(PieceKind.Text, "q");
        var body = new RandomStatements(random, scope, expressions) { IsIterator = isIterator }.Body(random.Next(2, 6));
        return new(
            PieceKind.Statement,
            $"[Coroutine] internal async {(isIterator ? "IAsyncEnumerable" : "Coroutine")}<int> M{number}(int p, string q)\n{{\n",
            "var arr = new[] { 1, 2, 3 };\nvar later = new List<Func<int>>();\n",
            body,
            "foreach (var f in later) Log(\"later\", f());\n",
            isIterator ? "yield return " : "return ",
            expressions.Number(2),
            ";\n}\n");
    }
}
