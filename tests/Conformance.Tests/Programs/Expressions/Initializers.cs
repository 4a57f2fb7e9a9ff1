// A24 to A27, I14: initializers in which a value awaits, also of members that only an initializer may set.
internal static partial class Initializers
{
    internal class Room
    {
        private int size;
        private readonly List<int> doors = [];
        public Room() => Log("room");
        public int Size { get => size; set { Log("size " + value); size = value; } }
        public List<int> Doors { get { Log("doors"); return doors; } }
        public Spot Spot;
        public int this[string key] { set => Log($"[{key}] = {value}"); }
        public override string ToString() => $"{size} {Show(doors)} {Spot.X}";
    }

    internal struct Spot
    {
        public int X;
    }

    internal class House(string name)
    {
        private readonly Room hall = new();
        public Room Hall { get { Log("hall"); return hall; } }
        public Room this[int floor] { get { Log("floor " + floor); return hall; } }
        public required string Name { get; init; } = name;
        public required int Height { get; set; }
        public virtual int Age { get => 0; init => Log("age " + value); }
        public required int Rooms;
        public override string ToString() => $"{Name} {Height} {Rooms} {hall}";
    }

    internal sealed class Hut(string name) : House(name)
    {
        public override int Age { init => Log("hut's age " + value); }
    }

    [Case, Coroutine, Covers("A26")]
    internal static async Coroutine<string> Nested()
    {
        var room = new Room { Size = 1, Doors = { 1, await Step.Of("door", 2), 3 }, Spot = { X = await Step.Of("x", 4) }, ["k"] = await Step.Of("k", 5), [Val("l", "l")] = 6 };
        var house = new House("n") { Name = "a", Height = 2, Rooms = 3, Hall = { Size = await Step.Of("size", 7), Doors = { await Step.Of("more", 8) } }, [Val("i", 1)] = { Size = Val("s", 1), Spot = { X = await Step.Of("y", 9) } } };
        return $"{room} {house}";
    }

    [Case, Coroutine, Covers("A24")]
    internal static async Coroutine<string> Required()
    {
        var a = new House(await Step.Of("name", "a")) { Height = 1, Name = await Step.Of("b", "b"), Rooms = await Step.Of("rooms", 4), Age = Val("age", 5) };
        House b = new Hut(name: "hut") { Age = await Step.Of("age", 2), Rooms = 1, Height = 3, Name = "H" };
        House c = new("c") { Name = Risk("risky", "r"), Height = await Step.Of("height", 3), Rooms = 0 };
        return $"{a} {b} {c}";
    }

    internal struct Pair<T>
    {
        public required T First { get; init; }
        public T Second { readonly get; init; }
        public override readonly string ToString() => $"<{First}, {Second}>";
    }

    internal readonly struct Made
    {
        public Made(int x, params int[] more) => X = x + more.Length;
        public required int X { get; init; }
        public int Y { get; init; }
        public override string ToString() => $"made {X} {Y}";
    }

    internal class Box<T>
    {
        public T? Item { get; init; }
        internal sealed class Inner<TOther>
        {
            public required (T, TOther) Both { get; init; }
        }
    }

    private sealed class Secret
    {
        public required Key Key { get; init; }
    }

    private sealed record Key(int Number);

    internal sealed class Table
    {
        private int sum;
        public int this[int x, int y] { get => sum; init { Log($"{x},{y} = {value}"); sum += value; } }
    }

    [Case, Coroutine]
    internal static async Coroutine<string> StructsAndGenerics()
    {
        var a = new Pair<string> { First = await Step.Of("a", "a"), Second = await Step.Of("b", "b") };
        var b = new Made(1, 2, 3) { X = await Step.Of("x", 5), Y = 6 };
        var c = new Box<int> { Item = await Step.Of("c", 7) };
        var d = new Box<int>.Inner<string> { Both = (1, await Step.Of("d", "d")) };
        var e = new Secret { Key = new(await Step.Of("e", 8)) };
        var f = new Table { [1, 2] = 3, [Val("i", 4), await Step.Of("j", 5)] = await Step.Of("f", 6) };
        return $"{a} {b} {c.Item} {d.Both} {e.Key} {f[0, 0]}";
    }

    internal partial class Outer<T>
    {
        private sealed class Hidden
        {
            public T? Item { get; init; }
        }

        internal partial class Middle<TMiddle>
        {
            private sealed class Deeper<TDeep>
            {
                public required Dictionary<T, List<TDeep>>? Map { get; init; }
                public TMiddle? Other { get; init; }
            }

            [Coroutine]
            public async Coroutine<string> Make<TItem>(T item, TItem other)
            {
                var a = new Hidden { Item = await Step.Of("item", item) };
                var b = new Deeper<TItem> { Map = await Step.Of("map", (Dictionary<T, List<TItem>>?)null), Other = await Step.Of("other", default(TMiddle)) };
                var c = new Box<TItem> { Item = await Step.Of("box", other) };
                return $"{a.Item} {b.Map is null} {b.Other} {c.Item}";
            }
        }
    }

    [Case, Coroutine, Covers("I14")]
    internal static async Coroutine<string> InsideGenerics() => await new Outer<int>.Middle<string>().Make(1, 2.5);

    [Coroutine]
    internal static async Coroutine<T> MakeAny<T>()
        where T : Room, new() => new T { Size = await Step.Of("size", 3), Doors = { await Step.Of("door", 1) } };

    [Coroutine]
    internal static async Coroutine<T> MakeIn<T>()
        where T : Chair, new() => new T { Legs = await Step.Of("legs", 3) };

    internal class Chair
    {
        public int Legs { get; init; }
    }

    [Case, Coroutine]
    internal static async Coroutine<string> OfTypeParameters() => $"{await MakeAny<Room>()} {(await MakeIn<Chair>()).Legs}";

    internal record Person(string Name, int Age)
    {
        public string City { get; init; } = "none";
        public virtual int Shoe { get => 1; init => Log("shoe " + value); }
    }

    internal sealed record Child(string Name, int Age, int Toys) : Person(Name, Age)
    {
        public override int Shoe { init => Log("child's shoe " + value); }
    }

    internal readonly record struct Place(int X, int Y);

    [Case, Coroutine, Covers("A27")]
    internal static async Coroutine<string> With()
    {
        Person child = new Child("c", 3, 4);
        var a = child with { Age = await Step.Of("age", 5), Shoe = Val("shoe", 30), Name = Val("name", "d") };
        var place = new Place(1, 2);
        var b = place with { Y = await Step.Of("y", 3) };
        var c = (child with { City = await Step.Of("city", "C") }) with { Name = "e" };
        var anonymous = new { X = 1, Y = "y" };
        var text = (new { X = Val("x", 1), Y = 2 } with { Y = 3 }).ToString();
        return $"{a} {b} {c} {await Step.Of("d", text)}";
    }
}
