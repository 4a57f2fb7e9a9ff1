// A15, C5, C18, F11: receivers that may be structs or classes, and static abstract members.
internal static partial class TypeParameters
{
    internal interface ICounter
    {
        int N { get; }

        int Add(int by);
    }

    internal struct StructCounter : ICounter
    {
        public int N { get; private set; }

        public int Add(int by) => N += Val($"add {by} to {N}", by);
    }

    internal sealed class ClassCounter : ICounter
    {
        public int N { get; private set; }

        public int Add(int by) => N += Val($"add {by} to {N}", by);
    }

    internal interface IShape<TSelf>
        where TSelf : IShape<TSelf>
    {
        static abstract Coroutine<TSelf> Make(int size);

        static abstract TSelf operator +(TSelf a, TSelf b);

        static virtual string Kind => "shape";

        int Size { get; }
    }

    internal sealed partial record Square(int Size) : IShape<Square>
    {
        [Coroutine]
        public static async Coroutine<Square> Make(int size) => new(await Step.Of("make", size));

        public static Square operator +(Square a, Square b) => Val("plus", new Square(a.Size + b.Size));
    }

    [Coroutine]
    private static async Coroutine<string> Count<T>(T counter)
        where T : ICounter
    {
        var other = counter;
        counter.Add(await Step.Of("a", 1));
        counter.Add(counter.Add(await Step.Of("b", 2)));
        return $"{counter.N} {other.N}";
    }

    [Coroutine]
    private static async Coroutine<string> CountStructs<T>(T counter)
        where T : struct, ICounter
    {
        var other = counter;
        counter.Add(await Step.Of("a", 1));
        counter.Add(counter.Add(await Step.Of("b", 2)));
        return $"{counter.N} {other.N}";
    }

    [Coroutine]
    private static async Coroutine<string> CountClasses<T>(T counter)
        where T : class, ICounter
    {
        var other = counter;
        counter.Add(await Step.Of("a", 1));
        other?.Add(await Step.Of("b", 2));
        return $"{counter.N} {other?.N}";
    }

    [Coroutine]
    private static async Coroutine<string> Maybe<T>(T? counter)
        where T : ICounter
    {
        counter?.Add(await Step.Of("a", 1));
        var n = counter?.Add(await Step.Of("b", 2));
        return $"{Show(n)} {Show(counter?.N)}";
    }

    [Coroutine]
    private static async Coroutine<string> Shapes<T>()
        where T : IShape<T>
    {
        var a = await T.Make(2);
        var b = a + await T.Make(3);
        return $"{b.Size} {T.Kind}";
    }

    [Coroutine]
    private static async Coroutine<T> Sum<T>(T a, T b)
        where T : System.Numerics.INumber<T>
    {
        var sum = a + await Step.Of("b", b);
        sum += await Step.Of("one", T.One);
        return T.Max(sum, await Step.Of("zero", T.Zero));
    }

    [Case, Coroutine, Covers("C5")]
    internal static async Coroutine<string> Receivers() => await Count(new StructCounter()) + await Count(new ClassCounter());

    [Case, Coroutine, Covers("C5")]
    internal static async Coroutine<string> ConstrainedReceivers() => await CountStructs(new StructCounter()) + await CountClasses(new ClassCounter());

    [Case, Coroutine, Covers("A15")]
    internal static async Coroutine<string> ConditionalReceivers() => await Maybe(new StructCounter()) + await Maybe(new ClassCounter()) + await Maybe<ClassCounter>(null);

    [Case, Coroutine, Covers("C18", "G-static-abstract")]
    internal static async Coroutine<string> StaticAbstract() => await Shapes<Square>() + Show(await Sum(1.5, 2)) + await Sum(3, 4);

    [Coroutine]
    private static async Coroutine<string> Constraints<TClass, TStruct, TUnmanaged, TNotNull, TNew, TEnum>(TClass a, TStruct b, TUnmanaged c, TNotNull d, TEnum e)
        where TClass : class?
        where TStruct : struct
        where TUnmanaged : unmanaged
        where TNotNull : notnull
        where TNew : new()
        where TEnum : struct, Enum
    {
        TStruct? maybe = b;
        await Step.Of("a");
        var made = new TNew();
        await Step.Of("b");
        return $"{a} {maybe} {c} {d} {made} {e} {await Step.Of("size", Unsafe.SizeOf<TUnmanaged>())}";
    }

    [Case, Coroutine, Covers("F11")]
    internal static async Coroutine<string> AllConstraints() => await Constraints<string?, int, long, string, StringBuilder, DayOfWeek>(null, 1, 2L, "d", DayOfWeek.Friday);
}
