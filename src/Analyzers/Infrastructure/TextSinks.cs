using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>
/// The methods that take an <c>object</c> and make nothing but text of it: those of the BCL, and those of this compilation
/// whose body shows it. Any other method could store the coroutine and await it later, so passing one to it is no certain mistake.
/// </summary>
internal static class TextSinks
{
    private static readonly HashSet<string> Types =
    [
        "System.Console",
        "System.Diagnostics.Debug",
        "System.Diagnostics.Trace",
        "System.IO.TextWriter",
        "System.IO.StreamWriter",
        "System.IO.StringWriter",
        "System.String",
        "System.Text.StringBuilder",
        "System.Convert",
        "Microsoft.Extensions.Logging.LoggerExtensions",
    ];

    /// <summary>True when the boxed value is an argument of such a method, or an operand of a string's <c>+</c>.</summary>
    public static bool Takes(IConversionOperation boxed)
    {
        IOperation value = boxed;
        while (value.Parent is IConversionOperation or IParenthesizedOperation)
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } => true,
            IArgumentOperation { Parent: IInvocationOperation call } argument
                => IsSink(call.TargetMethod) || ParameterUse.OnlyBecomesText(argument.Parameter?.OriginalDefinition),
            IArrayInitializerOperation { Parent: IArrayCreationOperation { IsImplicit: true, Parent: IArgumentOperation { Parent: IInvocationOperation call } } } => IsSink(call.TargetMethod),
            ICollectionExpressionOperation { IsImplicit: true, Parent: IArgumentOperation { Parent: IInvocationOperation call } } => IsSink(call.TargetMethod),
            _ => false,
        };
    }

    private static bool IsSink(IMethodSymbol method) => Types.Contains(method.ContainingType.FullName());
}
