// A10, A11: operators that may or may not skip their right side.
internal static partial class UserLogic
{
    private class Truth(string name, bool? value)
    {
        public string Name => name;

        public static bool operator true(Truth t) => Val($"true({t.Name})", t.Value == true);

        public static bool operator false(Truth t) => Val($"false({t.Name})", t.Value == false);

        public static Truth operator &(Truth a, Truth b) => new(Val($"({a.Name}&{b.Name})", $"({a.Name}&{b.Name})"), a.Value & b.Value);

        public static Truth operator |(Truth a, Truth b) => new(Val($"({a.Name}|{b.Name})", $"({a.Name}|{b.Name})"), a.Value | b.Value);

        public static implicit operator Truth(bool value) => new(Val("converted", value ? "T" : "F"), value);

        public bool? Value => value;

        public override string ToString() => $"{name}={value}";
    }

    private sealed class Special(string name, bool? value) : Truth(name, value);

    private readonly struct Bit(int value)
    {
        private readonly int value = value;

        public static bool operator true(Bit b) => Val("bit true", b.value != 0);

        public static bool operator false(Bit b) => Val("bit false", b.value == 0);

        public static Bit operator &(Bit a, Bit b) => new(Val("bit &", a.value & b.value));

        public static Bit operator |(Bit a, Bit b) => new(Val("bit |", a.value | b.value));

        public override string ToString() => $"bit {value}";
    }

    private readonly struct Wrapped<T>(T value)
        where T : IEquatable<T>
    {
        private readonly T value = value;

        public static bool operator true(Wrapped<T> w) => !w.value.Equals(default);

        public static bool operator false(Wrapped<T> w) => Val("false", w.value.Equals(default));

        public static Wrapped<T> operator &(Wrapped<T> a, Wrapped<T> b) => Val("joined", b);

        public static Wrapped<T> operator |(Wrapped<T> a, Wrapped<T> b) => Val("joined", a);

        public override string ToString() => $"w{value}";
    }

    private static readonly Truth Yes = new("yes", true);
    private static readonly Truth No = new("no", false);
    private static readonly Truth Maybe = new("maybe", null);

    [Case, Coroutine, Covers("A10")]
    internal static async Coroutine<string> Classes()
    {
        var text = "";
        foreach (var t in new[] { Yes, No, Maybe })
        {
            text += (t && await Step.Of("a", Yes)) + " ";
            text += (t || await Step.Of("b", No)) + " ";
            if (t && await Step.Of("c", Maybe) || await Step.Of("d", Yes))
                text += "if ";
            text += (await Step.Of("e", t) && Val("right", No)) + ";";
        }

        return text;
    }

    [Case, Coroutine, Covers("A10")]
    internal static async Coroutine<string> ConversionsAndChains()
    {
        Truth a = new Special("s", true) && await Step.Of("a", new Special("t", null)) && await Step.Of("b", true) && await Step.Of("c", No) && await Step.Of("never", Yes);
        var b = Yes && (No || await Step.Of("d", Maybe)) ? await Step.Of("e", "yes") : "no";
        return $"{a} {b}";
    }

    [Case, Coroutine, Covers("A10")]
    internal static async Coroutine<string> Structs()
    {
        Bit one = new(1), zero = new(0);
        var a = one && await Step.Of("a", new Bit(3));
        var b = zero && await Step.Of("never", one);
        var c = zero || await Step.Of("c", one);
        var d = one || await Step.Of("never", zero);
        return $"{a} {b} {c} {d}" + await Generic<int>.Both(new(1), new(2)) + await Generic<string>.Both(new("a"), new("b"));
    }

    private static partial class Generic<T>
        where T : IEquatable<T>
    {
        [Coroutine]
        public static async Coroutine<string> Both(Wrapped<T> x, Wrapped<T> y) => $"{x && await Step.Of("x", y)} {default(Wrapped<T>) && await Step.Of("never", y)} {default(Wrapped<T>) || await Step.Of("z", x)}";
    }

    [Case, Coroutine, Covers("A11", "A8")]
    internal static async Coroutine<string> Lifted()
    {
        var text = "";
        foreach (var x in new bool?[] { true, false, null })
        {
            text += Show(x & await Step.Of("a", (bool?)null)) + Show(x | await Step.Of("b", true)) + Show(await Step.Of("c", x) ^ true);
            x.GetValueOrDefault();
        }

        return text;
    }

    [Case, Coroutine, Covers("A10", "A40")]
    internal static async Coroutine<string> Dynamics()
    {
        var text = "";
        foreach (dynamic d in new object[] { true, false })
        {
            text += (d && await Step.Of("a", true)) + " ";
            text += (d || await Step.Of("b", false)) + " ";
            if (d && await Step.Of("c", false))
                text += "if ";
        }

        foreach (dynamic d in new object[] { Yes, No, Maybe, new Special("special", true) })
        {
            text += (d && await Step.Of("d", Yes)) + " ";
            text += (d || await Step.Of("e", No)) + " ";
            var either = d || await Step.Of("f", Maybe);
            if (either)
                text += "if ";
            while (d && await Step.Of("g", No))
                text += "while ";
        }

        foreach (dynamic d in new object[] { new Bit(1), new Bit(0) })
            text += (d && await Step.Of("h", new Bit(2)) || await Step.Of("i", new Bit(4))) + " ";

        dynamic yes = true;
        var on = true;
        text += (on && await Step.Of("j", 1) > 0 && yes) + " " + (!on || yes && await Step.Of("k", true)) + " " + (on || yes | await Step.Of("never", true));
        try
        {
            dynamic? none = null;
            text += none && await Step.Of("never", true);
        }
        catch (Microsoft.CSharp.RuntimeBinder.RuntimeBinderException)
        {
            text += "unbound";
        }

        return text;
    }
}
