namespace Generator.Tests.Redirection;

/// <summary>What is called: every kind of method, receiver and argument.</summary>
public sealed class TargetTests
{
    private static readonly CallShape[] Shapes =
    [
        new("static", "C.M()", "static partial class C { [Coroutine] public static async Coroutine<bool> M() ~ }"),
        new("instance", "new C().M()", "partial class C { [Coroutine] public async Coroutine<bool> M() ~ }"),
        new("expression-bodied", "C.M()", "static partial class C { [Coroutine] public static async Coroutine<bool> M() => await N(); [Coroutine] public static async Coroutine<bool> N() ~ }"),
        new("inherited", "new D().M()", "partial class C { [Coroutine] public async Coroutine<bool> M() ~ } class D : C;"),
        new("of this class", "M()") { Own = "[Coroutine] private static async Coroutine<bool> M() ~" },
        new("protected", "N()", "public partial class B { [Coroutine] protected static async Coroutine<bool> N() ~ } public sealed partial class Calls : B;"),
        new("virtual", "new C().M()", "partial class C { [Coroutine] public virtual async Coroutine<bool> M() ~ }"),
        new("override", "((C)new D()).M()", "partial class C { [Coroutine] public virtual async Coroutine<bool> M() { await Coroutine.Yield(); return false; } } partial class D : C { [Coroutine] public override async Coroutine<bool> M() ~ }"),
        new("sealed override", "new D().M()", "partial class C { [Coroutine] public virtual async Coroutine<bool> M() { await Coroutine.Yield(); return false; } } partial class D : C { [Coroutine] public sealed override async Coroutine<bool> M() ~ }"),
        new("inherited virtual", "new D().M()", "partial class C { [Coroutine] public virtual async Coroutine<bool> M() ~ } class D : C;"),
        new("inherited virtual, of a generic class", "new D().M(\"\")", "partial class C<T> { [Coroutine] public virtual async Coroutine<bool> M<U>(U u) ~ } class D : C<string>;"),
        new("inherited implementation", "((I)new D()).M()", "partial interface I { [Coroutine] Coroutine<bool> M(); } partial class C : I { [Coroutine] public async Coroutine<bool> M() ~ } class D : C;"),
        new CallShape("implemented anew", "((I)new D()).M()", "partial interface I { [Coroutine] Coroutine<bool> M(); } partial class C : I { [Coroutine] public async Coroutine<bool> M() { await Coroutine.Yield(); return true; } } class D : C, I { public new async Coroutine<bool> M() ~ }").Left(),
        new("virtual, behind a question mark", "(Field?.M() ?? default)", "partial class C { [Coroutine] public virtual async Coroutine<bool> M() ~ }") { Own = "static C? Field = new C();" },
        new("variant interface", "((I<string>)new C()).M(\"\")", "partial interface I<in T> { [Coroutine] Coroutine<bool> M(T t); } partial class C : I<string> { [Coroutine] public async Coroutine<bool> M(string t) ~ }"),
        new CallShape("override without a frame", "((C)new D()).M()", "partial class C { [Coroutine] public virtual async Coroutine<bool> M() { await Coroutine.Yield(); return true; } } class D : C { public override async Coroutine<bool> M() ~ }").Left(),
        new("abstract", "((C)new D()).M()", "abstract partial class C { [Coroutine] public abstract Coroutine<bool> M(); } partial class D : C { [Coroutine] public override async Coroutine<bool> M() ~ }"),
        new("interface", "((I)new C()).M()", "partial interface I { [Coroutine] Coroutine<bool> M(); } partial class C : I { [Coroutine] public async Coroutine<bool> M() ~ }"),
        new("interface, of a struct", "((I)new C()).M()", "partial interface I { [Coroutine] Coroutine<bool> M(); } partial struct C : I { [Coroutine] public async Coroutine<bool> M() ~ }"),
        new("interface, explicit", "((I)new C()).M()", "partial interface I { [Coroutine] Coroutine<bool> M(); } partial class C : I { [Coroutine] async Coroutine<bool> I.M() ~ }"),
        new("interface, generic", "((I<int>)new C()).M(1)", "partial interface I<T> { [Coroutine] Coroutine<bool> M(T t); } partial class C : I<int> { [Coroutine] public async Coroutine<bool> M(int t) ~ }"),
        new("interface, inherited", "((J)new C()).M()", "partial interface I { [Coroutine] Coroutine<bool> M(); } interface J : I; partial class C : J { [Coroutine] public async Coroutine<bool> M() ~ }"),
        new CallShape("interface, without a frame", "((I)new C()).M()", "partial interface I { [Coroutine] Coroutine<bool> M(); } class C : I { public async Coroutine<bool> M() ~ }").Left(),
        new("interface, default method", "((I)new C()).M()", "partial interface I { [Coroutine] async Coroutine<bool> M() ~ } class C : I;"),
        new("interface, static", "I.M()", "partial interface I { [Coroutine] static async Coroutine<bool> M() ~ }"),
        new("generic virtual", "((C)new D()).M<int>()", "partial class C { [Coroutine] public virtual async Coroutine<bool> M<T>() { await Coroutine.Yield(); return false; } } partial class D : C { [Coroutine] public override async Coroutine<bool> M<T>() ~ }"),
        new("new hides", "new D().M()", "partial class C { [Coroutine] public async Coroutine<bool> M() { await Coroutine.Yield(); return false; } } partial class D : C { [Coroutine] public new async Coroutine<bool> M() ~ }"),
        new("extension", "1.M()", "static partial class C { [Coroutine] public static async Coroutine<bool> M(this int n) ~ }"),
        new("extension, called as static", "C.M(1)", "static partial class C { [Coroutine] public static async Coroutine<bool> M(this int n) ~ }"),
        new("extension, generic", "\"\".M(1)", "static partial class C { [Coroutine] public static async Coroutine<bool> M<T, U>(this T t, U u) ~ }"),
        new("generic, inferred", "C.M(1)", "static partial class C { [Coroutine] public static async Coroutine<bool> M<T>(T t) ~ }"),
        new("generic, explicit", "C.M<List<string?>>()", "static partial class C { [Coroutine] public static async Coroutine<bool> M<T>() where T : class, new() ~ }"),
        new("generic type", "new C<int>().M(1)", "partial class C<T> { [Coroutine] public async Coroutine<bool> M(T t) ~ }"),
        new("generic inside generic", "C<int>.D<string>.M<bool>()", "partial class C<T> { public partial class D<U> where U : class { [Coroutine] public static async Coroutine<bool> M<V>() where V : struct ~ } }"),
        new("type parameter that shadows", "C<int>.M(\"\")", "partial class C<T> {\n#pragma warning disable CS0693\n[Coroutine] public static async Coroutine<bool> M<T>(T t) where T : class ~ }"),
        new("overloads by arity", "C.M<int, int>()", "static partial class C { [Coroutine] public static async Coroutine<bool> M() => await Coroutine.FromResult(false); [Coroutine] public static async Coroutine<bool> M<T>() => await Coroutine.FromResult(false); [Coroutine] public static async Coroutine<bool> M<T, U>() ~ }"),
        new("overloads by parameters", "C.M((short)1)", "static partial class C { [Coroutine] public static async Coroutine<bool> M(int n) => await Coroutine.FromResult(false); [Coroutine] public static async Coroutine<bool> M(short n) ~ }"),
        new("partial method", "C.M(1)", "static partial class C { [Coroutine] public static partial Coroutine<bool> M(int n = 3); } static partial class C { public static async partial Coroutine<bool> M(int n) ~ }"),
        new("record", "new C(1).M()", "partial record C(int N) { [Coroutine] public async Coroutine<bool> M() ~ }"),
        new("keyword as a name", "@class.@async(1)", "static partial class @class { [Coroutine] public static async Coroutine<bool> @async(int @event) ~ }"),
        new("private nested type", "N.M()") { Own = "private static partial class N { [Coroutine] public static async Coroutine<bool> M() ~ }", FromPlain = false },
        new("private type in the signature", "M(new())") { Own = "private sealed class N; [Coroutine] static async Coroutine<bool> M(N n) ~", FromPlain = false },
        new("tuples", "C.M((1, \"\"))", "static partial class C { [Coroutine] public static async Coroutine<bool> M((int A, string B) t) ~ }"),

        new("mutable struct, local", "Call()", "partial struct S { public int N; [Coroutine] public async Coroutine<bool> M() ~ }") { Own = "static Coroutine<bool> Call() { var s = new S { N = 1 }; return s.M(); }" },
        new("mutable struct, value", "new S().M()", "partial struct S { public int N; [Coroutine] public async Coroutine<bool> M() ~ }"),
        new("mutable struct, readonly field", "Field.M()", "partial struct S { public int N; [Coroutine] public async Coroutine<bool> M() ~ }") { Own = "static readonly S Field;" },
        new("mutable struct, property", "Property.M()", "partial struct S { public int N; [Coroutine] public async Coroutine<bool> M() ~ }") { Own = "static S Property { get; }" },
        new("mutable struct, element", "Array[0].M()", "partial struct S { public int N; [Coroutine] public async Coroutine<bool> M() ~ }") { Own = "static S[] Array = new S[1];" },
        new("mutable struct, in", "Call(new S())", "partial struct S { public int N; [Coroutine] public async Coroutine<bool> M() ~ }") { Own = "static Coroutine<bool> Call(in S s) => s.M();" },
        new("mutable struct, ref", "Call(ref Field)", "partial struct S { public int N; [Coroutine] public async Coroutine<bool> M() ~ }") { Own = "static S Field; static Coroutine<bool> Call(ref S s) => s.M();" },
        new("struct, readonly method", "new S().M()", "partial struct S { public int N; [Coroutine] public readonly async Coroutine<bool> M() ~ }"),
        new("readonly struct", "new S().M()", "readonly partial struct S { [Coroutine] public async Coroutine<bool> M() ~ }"),
        new("readonly struct, in", "Call(new S())", "readonly partial struct S { [Coroutine] public async Coroutine<bool> M() ~ }") { Own = "static Coroutine<bool> Call(in S s) => s.M();" },
        new("record struct", "new S(1).M()", "partial record struct S(int N) { [Coroutine] public async Coroutine<bool> M() ~ }"),
        new("value of a nullable struct", "Field!.Value.M()", "partial struct S { [Coroutine] public async Coroutine<bool> M() ~ }") { Own = "static S? Field = new S();" },

        new("named arguments", "C.M(b: 1, a: 2)", "static partial class C { [Coroutine] public static async Coroutine<bool> M(int a, int b) ~ }"),
        new("optional arguments", "C.M(c: 1)", "static partial class C { [Coroutine] public static async Coroutine<bool> M(int a = 1, string? b = null, int c = 2, DayOfWeek d = DayOfWeek.Friday, decimal e = 1.5m) ~ }"),
        new("params, expanded", "C.M(1, 2, 3)", "static partial class C { [Coroutine] public static async Coroutine<bool> M(int a, params int[] b) ~ }"),
        new("params, as array", "C.M(1, [2])", "static partial class C { [Coroutine] public static async Coroutine<bool> M(int a, params int[] b) ~ }"),
        new("params, empty", "C.M()", "static partial class C { [Coroutine] public static async Coroutine<bool> M(params object[] b) ~ }"),
        new("params, list", "C.M(1, 2)", "static partial class C { [Coroutine] public static async Coroutine<bool> M(params List<int> b) ~ }"),
        new("lambda as an argument", "C.M(n => n + 1)", "static partial class C { [Coroutine] public static async Coroutine<bool> M(Func<int, int> f) ~ }"),

        new CallShape("static abstract", "T.M()", "public partial interface I { [Coroutine] static abstract Coroutine<bool> M(); } public partial class C : I { [Coroutine] public static async Coroutine<bool> M() ~ }") { Generic = ("<T>", "where T : I", "<{0}.C>") }.Left(),
        new CallShape("through a type parameter", "new T().M()", "public partial interface I { [Coroutine] Coroutine<bool> M(); } public partial struct C : I { [Coroutine] public async Coroutine<bool> M() ~ }") { Generic = ("<T>", "where T : I, new()", "<{0}.C>") }.Left(),
        new CallShape("base", "new D().Call()", "partial class C { [Coroutine] public virtual async Coroutine<bool> M() ~ } partial class D : C { public override Coroutine<bool> M() => Coroutine.FromResult(true); public Coroutine<bool> Call() => base.M(); }").Left(),
        new CallShape("dynamic", "Call(new C())", "public partial class C { [Coroutine] public async Coroutine<bool> M() ~ }") { Own = "static Coroutine<bool> Call(dynamic c) => c.M();" }.Left(),
        new CallShape("dynamic argument", "Call(1)", "public static partial class C { [Coroutine] public static async Coroutine<bool> M(int n) ~ }") { Own = "static Coroutine<bool> Call(dynamic n) => C.M(n);" }.Left(),
        new CallShape("method group", "((Func<Coroutine<bool>>)C.M)()", "static partial class C { [Coroutine] public static async Coroutine<bool> M() ~ }").Left(),
        new CallShape("delegate", "Field()", "static partial class C { [Coroutine] public static async Coroutine<bool> M() ~ }") { Own = "static readonly Func<Coroutine<bool>> Field = C.M;" }.Left(),
        new CallShape("function pointer", "Call()", "static partial class C { [Coroutine] public static async Coroutine<bool> M() ~ }") { Own = "static unsafe Coroutine<bool> Call() { delegate*<Coroutine<bool>> f = &C.M; return f(); }" }.Left(),
        new CallShape("local function", "Call()", "") { Own = "static Coroutine<bool> Call() { return M(); [Coroutine] async Coroutine<bool> M() ~ }" }.Left(),
        new CallShape("file-local type", "C.M()", "file static partial class C { [Coroutine] public static async Coroutine<bool> M() ~ }") { FallsBack = true }.Left(),
        new CallShape("type that is not partial", "C.M()", "static class C { [Coroutine] public static async Coroutine<bool> M() ~ }").Left(),
        new CallShape("not marked", "C.M()", "static partial class C { public static async Coroutine<bool> M() ~ }").Left(),
        new CallShape("compiled expression tree", "((Expression<Func<Coroutine<bool>>>)(() => C.M())).Compile()()", "static partial class C { [Coroutine] public static async Coroutine<bool> M() ~ }").Left(),
    ];

    private static readonly CallProgram Program = new([.. Shapes.Select((s, i) => s with { Generic = s.Generic with { Arguments = s.Generic.Arguments.Replace("{0}", $"Shape{i}", StringComparison.Ordinal) } })]);

    public static TheoryData<string> Names => [.. Shapes.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_call_reaches_the_frame_or_is_left_alone(string name)
    {
        var shape = Shapes.Single(s => s.Name == name);
        Assert.Equal((shape.FromPlain, shape.FromFrame), Program[name]);
    }
}
