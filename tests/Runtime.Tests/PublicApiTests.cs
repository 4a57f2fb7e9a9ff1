using System.ComponentModel;
using System.Reflection;
using System.Text;
using Coroutines;

namespace Runtime.Tests;

/// <summary>The public surface, for users: a change to it shows in review. What only generated code calls is left out.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_as_verified()
    {
        var actual = Describe();
        var expected = Read("PublicApi.verified.txt");
        if (actual == expected)
        {
            return;
        }

        var received = Path.Combine(AppContext.BaseDirectory, "PublicApi.received.txt");
        File.WriteAllText(received, actual);
        Assert.Fail($"The public surface has changed. If that is meant, copy {received} over PublicApi.verified.txt.");
    }

    private static string Describe()
    {
        var text = new StringBuilder();
        foreach (var type in typeof(EventLoop).Assembly.GetExportedTypes().Where(IsForUsers).OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Name(type)).Append('\n');
            var members = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(IsForUsers)
                .Where(m => m is not MethodInfo { IsSpecialName: true } || m.Name.StartsWith("op_", StringComparison.Ordinal))
                .Where(m => m is not Type)
                .Select(Describe)
                .Order(StringComparer.Ordinal);
            foreach (var member in members)
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static bool IsForUsers(MemberInfo member) =>
        member.GetCustomAttribute<EditorBrowsableAttribute>() is not { State: EditorBrowsableState.Never };

    private static string Describe(MemberInfo member) => member switch
    {
        MethodInfo method => $"{Name(method.ReturnType)} {method.Name}{Generic(method)}({Parameters(method)})",
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        PropertyInfo property => $"{Name(property.PropertyType)} {property.Name} {{ {(property.CanRead ? "get; " : "")}{(property.SetMethod?.IsPublic == true ? "set; " : "")}}}",
        FieldInfo field => $"{Name(field.FieldType)} {field.Name}",
        _ => member.ToString()!,
    };

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p =>
        $"{(p.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")}{Name(p.ParameterType)} {p.Name}{(p.IsOptional ? " = …" : "")}"));

    private static string Name(Type type)
    {
        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        var name = type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;
        var tick = name.IndexOf('`');
        return tick < 0 ? name : $"{name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>{(name.Contains('.') ? name[name.LastIndexOf('.')..] : "")}";
    }

    private static string Read(string file)
    {
        using var stream = typeof(PublicApiTests).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
