using Coroutines.Generator.Checks;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Conformance.Tests.Harness;

/// <summary>Compares a program with rewriting to the same program without.</summary>
internal static class ProgramCheck
{
    /// <summary>Checks all cases of a program with all kinds of steps.</summary>
    /// <param name="program">The program.</param>
    /// <param name="limit">How many plans of one sort are run at most, per case and kind.</param>
    /// <returns>What differs, once per case; empty if nothing does.</returns>
    public static IReadOnlyList<string> Differences(ProgramFile program, int limit) => Differences(program, limit, StepKind.All);

    /// <summary>Checks all cases of a program with some kinds of steps.</summary>
    /// <param name="program">The program.</param>
    /// <param name="limit">How many plans of one sort are run at most, per case and kind.</param>
    /// <param name="kinds">The kinds.</param>
    /// <returns>What differs, once per case; empty if nothing does.</returns>
    public static IReadOnlyList<string> Differences(ProgramFile program, int limit, IReadOnlyList<StepKind> kinds)
    {
        var differences = new List<string>();
        var broken = new HashSet<string>();
        foreach (var kind in kinds)
        {
            try
            {
                var bound = program.Bind(kind);
                if (kind == kinds[0])
                    differences.AddRange(WronglyLowered(bound));
                Compare(bound, kind, limit, broken, differences);
            }
            catch (CompilationFailedException e)
            {
                if (broken.Add(""))
                    differences.Add($"{program.Name} with {kind.Name} steps: {e.Message}");
            }
        }

        return differences;
    }

    /// <summary>Methods that fall back and should not, or the other way round.</summary>
    /// <param name="bound">The program.</param>
    public static IEnumerable<string> WronglyLowered(BoundProgram bound)
    {
        var model = bound.Compilation.GetSemanticModel(bound.Tree);
        foreach (var method in bound.Tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
        {
            var actual = FallbackCheck.Check(method, model, default);
            var expected = model.GetDeclaredSymbol(method)!.GetAttributes()
                .FirstOrDefault(static a => a.AttributeClass?.Name == nameof(FallsBackAttribute))?.ConstructorArguments[0].Value as string;
            if (actual is null ? expected is not null : expected is null || !actual.Reason.Contains(expected, StringComparison.Ordinal))
            {
                var line = actual?.Location.GetLineSpan().StartLinePosition.Line + 1;
                yield return $"{method.Identifier}: expected {(expected is null ? "to be rewritten" : $"to fall back ({expected})")}, but it {(actual is null ? "is rewritten" : $"falls back ({actual.Reason}), line {line}")}";
            }
        }
    }

    private static void Compare(BoundProgram bound, StepKind kind, int limit, HashSet<string> broken, List<string> differences)
    {
        using var plain = new LoadedProgram(ProgramCompiler.EmitPlain(bound.Compilation));
        using var rewritten = new LoadedProgram(ProgramCompiler.Emit(ProgramCompiler.Rewrite(bound.Compilation, bound.Settings)));
        for (var number = 0; number < bound.Cases.Count; number++)
        {
            if (bound.Cases[number].Cancels && !kind.CanBeAbandoned)
                continue;
            foreach (var inside in (ReadOnlySpan<bool>)[false, true])
            {
                // With the thinly explored kinds every other case is started from inside.
                if (kind.Effort < 0.5 && inside == (number % 2 == 0))
                    continue;
                var expected = plain.Entry(number, inside);
                var actual = rewritten.Entry(number, inside);
                try
                {
                    new Explorer(plan => CompareOnce(expected, actual, plan, kind), (int)(limit * kind.Effort), kind.CanBeAbandoned && bound.Cases[number].IsCanceled).Explore();
                }
                catch (DifferenceException e) when (broken.Add(bound.Cases[number].Name))
                {
                    differences.Add($"{bound.Cases[number].Name}{(inside ? ", awaited by another" : "")}, with {kind.Name} steps {e.Message}");
                }
                catch (DifferenceException)
                {
                    // Told already, with another kind of steps.
                }
            }
        }
    }

    private static ProgramRun CompareOnce(Func<Coroutines.EventLoop, Started> expected, Func<Coroutines.EventLoop, Started> actual, Plan plan, StepKind kind)
    {
        var plain = ProgramRun.Of(expected, plan, kind);
        var rewritten = ProgramRun.Of(actual, plan, kind);
        return plain.Trace == rewritten.Trace ? plain : throw new DifferenceException(plan, plain.Trace, rewritten.Trace);
    }
}
