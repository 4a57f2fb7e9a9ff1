using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Coroutines.Generator.Resolve;
using System.Reflection;

namespace Generator.Tests.Architecture;

/// <summary>What flows through the pipeline is values: a symbol or syntax node would keep compilations alive, and nothing would be cached.</summary>
public sealed class ModelTests
{
    private static readonly Assembly Generator = typeof(MethodModel).Assembly;

    [Fact]
    public void ModelsHoldNoRoslynTypes()
    {
        var models = Reachable(typeof(MethodModel), typeof(InliningPlan), typeof(MethodPlan), typeof(Coroutines.Generator.Emit.EmitOptions), typeof(CallFile));
        Assert.Contains(typeof(AwaitPoint), models);
        Assert.Contains(typeof(Text), models);
        Assert.All(models, type => Assert.DoesNotContain(Fields(type), f => IsRoslyn(f.FieldType)));
    }

    [Fact]
    public void ModelsAreComparedByValue() => Assert.All(
        Reachable(typeof(MethodModel), typeof(MethodPlan), typeof(CallFile)).Where(t => t.Assembly == Generator && !t.IsEnum && !t.IsAbstract),
        type => Assert.True(type.GetMethod("Equals", [type]) is not null, $"{type.Name} has no equality of its own"));

    [Fact]
    public void ModelsHoldNoBareArrays() => Assert.All(
        Reachable(typeof(MethodModel), typeof(MethodPlan)).Where(t => t.Assembly == Generator && !t.IsGenericType),
        type => Assert.DoesNotContain(Fields(type), f => f.FieldType.IsArray || f.FieldType.Name.StartsWith("ImmutableArray", StringComparison.Ordinal) || f.FieldType.Name.StartsWith("List", StringComparison.Ordinal)));

    private static IEnumerable<FieldInfo> Fields(Type type) => type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    private static bool IsRoslyn(Type type) => type.FullName?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true || type.GetGenericArguments().Any(IsRoslyn);

    /// <summary>The types of ours that a model can hold, subtypes of abstract ones included.</summary>
    private static HashSet<Type> Reachable(params Type[] roots)
    {
        var found = new HashSet<Type>();
        var work = new Stack<Type>(roots);
        while (work.TryPop(out var type))
        {
            foreach (var argument in type.GetGenericArguments())
                work.Push(argument);
            if (type.Assembly != Generator || !found.Add(type))
                continue;
            foreach (var field in Fields(type))
                work.Push(field.FieldType);
            foreach (var derived in Generator.GetTypes().Where(t => t.BaseType == type))
                work.Push(derived);
        }

        return found;
    }
}
