// D11: switch statements whose sections await.
internal static partial class Switches
{
    [Case, Coroutine, Covers("D11", "I10")]
    internal static async Coroutine<string> Sections()
    {
        var text = "";
        for (var i = 0; i < 5; i++)
        {
            switch (i)
            {
                case 0:
                    text += await Step.Of("zero", "z");
                    break;
                case 1:
                case 2:
                    text += "low";
                    if (i == 2)
                        continue;
                    await Step.Of("low");
                    break;
                case 3:
                    return text + await Step.Of("three", "end");
                default:
                    text += "never";
                    break;
            }

            text += ".";
        }

        return text;
    }

    [Case, Coroutine, Covers("D11", "A35")]
    internal static async Coroutine<string> Patterns()
    {
        var text = "";
        foreach (object? o in new object?[] { 5, "text", 20, null, 2.5 })
        {
            switch (o)
            {
                case int n and > 10:
                    text += n + await Step.Of("big", 1);
                    break;
                case int n:
                    await Step.Of("small");
                    text += n;
                    break;
                case string { Length: var length } s:
                    text += s + length;
                    await Step.Of("string");
                    text += s;
                    break;
                case null:
                    await Step.Of("null");
                    text += "null";
                    break;
                default:
                    text += await Step.Of("other", "?");
                    break;
            }
        }

        return text;
    }

    [Case, Coroutine, Covers("D11")]
    internal static async Coroutine<string> Strings()
    {
        var text = "";
        foreach (var s in new[] { "a", "b", "c" })
        {
            switch (await Step.Of("s", s))
            {
                case "a":
                    text += await Step.Of("A", "A");
                    break;
                case "b" when text.Length > 0:
                    try
                    {
                        text += await Step.Of("B", "B");
                    }
                    finally
                    {
                        Log("finally");
                    }

                    break;
            }
        }

        return text;
    }

    [Case, Coroutine, Covers("D11")]
    internal static async Coroutine<string> SharedScope()
    {
        var text = "";
        for (var i = 0; i < 2; i++)
        {
            switch (i)
            {
                case 0:
                    int shared = await Step.Of("a", 5);
                    text += shared;
                    break;
                default:
                    shared = 7;
                    await Step.Of("b");
                    text += shared;
                    break;
            }
        }

        return text;
    }

    [Case, Coroutine, Covers("D11", "I10")]
    internal static async Coroutine<string> Nested()
    {
        var text = "";
        for (var i = 0; i < 2; i++)
        {
            switch (i)
            {
                case 0:
                    while (true)
                    {
                        switch (await Step.Of("inner", text.Length))
                        {
                            case 0:
                                text += "x";
                                continue;
                            case 1:
                                text += "y";
                                break;
                            default:
                                goto done;
                        }
                    }

                done:
                    text += "done";
                    break;
                case 1:
                    text += await Step.Of("one", "1");
                    break;
            }
        }

        return text;
    }

    [Case, Coroutine, Covers("A35")]
    internal static async Coroutine<string> ExpressionArms()
    {
        var text = "";
        foreach (object o in new object[] { 1, "two", 30 })
        {
            text += o switch
            {
                int n when n > 10 => n + await Step.Of("big", 1),
                int n => await Step.Of("int", n),
                string s => (await Step.Of("string", s)).Length,
                _ => throw new InvalidOperationException("never"),
            };
        }

        return text;
    }

    [Case, Coroutine, Covers("A35")]
    internal static async Coroutine<string> NoArmFits()
    {
        var n = 5;
        try
        {
            return n switch
            {
                1 => await Step.Of("never", "1"),
                2 => "2",
            };
        }
        catch (InvalidOperationException e)
        {
            await Step.Of("a");
            return e.GetType().Name;
        }
    }
}
