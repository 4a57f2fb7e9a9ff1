// A8, A10, A11, A41, A42, A48: operators of the user, lifted ones, checked ones, implicit conversions.
internal static partial class Conversions
{
    private readonly struct Money(int cents)
    {
        public int Cents => cents;

        public static implicit operator Money(int value) => Val($"convert {value}", new Money(value * 100));

        public static Money operator +(Money a, Money b) => Val($"{a} + {b}", new Money(a.Cents + b.Cents));

        public static Money operator checked +(Money a, Money b) => Val($"checked {a} + {b}", new Money(a.Cents + b.Cents));

        public static bool operator true(Money a) => Val($"true {a}", a.Cents > 0);

        public static bool operator false(Money a) => Val($"false {a}", a.Cents <= 0);

        public static Money operator &(Money a, Money b) => Val($"{a} & {b}", a);

        public static bool operator ==(Money a, Money b) => a.Cents == b.Cents;

        public static bool operator !=(Money a, Money b) => a.Cents != b.Cents;

        public override bool Equals(object? other) => other is Money money && money == this;

        public override int GetHashCode() => cents;

        public override string ToString() => $"{cents}c";
    }

    [Case, Coroutine, Covers("A8")]
    internal static async Coroutine<string> Operators()
    {
        Money a = 1;
        var sum = a + await Step.Of("b", new Money(5)) + 2;
        sum = 3 + await Step.Of("c", new Money(7));
        return sum.ToString();
    }

    private static string Two(Money a, Money b) => $"{a} {b}";

    [Case, Coroutine, Covers("A1", "A48")]
    internal static async Coroutine<string> ConversionBeforeTheAwait()
    {
        return Two(Val("x", 1), await Step.Of("y", 2));
    }

    [Case, Coroutine, Covers("A8", "A11")]
    internal static async Coroutine<string> Lifted()
    {
        int? none = null, some = 3;
        var a = none + await Step.Of("a", 1);
        var b = some + await Step.Of("b", 2);
        bool? c = (bool?)null & await Step.Of("c", (bool?)false);
        var d = some > await Step.Of("d", (int?)2);
        return $"{Show(a)} {Show(b)} {Show(c)} {Show(d)}";
    }

    [Case, Coroutine, Covers("A41")]
    internal static async Coroutine<string> CheckedExpression()
    {
        var big = int.MaxValue;
        var wrapped = unchecked(big + await Step.Of("a", 1));
        try
        {
            return Show(checked(big + await Step.Of("b", 1)));
        }
        catch (OverflowException)
        {
            return Show(wrapped);
        }
    }

    [Case, Coroutine, Covers("A41", "D17")]
    internal static async Coroutine<string> CheckedBlock()
    {
        var big = int.MaxValue;
        try
        {
            checked
            {
                await Step.Of("a");
                big++;
                await Step.Of("never");
            }
        }
        catch (OverflowException)
        {
            Log("overflow");
        }

        unchecked
        {
            big += await Step.Of("b", 1);
        }

        return Show(big);
    }

    [Case, Coroutine, Covers("A41", "B21")]
    internal static async Coroutine<string> CheckedCompound()
    {
        byte small = 250;
        small += (byte)await Step.Of("a", 3);
        try
        {
            checked
            {
                small += (byte)await Step.Of("b", 3);
            }
        }
        catch (OverflowException)
        {
            Log("overflow");
        }

        return Show(small);
    }

    [Case, Coroutine, Covers("A42")]
    internal static async Coroutine<string> Constants()
    {
        const int five = 5;
        byte b = five;
        long l = five + await Step.Of("a", 1);
        uint u = five;
        u += (uint)await Step.Of("c", 2);
        short s = (short)(five + await Step.Of("d", 1));
        return $"{b} {l} {u} {s} {nameof(five)} {sizeof(int)} {default(int)} {typeof(int).Name}";
    }

    [Case, Coroutine, Covers("A48")]
    internal static async Coroutine<string> Covariant()
    {
        IEnumerable<object> items = await Step.Of("items", new List<string> { "a", "b" });
        object boxed = await Step.Of("boxed", 5);
        IComparable comparable = await Step.Of("comparable", 6);
        return $"{Show(items)} {boxed} {comparable}";
    }

    [Case, Coroutine, Covers("A10")]
    internal static async Coroutine<string> UserShortCircuit()
    {
        Money yes = new(1);
        var both = yes && await Step.Of("b", new Money(2));
        return both.ToString();
    }

    [Case, Coroutine, Covers("A40")]
    internal static async Coroutine<string> Dynamic()
    {
        dynamic d = await Step.Of("a", (object)5);
        int n = d + await Step.Of("b", 1);
        return Show(n);
    }

    [Case, Coroutine, Covers("A7")]
    internal static async Coroutine<double> Numbers() => 1 + await Step.Of("a", 2.5) + await Step.Of("b", 3L) + 'a' % await Step.Of("c", 7) + (await Step.Of("d", 8) >> 1);
}
