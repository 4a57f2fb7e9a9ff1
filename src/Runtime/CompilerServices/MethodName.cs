namespace Coroutines.CompilerServices;

/// <summary>Reads the user's method from the name the C# compiler gives to a state machine.</summary>
internal static class MethodName
{
    /// <summary><c>Work.DoSomeWork</c>, <c>Work.Main.lambda</c>.</summary>
    internal static string Of(Delegate callback)
    {
        var name = callback.Method.Name;
        return Qualify(callback.Method.DeclaringType, name.StartsWith('<') ? Readable(name) : name);
    }

    /// <summary><c>Work.DoSomeWork</c> for the type <c>Work+&lt;DoSomeWork&gt;d__5</c>.</summary>
    internal static string OfStateMachine(Type stateMachine)
    {
        var method = Between(stateMachine.Name, '<', '>');
        // A lambda's state machine is nested in a class of the compiler's, and is called <<Main>b__0_0>d.
        if (stateMachine.Name.StartsWith("<<", StringComparison.Ordinal))
        {
            method = Readable(stateMachine.Name[1..(stateMachine.Name.LastIndexOf('>'))]);
        }

        return Qualify(stateMachine.DeclaringType, method);
    }

    private static string Qualify(Type? container, string method)
    {
        while (container is not null && container.Name.StartsWith('<'))
        {
            container = container.DeclaringType;
        }

        return container is null ? method : $"{WithoutArity(container.Name)}.{method}";
    }

    /// <summary><c>Main.lambda</c> for <c>&lt;Main&gt;b__0_0</c>, <c>Local</c> for <c>&lt;Main&gt;g__Local|0_0</c>.</summary>
    private static string Readable(string name)
    {
        var local = name.IndexOf(">g__", StringComparison.Ordinal);
        if (local < 0)
        {
            return Between(name, '<', '>') + ".lambda";
        }

        var end = name.IndexOf('|', local);
        return name[(local + 4)..(end < 0 ? name.Length : end)];
    }

    private static string Between(string text, char open, char close)
    {
        var start = text.IndexOf(open);
        var end = text.IndexOf(close, start + 1);
        return start < 0 || end < 0 ? text : text[(start + 1)..end];
    }

    private static string WithoutArity(string name)
    {
        var tick = name.IndexOf('`');
        return tick < 0 ? name : name[..tick];
    }
}
