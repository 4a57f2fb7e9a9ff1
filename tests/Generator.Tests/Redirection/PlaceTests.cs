namespace Generator.Tests.Redirection;

/// <summary>Where the call stands: in every kind of member, statement and expression. In these <c>§</c> is a call of a static coroutine.</summary>
public sealed class PlaceTests
{
    private static readonly CallShape[] Members =
    [
        Member("static field initializer", "All[next++]", "static int next; static readonly Coroutine<bool>[] All = [§, §];"),
        Member("field initializer", "new P().F", "sealed class P { public Coroutine<bool> F = §; }"),
        Member("property body", "Property", "static Coroutine<bool> Property => §;"),
        Member("property accessor", "Property", "static Coroutine<bool> Property { get { return §; } }"),
        Member("property initializer", "new P().F", "sealed class P { public Coroutine<bool> F { get; } = §; }"),
        Member("setter", "Set()", "static Coroutine<bool> stored; static int Property { set => stored = §; } static Coroutine<bool> Set() { Property = 1; return stored; }"),
        Member("indexer", "new P()[1]", "sealed class P { public Coroutine<bool> this[int n] => §; }"),
        Member("event accessor", "Add()", "static Coroutine<bool> stored; static event Action E { add => stored = §; remove { } } static Coroutine<bool> Add() { E += () => { }; return stored; }"),
        Member("constructor", "new P().F", "sealed class P { public Coroutine<bool> F; public P() { F = §; } }"),
        Member("constructor initializer", "new P().F", "sealed class P { public Coroutine<bool> F; public P() : this(§) { } P(Coroutine<bool> c) => F = c; }"),
        Member("base constructor", "new P().F", "class B(Coroutine<bool> c) { public Coroutine<bool> F = c; } sealed class P() : B(§);"),
        Member("static constructor", "P.All[next++]", "static int next; static class P { public static readonly Coroutine<bool>[] All; static P() { All = [§, §]; } }"),
        Member("operator", "(new P() + 1)", "sealed class P { public static Coroutine<bool> operator +(P p, int n) => §; }"),
        Member("conversion", "(Coroutine<bool>)new P()", "sealed class P { public static explicit operator Coroutine<bool>(P p) => §; }"),
        Member("iterator", "Get().First()", "static IEnumerable<Coroutine<bool>> Get() { yield return §; }"),
        Member("async iterator", "First(Get())", "static async IAsyncEnumerable<Coroutine<bool>> Get() { await Task.CompletedTask; yield return §; } static Coroutine<bool> First(IAsyncEnumerable<Coroutine<bool>> all) { var e = all.GetAsyncEnumerator(); e.MoveNextAsync().AsTask().Wait(); return e.Current; }"),
        Member("async method", "Get().Result", "static async Task<Coroutine<bool>> Get() { await Task.CompletedTask; return §; }"),
        Member("generic method", "Get<int>()", "static Coroutine<bool> Get<T>() => §;"),
        Member("struct", "new P().Get()", "struct P { public Coroutine<bool> Get() => §; }"),
        Member("record", "new P(1).Get()", "record P(int N) { public Coroutine<bool> Get() => §; }"),
        Member("interface", "((P)new Q()).Get()", "interface P { Coroutine<bool> Get() => §; } sealed class Q : P;"),
        Member("override", "Get()", "static Coroutine<bool> stored; sealed class P { public override string ToString() { stored = §; return \"\"; } } static Coroutine<bool> Get() { new P().ToString(); return stored; }"),
        Member("unsafe method", "Get()", "static unsafe Coroutine<bool> Get() => §;"),
        Member("line directive", "Get()", "static Coroutine<bool> Get() {\n#line 12 \"elsewhere.cs\"\nreturn §;\n#line default\n}"),
    ];

