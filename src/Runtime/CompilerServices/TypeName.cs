namespace Coroutines.CompilerServices;

/// <summary>Types as C# writes them, for messages.</summary>
internal static class TypeName
{
    /// <summary><c>Task&lt;string&gt;</c> for its awaiter, whatever that is called: the awaitable it belongs to.</summary>
    internal static string OfAwaiter(Type awaiter)
    {
        var name = awaiter.Name;
        var arguments = awaiter.GetGenericArguments();
        if (awaiter.DeclaringType is { } awaitable)
        {
            name = awaitable.Name;
        }

        var plain = WithoutArity(name).Replace("Configured", "", StringComparison.Ordinal);
        foreach (var ending in (ReadOnlySpan<string>)["Awaiter", "Awaitable"])
        {
            if (plain.Length > ending.Length && plain.EndsWith(ending, StringComparison.Ordinal))
            {
                plain = plain[..^ending.Length];
            }
        }

        return plain + Arguments(arguments);
    }

    /// <summary><c>List&lt;int&gt;</c>.</summary>
    internal static string Of(Type type) => Keyword(type) ?? WithoutArity(type.Name) + Arguments(type.GetGenericArguments());

    private static string Arguments(Type[] arguments) => arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(Of))}>";

    private static string? Keyword(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => null,
        TypeCode.Boolean => "bool",
        TypeCode.Char => "char",
        TypeCode.Double => "double",
        TypeCode.Int32 => "int",
        TypeCode.Int64 => "long",
        TypeCode.String => "string",
        _ => type == typeof(object) ? "object" : null,
    };

    private static string WithoutArity(string name)
    {
        var tick = name.IndexOf('`');
        return tick < 0 ? name : name[..tick];
    }
}
