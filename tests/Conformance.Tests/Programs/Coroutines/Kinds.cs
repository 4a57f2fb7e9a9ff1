// G: every kind of member that can be a coroutine.
using Shape = (int Width, int Height);

internal static partial class Kinds
{
    internal partial record Person(string Name)
    {
        public required int Age { get; init; }

        [Coroutine]
        public virtual async Coroutine<string> Greet(string greeting) => $"{greeting} {Name} " + await Step.Of("age", Age);

        [Coroutine]
        public async Coroutine<Person> Older() => this with { Age = Age + 1, Name = Name + await Step.Of("suffix", "!") };
    }

    internal sealed partial record Child(string Name, string Toy) : Person(Name)
    {
        [Coroutine]
        public override async Coroutine<string> Greet(string greeting) => await base.Greet(greeting) + await Step.Of("toy", Toy);
    }

    internal partial record struct Point(int X, int Y)
    {
        [Coroutine]
        public async Coroutine<int> Sum(int by)
        {
            X += by;
            return X + await Step.Of("y", Y) + X;
        }
    }

    internal readonly partial record struct Frozen(int X)
    {
        [Coroutine]
        public async Coroutine<int> Get() => X + await Step.Of("x", X);
    }

    internal partial class Base
    {
        [Coroutine]
        public async Coroutine<string> Name() => "base" + await Step.Of("base", 1);

        [Coroutine]
        protected async Coroutine<string> Hidden() => "protected" + await Step.Of("protected", 2);

        [Coroutine]
        public virtual async Coroutine<object> Covariant() => await Step.Of("object", (object)"object");
    }

    internal sealed partial class Derived : Base
    {
        private int n = 3;

        [Coroutine]
        public new async Coroutine<string> Name() => "derived" + await Step.Of("derived", n++) + await base.Name() + await Hidden();

        internal sealed partial class Inner(Derived outer)
        {
            [Coroutine]
            public async Coroutine<int> Outer() => outer.n + await Step.Of("inner", outer.n++);
        }
    }

    internal sealed partial class Parts
    {
        [Coroutine]
        public partial Coroutine<int> Declared(int x, int y = 5);
    }

    internal sealed partial class Parts
    {
        public async partial Coroutine<int> Declared(int x, int y) => x + await Step.Of("y", y);
    }

    internal partial interface ITool
    {
        [Coroutine]
        static async Coroutine<int> Make(int n) => n + await Step.Of("make", 1);

        [Coroutine]
        async Coroutine<int> Default(int n) => n + await Step.Of("default", 2);
    }

    internal sealed class Tool : ITool;

    [Coroutine]
    private static async Coroutine<int> @event(int @class) => @class + await Step.Of("event", 1);

    [Coroutine]
    private static async Coroutine<int> Area(Shape shape)
    {
        var (width, height) = shape;
        await Step.Of("area");
        return width * height + shape.Width;
    }

    private static Base AsBase(Derived derived) => derived;

    [Coroutine]
    private static async Coroutine<string> Arity() => "none" + await Step.Of("none", 0);

    [Coroutine]
    private static async Coroutine<string> Arity<T>() => typeof(T).Name + await Step.Of("one", 1);

    [Coroutine]
    private static async Coroutine<string> Arity<T, TOther>() => typeof(TOther).Name + await Step.Of("two", 2);

    [Case, Coroutine, Covers("G-record", "I14", "I4", "A27")]
    internal static async Coroutine<string> Records()
    {
        Person a = new("a") { Age = 1 }, b = new Child("b", "ball") { Age = 2 };
        return $"{await a.Greet("hi")}, {await b.Greet("ho")}, {await a.Older()}";
    }

    [Case, Coroutine, Covers("G-record-struct", "C15")]
    internal static async Coroutine<string> RecordStructs()
    {
        var p = new Point(1, 2);
        return $"{await p.Sum(10)} {p} {await new Frozen(4).Get()}";
    }

    [Case, Coroutine, Covers("G-new", "G-nested", "I4")]
    internal static async Coroutine<string> HiddenAndNested()
    {
        var derived = new Derived();
        return $"{await derived.Name()} {await AsBase(derived).Name()} {await new Derived.Inner(derived).Outer()} {await derived.Covariant()}";
    }

    [Case, Coroutine, Covers("G-partial", "I9")]
    internal static async Coroutine<int> Partials() => await new Parts().Declared(1) + await new Parts().Declared(y: 2, x: 3);

    [Case, Coroutine, Covers("G-interface", "G-default", "C19")]
    internal static async Coroutine<int> Interfaces()
    {
        ITool tool = new Tool();
        return await ITool.Make(1) + await tool.Default(2);
    }

    [Case, Coroutine, Covers("G-static", "G-keyword", "G-overloads", "I5", "F12")]
    internal static async Coroutine<string> Statics() =>
        $"{await @event(1)} {await Area((2, 3))} {await Arity()} {await Arity<int>()} {await Arity<int, string>()}";
}
