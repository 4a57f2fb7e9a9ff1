using System.Diagnostics;
using Conformance.Tests.Harness;
using Conformance.Tests.RandomPrograms;

namespace Conformance.Fuzz;

/// <summary>
/// Tries random programs until it is stopped, or one file: <c>dotnet run --project tests/Conformance.Fuzz -- from=1000 count=500</c>,
/// <c>plans=8</c> for fewer runs of each, <c>raw</c> without making failing programs smaller, <c>-- show=17</c>, <c>-- file=path</c> (<c>generated</c> prints what is generated for it);
/// <c>-- lowered</c> only checks which methods of the conformance programs are rewritten. Ends with 1 when a difference was found.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        var options = args.Select(static arg => arg.Split('=', 2)).ToDictionary(static pair => pair[0], static pair => pair.ElementAtOrDefault(1) ?? "");
        if (options.TryGetValue("show", out var shown))
        {
            Console.WriteLine(ProgramCompiler.Format(RandomProgram.Write(int.Parse(shown)).ToString()));
            return 0;
        }

        if (options.ContainsKey("lowered"))
        {
            var wrong = ProgramFile.All().SelectMany(static program => ProgramCheck.WronglyLowered(program.Bind(StepKind.All[0])).Select(line => $"{program.Name}.{line}")).ToArray();
            Console.WriteLine(string.Join("\n", wrong));
            return wrong.Length == 0 ? 0 : 1;
        }

        if (options.TryGetValue("file", out var file))
            return CheckFile(file, Plans(options, 64), options.ContainsKey("generated"));
        var from = options.TryGetValue("from", out var first) ? int.Parse(first) : 0;
        var count = options.TryGetValue("count", out var number) ? int.Parse(number) : int.MaxValue - from;
        return CheckSeeds(from, count, Plans(options, 24), reduces: !options.ContainsKey("raw"));
    }

    private static int Plans(Dictionary<string, string> options, int usual) => options.TryGetValue("plans", out var limit) ? int.Parse(limit) : usual;

    private static int CheckFile(string path, int plans, bool prints)
    {
        var program = new ProgramFile(Path.GetFileNameWithoutExtension(path), Path.GetFullPath(path), File.ReadAllText(path));
        if (prints)
        {
            foreach (var tree in ProgramCompiler.Rewrite(program.Bind(StepKind.All[0]).Compilation, program.Settings).SyntaxTrees.Where(static t => t.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)))
                Console.WriteLine($"=== {Path.GetFileName(tree.FilePath)}\n{tree}");
        }

        var differences = ProgramCheck.Differences(program, plans);
        foreach (var difference in differences)
            Console.WriteLine(difference);
        return differences.Count == 0 ? 0 : 1;
    }

    private static int CheckSeeds(int from, int count, int plans, bool reduces)
    {
        var watch = Stopwatch.StartNew();
        var failures = 0;
        for (var seed = from; seed < from + count; seed++)
        {
            if (RandomCheck.Check(seed, plans) is { } difference)
            {
                failures++;
                Console.WriteLine($"=== seed {seed}\n{(reduces ? RandomCheck.Reduce(seed, plans) : difference)}");
            }

            if ((seed - from) % 50 == 49)
                Console.WriteLine($"{seed - from + 1} programs, {failures} failures, {watch.Elapsed.TotalSeconds:F0} s");
        }

        Console.WriteLine($"Seeds {from} to {from + count - 1}: {failures} of {count} programs differ ({watch.Elapsed.TotalSeconds:F0} s).");
        return failures == 0 ? 0 : 1;
    }
}
