using Coroutines.Generator.Model;
using Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Generator.Tests.Incremental;

/// <summary>
/// What each step makes anew after an edit, and no more: <c>Methods</c> (the lowered methods), <c>Plan</c> (who is inline), <c>Frames</c> (what is
/// printed), <c>Calls</c>. Two things follow the text of a whole file, because C# asks for positions: the frames below an edit that moves lines (they hold
/// lines), and the interceptors of the calls in an edited file (they hold its checksum).
/// </summary>
public sealed class TrackedStepTests
{
    private static readonly TestProject Project = IncrementalProject.Project;

    [Fact]
    public void AnEditInOneMethodMakesThatMethodAnew() => AssertChanged(Project.Edit("n + 1", "n + 2"), methods: "Leaf", plan: false, frames: "Leaf", calls: false);

    [Fact]
    public void AnEditInAMethodWithACallMovesTheCallOfItsFile() => AssertChanged(Project.Edit("got * 2", "got * 3"), methods: "Parent", plan: false, frames: "Parent", calls: true);

    [Fact]
    public void AnEditThatMovesLinesMakesTheMethodsBelowAnew() => AssertChanged(Project.Edit("return n + 1;", "\n        return n + 1;"), methods: "Leaf Other", plan: false, frames: "Leaf Other", calls: false);

    [Fact]
    public void AnEditThatMovesNoLineLeavesTheMethodsBelow() => AssertChanged(Project.Edit("return n + 1;", "return n + 1; // one more"), methods: "", plan: false, frames: "", calls: false);

    [Fact]
    public void AnEditBelowAllMethodsOfAFileChangesNothing() => AssertChanged(Project.Edit("Sleep(item.Count);\n    }\n}", "Sleep(item.Count);\n    }\n\n    public static int New() => 1;\n}"), methods: "", plan: false, frames: "", calls: false);

    [Fact]
    public void AnEditOfAnotherClassChangesNothing() => AssertChanged(Project.Edit("Count = 3", "Count = 4"), methods: "", plan: false, frames: "", calls: false);

    [Fact]
    public void AMemberMoreInAnotherClassChangesNothing() => AssertChanged(Project.Edit("public int Count = 3;", "public int Count = 3; public int Leaf() => 1;"), methods: "", plan: false, frames: "", calls: false);

    [Fact]
    public void AnEditInAMethodThatIsNoCoroutineMovesTheCallsOfItsFileOnly() => AssertChanged(Project.Edit("Leaves.Leaf(1)", "Leaves.Leaf(12)"), methods: "", plan: false, frames: "", calls: true);

    [Fact]
    public void ARenamedTypeMakesTheMethodsAnewThatNameIt() => AssertChanged(Project.Edit("Item", "Piece"), methods: "Other Parent", plan: true, frames: "Other Parent", calls: true);

    /// <summary>The key of a method names its parameters' types; with other types than the method's own the plan stays what it was.</summary>
    [Fact]
    public void ARenamedFieldMakesTheMethodsAnewThatUseIt() => AssertChanged(Project.Edit("Count", "Number"), methods: "Other Parent", plan: false, frames: "Other Parent", calls: true);

    [Fact]
    public void ACalleeThatBecomesRecursiveChangesItsCallersToo() =>
        AssertChanged(Project.Edit("return n + 1;", "return n == 0 ? 1 : await Leaf(n - 1);"), methods: "Leaf", plan: true, frames: "Leaf Parent", calls: true);

    [Fact]
    public void ACalleeThatGrowsOutOfTheBudgetChangesItsCallersToo() =>
        AssertChanged(Project.Edit("int n)", "int n, decimal a = 0, decimal b = 0, (decimal, decimal, decimal, decimal, decimal, decimal, decimal, decimal, decimal, decimal) c = default, (decimal, decimal, decimal, decimal, decimal, decimal, decimal, decimal, decimal, decimal) d = default, (decimal, decimal, decimal, decimal, decimal, decimal, decimal, decimal, decimal, decimal) e = default)"), methods: "Leaf Parent", plan: true, frames: "Leaf Parent", calls: true);

