// D1: if, while, do and for, with awaits in every position; break and continue.
internal static partial class Loops
{
    [Case, Coroutine, Covers("F1")]
    internal static async Coroutine<int> Straight()
    {
        Log("begins");
        var a = await Step.Of("a", 1);
        Log("a", a);
        int b = await Step.Of("b", 2), c = b + 1, d = await Step.Of("d", c);
        await Step.Of("e");
        ;
        return a + b + c + d;
    }

    [Case, Coroutine, Covers("G-expression")]
    internal static async Coroutine NoAwaits() => Log("nothing");

    [Case, Coroutine, Covers("D1")]
    internal static async Coroutine<string> Ifs()
    {
        var text = "";
        for (var i = 0; i < 3; i++)
        {
            if (await Step.Of("first", i == 0))
                text += "a";
            else if (await Step.Of("second", i == 1))
            {
                text += "b";
                await Step.Of("in b");
            }
            else
                text += await Step.Of("c", "c");
        }

        return text;
    }

    [Case, Coroutine, Covers("D1")]
    internal static async Coroutine<int> While()
    {
        var n = 0;
        while (await Step.Of("more", n < 4))
        {
            n++;
            if (n == 2)
                continue;
            if (n == 3)
                break;
            Log("n", n);
        }

        return n;
    }

    [Case, Coroutine, Covers("D1")]
    internal static async Coroutine<int> Do()
    {
        var n = 0;
        do
        {
            n++;
            if (n == 2)
                continue;
            n += await Step.Of("step", 1);
            if (n > 5)
                break;
        }
        while (await Step.Of("more", n < 6));
        return n;
    }

    [Case, Coroutine, Covers("D1")]
    internal static async Coroutine<string> For()
    {
        var text = "";
        for (int i = await Step.Of("from", 0), j = 9; i < await Step.Of("to", 3); i += await Step.Of("by", 1), j--)
        {
            if (i == 1)
                continue;
            text += $"{i}{j} ";
        }

        return text;
    }

    [Case, Coroutine, Covers("D1")]
    internal static async Coroutine<string> ForBody()
    {
        var text = "";
        for (var i = 0; i < 3; i++)
        {
            var square = i * i;
            if (i == 1)
                continue;
            await Step.Of("body");
            text += $"{i}:{square} ";
        }

        for (; ; )
        {
            if (text.Length > 12)
                break;
            text += await Step.Of("x", "x___");
        }

        return text;
    }

    [Case, Coroutine, Covers("D1", "I11")]
    internal static async Coroutine<string> Nested()
    {
        var text = "";
        for (var i = 0; i < 2; i++)
        {
            var j = 0;
            while (true)
            {
                j++;
                if (j == 2)
                    continue;
                if (j > 3)
                    break;
                foreach (var k in (int[])[1, 2])
                {
                    if (k == j)
                        continue;
                    text += await Step.Of("inner", $"{i}{j}{k} ");
                    if (i == 1)
                        break;
                }
            }
        }

        return text;
    }

    [Case, Coroutine, Covers("D1")]
    internal static async Coroutine<int> ReturnFromTheMiddle()
    {
        while (true)
        {
            for (var i = 0; ; i++)
            {
                if (i == await Step.Of("two", 2))
                    return i;
                if (i > 5)
                    throw new InvalidOperationException("too far");
            }
        }
    }

    [Case, Coroutine, Covers("D1")]
    internal static async Coroutine<int> LoopsWithoutAwaitsBetween()
    {
        var sum = 0;
        for (var i = 0; i < 5; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (j == 3)
                    break;
                sum += j;
            }

            if (i == 2)
                sum += await Step.Of("a", 10);
            do
            {
                sum++;
                if (sum % 2 == 0)
                    continue;
            }
            while (sum % 3 != 0);
        }

        return sum;
    }

    [Case, Coroutine, Covers("F1")]
    internal static async Coroutine<string> SameNamesInSiblings()
    {
        var text = "";
        {
            var x = await Step.Of("int", 1);
            await Step.Of("a");
            text += x;
        }
        {
            var x = await Step.Of("string", "s");
            await Step.Of("b");
            text += x;
        }
        if (text.Length == 2)
        {
            double x = 2.5;
            await Step.Of("c");
            text += Show(x);
        }

        return text;
    }

    [Case, Coroutine, Covers("F6")]
    internal static async Coroutine<int> DeclaredAnewInALoop()
    {
        var sum = 0;
        for (var i = 0; i < 3; i++)
        {
            int fresh;
            if (i == 0)
                fresh = await Step.Of("a", 5);
            else
                fresh = i;
            await Step.Of("b");
            sum += fresh;
        }

        return sum;
    }

    [Case, Coroutine, Covers("F6")]
    internal static async Coroutine<string> LateAssigned()
    {
        string text;
        int number;
        if (await Step.Of("a", true))
        {
            text = "yes";
            number = 1;
        }
        else
        {
            text = await Step.Of("never", "no");
            number = 2;
        }

        await Step.Of("b");
        return text + number;
    }
}
