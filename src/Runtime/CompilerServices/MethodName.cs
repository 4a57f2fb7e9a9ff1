using System.Runtime.CompilerServices;

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
        while (container is not null && IsMadeByACompiler(container))
        {
            // What the user wrote in a method stands in its frame's Resume.
            if (method.StartsWith("Resume.", StringComparison.Ordinal) && container.Name.EndsWith("Frame", StringComparison.Ordinal))
            {
                method = container.Name[..^"Frame".Length] + method["Resume".Length..];
            }

            container = container.DeclaringType;
        }

        return container is null ? method : $"{WithoutArity(container.Name)}.{method}";
    }

    /// <summary>The C# compiler's classes for lambdas, and our frames with the class around them.</summary>
    private static bool IsMadeByACompiler(Type type) =>
        type.Name.StartsWith('<')
        || typeof(IAsyncStateMachine).IsAssignableFrom(type)
        || type.Name.StartsWith("CoroutineFrames", StringComparison.Ordinal);

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