    [Fact]
    public void ACalleeThatGrowsWithinTheBudgetChangesNoCaller() =>
        AssertChanged(Project.Edit("await Coroutine.Yield();", "var m = n; await Coroutine.Yield(); n += m;"), methods: "Leaf", plan: false, frames: "Leaf", calls: false);

    [Fact]
    public void AFileMoreMakesItsOwnMethods() => AssertChanged(
        Project.Add("More.cs", "using Coroutines; public static partial class More { [Coroutine] public static async Coroutine New() { await Coroutine.Yield(); } }"),
        methods: "New", plan: true, frames: "New", calls: false);

    [Fact]
    public void AFileMoreWithoutCoroutinesChangesNothing() =>
        AssertChanged(Project.Add("More.cs", "public static class More { public static int One() => 1; }"), methods: "", plan: false, frames: "", calls: false);

    /// <summary>One of the frames of a class carries its attributes: the first by name.</summary>
    [Fact]
    public void AFirstCoroutineOfAClassTakesOverItsAttributes() => AssertChanged(
        Project.Add("More.cs", "using Coroutines; partial class Leaves { [Coroutine] public static async Coroutine First() { await Coroutine.Yield(); } }"),
        methods: "First", plan: true, frames: "First Leaf", calls: false);

    [Fact]
    public void AFileLessTakesItsMethodsAway()
    {
        var before = Generation.Of(Project.Edit("Leaves.Leaf(item.Count)", "Coroutine.FromResult(item.Count)"));
        var after = before.ThenAsEdited(before.Project with { Files = before.Project.Files.RemoveAt(0).Replace(before.Project.Files[2], new("Calls.cs", "public static class Calls;")) });
        Assert.Equal(["Parents.ParentFrame.g.cs"], after.Files.Keys.Where(f => !f.StartsWith("Coroutines.", StringComparison.Ordinal)));
        Assert.Equal("", Methods(after, "Frames"));
    }

    [Fact]
    public void OtherSettingsPrintAllMethodsAndLowerNone() => AssertChanged(Project.With("CoroutinesInlineResume", "true"), methods: "", plan: false, frames: "Leaf Other Parent", calls: false);

    private static void AssertChanged(TestProject edited, string methods, bool plan, string frames, bool calls)
    {
        var before = Generation.Of(Project);
        var after = before.ThenAsEdited(edited);
        Assert.Equal(methods, Methods(after, "Methods"));
        Assert.Equal(plan, IsNew(after, "Plan"));
        Assert.Equal(frames, Methods(after, "Frames"));
        Assert.Equal(calls, IsNew(after, "Calls"));
        Assert.Equal(Generation.Of(edited).Files, after.Files);
        Assert.Equal(frames.Length == 0 ? 0 : frames.Split(' ').Length, Written(before, after).Count(static f => f.EndsWith("Frame.g.cs", StringComparison.Ordinal)));
    }

    /// <summary>The files that are not the very objects of the first run.</summary>
    private static IEnumerable<string> Written(Generation before, Generation after)
    {
        var known = before.Result.GeneratedSources.ToDictionary(static s => s.HintName, static s => s.SourceText);
        return after.Result.GeneratedSources.Where(s => !known.TryGetValue(s.HintName, out var text) || !ReferenceEquals(text, s.SourceText)).Select(static s => s.HintName);
    }

    /// <summary>The methods whose value a step made anew.</summary>
    private static string Methods(Generation after, string step) =>
        string.Join(" ", Caching.Outputs(after.Result, step).Where(o => o.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified).Select(o => Name(o.Value)).Order(StringComparer.Ordinal));

    private static string Name(object value) => value switch
    {
        MethodModel method => method.Signature.Name,
        ValueTuple<(MethodModel Method, Coroutines.Generator.Resolve.MethodPlan Plan), Coroutines.Generator.Emit.EmitOptions> frame => frame.Item1.Method.Signature.Name,
        _ => throw new InvalidOperationException($"unexpected output {value.GetType()}"),
    };

    private static bool IsNew(Generation after, string step) => Caching.Outputs(after.Result, step).Any(o => !Caching.IsKept(o.Reason));
}