    private static readonly CallShape[] Statements =
    [
        Statement("lambda", "Func<Coroutine<bool>> f = () => §; var c = f();"),
        Statement("static lambda", "Func<Coroutine<bool>> f = static () => { return §; }; var c = f();"),
        Statement("anonymous method", "Func<Coroutine<bool>> f = delegate { return §; }; var c = f();"),
        Statement("async lambda", "Func<Task<Coroutine<bool>>> f = async () => { await Task.CompletedTask; return §; }; var c = f().Result;"),
        Statement("async lambda that is a coroutine", "Func<Coroutine<bool>> f = async () => await §; var c = f();"),
        Statement("lambda inside a lambda", "Func<Func<Coroutine<bool>>> f = () => () => §; var c = f()();"),
        Statement("local function", "var c = Local(); Coroutine<bool> Local() => §;"),
        Statement("static local function", "var c = Local(); static Coroutine<bool> Local() => §;"),
        Statement("async local function", "var c = Local(); async Coroutine<bool> Local() => await §;"),
        Statement("LINQ selector", "var c = new[] { 1 }.Select(n => §).Single();"),
        Statement("query expression", "var c = (from n in new[] { 1 } where n > 0 select §).Single();"),
        Statement("query expression, let", "var c = (from n in new[] { 1 } let d = § select d).Single();"),
        Statement("foreach head", "Coroutine<bool> c = default; foreach (var x in new[] { § }) c = x;"),
        Statement("using head", "Coroutine<bool> c; using (Keep(§, out c)) { }"),
        Statement("lock head", "Coroutine<bool> c; lock (Keep(§, out c)) { }"),
        Statement("if head", "if (§ is var c) { } "),
        Statement("while head", "Coroutine<bool> c = default; var n = 0; while (Same(§, out c) && n++ < 1) { }"),
        Statement("for head", "Coroutine<bool> c = default; for (c = §; false;) { }"),
        Statement("switch head", "Coroutine<bool> c; switch (§) { case var x: c = x; break; }"),
        Statement("switch section", "Coroutine<bool> c; switch (1) { default: c = §; break; }"),
        Statement("switch expression", "var c = Environment.ProcessId switch { 0 => default, _ => § };"),
        Statement("catch", "Coroutine<bool> c; try { throw new IOException(); } catch (IOException) { c = §; }"),
        Statement("exception filter", "Coroutine<bool> c = default; try { throw new IOException(); } catch (IOException) when (Same(§, out c)) { }"),
        Statement("finally", "Coroutine<bool> c; try { } finally { c = §; }"),
        Statement("checked", "Coroutine<bool> c; checked { c = §; }"),
        Statement("checked expression", "var c = checked(§);"),
        Statement("unsafe block", "Coroutine<bool> c; unsafe { c = §; }"),
        Statement("null-forgiving", "var c = §!;"),
        Statement("cast", "var c = (Coroutine<bool>)§;"),
        Statement("parentheses", "var c = (((§)));"),
        Statement("conditional", "var c = Environment.ProcessId == 0 ? default : §;"),
        Statement("coalesce", "Coroutine<bool>? none = null; var c = none ?? §;"),
        Statement("coalesce assignment", "Coroutine<bool>? d = null; d ??= §; var c = d.Value;"),
        Statement("tuple", "var (c, _) = (§, 1);"),
        Statement("anonymous object", "var c = new { It = § }.It;"),
        Statement("array", "var c = new[] { § }[0];"),
        Statement("collection expression", "List<Coroutine<bool>> l = [§]; var c = l[0];"),
        Statement("object initializer", "var c = new KeepOne { It = § }.It;"),
        Statement("with", "var c = (new KeepRecord(default) with { It = § }).It;"),
        Statement("interpolated string", "var text = $\"{Take(§)}\"; var c = taken;"),
        Statement("argument", "var c = Take(n: 1, c: §);"),
        Statement("boxed", "object o = §; var c = (Coroutine<bool>)o;"),
        Statement("expression of nothing", "Take(§); var c = taken;"),
        Statement("discard", "_ = Take(§); var c = taken;"),
        Statement("goto", "Coroutine<bool> c; goto there; there: c = §;"),
        Statement("expression tree", "Expression<Func<Coroutine<bool>>> e = () => §; var c = e.Compile()();").Left(),
        Statement("expression tree, nested", "Expression<Func<Func<Coroutine<bool>>>> e = () => () => §; var c = e.Compile()()();").Left(),
        Statement("query of an IQueryable", "var c = (from n in new[] { 1 }.AsQueryable() select §).Single();").Left(),
        Statement("lambda beside an expression tree", "Expression<Func<int>> e = () => 1; Func<Coroutine<bool>> f = () => §; var c = f();"),
        new("conditional access", "c", "public partial class D { [Coroutine] public async Coroutine<bool> M() ~ }") { Before = "D? some = new(); var c = some?.M() ?? default;" },
        new("conditional access, behind", "c", "public partial class D { public D It => this; [Coroutine] public async Coroutine<bool> M() ~ }") { Before = "D? some = new(); var c = some?.It.M() ?? default;" },
        new("conditional access, awaited", "c", "public partial class D { [Coroutine] public async Coroutine<bool> M() ~ }") { Before = "D? some = new(); var c = Call(some); async Coroutine<bool> Call(D? d) => await (d?.M() ?? default);" },
    ];

    private static readonly CallShape[] Shapes = [.. Members, .. Statements];

    private static readonly CallProgram Program = new(Shapes);

    public static TheoryData<string> Names => [.. Shapes.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_call_reaches_the_frame_or_is_left_alone(string name)
    {
        var shape = Shapes.Single(s => s.Name == name);
        Assert.Equal((shape.FromPlain, shape.FromFrame), Program[name]);
    }

    private const string Target = "static partial class C { [Coroutine] public static async Coroutine<bool> M() ~ }";

    private const string Helpers = """
        static Coroutine<bool> taken;
        static Coroutine<bool> Take(Coroutine<bool> c, int n = 0) => taken = c;
        static bool Same(Coroutine<bool> c, out Coroutine<bool> same) { same = c; return true; }
        static MemoryStream Keep(Coroutine<bool> c, out Coroutine<bool> same) { same = c; return new(); }
        sealed class KeepOne { public Coroutine<bool> It; }
        sealed record KeepRecord(Coroutine<bool> It);
        """;

    /// <summary>A member of its own, which is not part of any frame: its expression is used once by each caller.</summary>
    private static CallShape Member(string name, string use, string member) => new(name, use, Target) { Own = member.Replace("§", "C.M()", StringComparison.Ordinal) };

    private static CallShape Statement(string name, string statements) => new(name, "c", Target) { Own = Helpers, Before = statements.Replace("§", "C.M()", StringComparison.Ordinal) };
}
