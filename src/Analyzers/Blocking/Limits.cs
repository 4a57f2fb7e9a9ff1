using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>Time limits of calls: one of zero asks and does not wait.</summary>
internal static class Limits
{
    /// <summary>True when an argument for a time limit is zero.</summary>
    public static bool AreZero(BlockingUse use)
    {
        foreach (var argument in use.Arguments)
        {
            if (argument.Parameter is { } parameter && IsLimit(parameter) && IsZero(argument.Value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The constant <c>0</c>, <c>TimeSpan.Zero</c>, <c>default</c>, <c>TimeSpan.FromSeconds(0)</c>.</summary>
    public static bool IsZero(IOperation time) => Operands.Strip(time) switch
    {
        { ConstantValue: { HasValue: true, Value: int or long or double } constant } => Convert.ToDouble(constant.Value, System.Globalization.CultureInfo.InvariantCulture) == 0,
        IFieldReferenceOperation { Field.Name: "Zero" } field => IsTimeSpan(field.Field.ContainingType),
        IDefaultValueOperation value => IsTimeSpan(value.Type),
        IObjectCreationOperation { Arguments.IsEmpty: true } creation => IsTimeSpan(creation.Type),
        IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType: { } type }, Arguments.Length: > 0 } call when IsTimeSpan(type)
            => call.Arguments.All(argument => argument.ArgumentKind == ArgumentKind.DefaultValue || IsZero(argument.Value)),
        _ => false,
    };

    private static bool IsLimit(IParameterSymbol parameter)
        => parameter.Name.EndsWith("timeout", StringComparison.OrdinalIgnoreCase) || parameter.Name is "microSeconds" or "milliseconds";

    private static bool IsTimeSpan(ITypeSymbol? type) => type.Is("System", "TimeSpan");
}
