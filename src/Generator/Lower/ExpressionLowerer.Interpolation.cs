using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Generator.Lower;

/// <summary>Interpolated strings, and the handlers that take one in part by part.</summary>
/// <example>
/// Before: <c>text.Append($"a{await b}")</c>.
/// Prelude: <c>handler = new(1, 1, text); handler.AppendLiteral("a"); await b; handler.AppendFormatted(b.GetResult());</c>. Left: <c>text.Append(ref handler)</c>.
/// </example>
internal sealed partial class ExpressionLowerer
{
    /// <summary>With an await in a hole C# evaluates every hole before it formats any.</summary>
    private void VisitInterpolation(InterpolatedStringExpressionSyntax text)
    {
        if (context.Model.GetConversion(text, context.Cancellation).IsInterpolatedStringHandler)
        {
            MakeHandler(text);
            return;
        }

        Operands(text.Contents.OfType<InterpolationSyntax>().Select(i => Operand.Value(i.Expression) with { AlwaysSpill = true }));
        foreach (var hole in text.Contents.OfType<InterpolationSyntax>())
            StoreOnce(hole.Expression);
    }

    /// <summary>A handler takes in each part before the next hole is evaluated. It can say that it wants no more.</summary>
    private void MakeHandler(ExpressionSyntax text)
    {
        var operation = context.Model.GetOperation(text, context.Cancellation);
        while (operation is not (null or IInterpolatedStringHandlerCreationOperation))
            operation = operation.Parent;
        if (operation is not IInterpolatedStringHandlerCreationOperation { HandlerCreation: IObjectCreationOperation creation } made)
            throw Unsupported(text);

        var handler = context.Spill("handler", Nameable(made.Type, text));
        var goesOn = made.HandlerCreationHasSuccessParameter || made.HandlerAppendCallsReturnBool ? context.Spill("goesOn", "bool") : null;
        if (goesOn is not null && !made.HandlerCreationHasSuccessParameter)
            Emit($"{goesOn} = true;");
        Emit($"{handler} = new {context.TypeName(made.Type!).TrimEnd('?')}({string.Join(", ", creation.Arguments.Select(a => HandlerArgument(a, made, goesOn)))});");
        foreach (var append in Appends(made.Content))
        {
            if (goesOn is null)
                Append(append);
            else
                _prelude.Add(new If(goesOn, null, Nested(() => Append(append)), null));
        }

        _stored.Add(text);
        var isByReference = made.Parent is IArgumentOperation { Parameter.RefKind: RefKind.Ref };
        renderer.Replace(text, isByReference ? "ref " + handler : handler);

        void Append(IInterpolatedStringAppendOperation part)
        {
            var hole = part.Syntax as InterpolationSyntax;
            if (hole is not null)
                Visit(hole.Expression);
            var call = part.AppendCall switch
            {
                IInvocationOperation known => $"{known.TargetMethod.Name}({string.Join(", ", known.Arguments.Where(a => a.ArgumentKind == ArgumentKind.Explicit).Select(a => AppendArgument(a, hole)))})",
                _ when hole is not null => $"AppendFormatted({DynamicArguments(hole)})",
                _ => throw Unsupported(text),
            };
            Emit($"{(made.HandlerAppendCallsReturnBool ? goesOn + " = " : "")}{handler}.{call};");
        }
    }

    /// <summary>What a hole that is <c>dynamic</c> is appended with; which method that is shows at run time.</summary>
    private string DynamicArguments(InterpolationSyntax hole) =>
        renderer.Render(hole.Expression)
        + (hole.AlignmentClause is { } alignment ? $", alignment: {renderer.Render(alignment.Value)}" : "")
        + (hole.FormatClause is { } format ? $", format: {SymbolDisplay.FormatLiteral(format.FormatStringToken.ValueText, quote: true)}" : "");

    /// <summary>The literals and holes, in order; sums of strings are taken in as one.</summary>
    private static IEnumerable<IInterpolatedStringAppendOperation> Appends(IOperation content) => content switch
    {
        IInterpolatedStringAdditionOperation sum => Appends(sum.Left).Concat(Appends(sum.Right)),
        IInterpolatedStringOperation text => text.Parts.OfType<IInterpolatedStringAppendOperation>(),
        _ => throw Unsupported(content.Syntax),
    };

    private string AppendArgument(IArgumentOperation argument, InterpolationSyntax? hole)
    {
        if (argument.Value.ConstantValue is { HasValue: true, Value: var value } && (hole is null || !hole.Expression.Span.Contains(argument.Value.Syntax.Span)))
            return $"{(hole is null ? "" : argument.Parameter!.Name + ": ")}{(value is null ? "null" : SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false))}";
        return renderer.Render(hole!.Expression);
    }

    /// <summary>What a handler's constructor is given: lengths, the receiver or arguments of the call, and whether it goes on.</summary>
    private string HandlerArgument(IArgumentOperation argument, IInterpolatedStringHandlerCreationOperation made, string? goesOn)
    {
        if (argument.Value is not IInterpolatedStringHandlerArgumentPlaceholderOperation placeholder)
            return SymbolDisplay.FormatPrimitive(argument.Value.ConstantValue.Value!, quoteStrings: true, useHexadecimalNumbers: false);
        var prefix = argument.Parameter!.RefKind switch { RefKind.Ref => "ref ", RefKind.Out => "out ", _ => "" };
        switch (placeholder.PlaceholderKind)
        {
            case InterpolatedStringArgumentPlaceholderKind.TrailingValidityArgument:
                return "out " + goesOn;
            case InterpolatedStringArgumentPlaceholderKind.CallsiteReceiver when Call(made) is IInvocationOperation { Instance: { } called }:
                return prefix + Receiver(called);
            case InterpolatedStringArgumentPlaceholderKind.CallsiteReceiver when Call(made) is IPropertyReferenceOperation { Instance: { } indexed }:
                return prefix + Receiver(indexed);
            case InterpolatedStringArgumentPlaceholderKind.CallsiteArgument when Arguments(Call(made)).FirstOrDefault(a => a.Parameter?.Ordinal == placeholder.ArgumentIndex) is { ArgumentKind: ArgumentKind.Explicit, Syntax: ArgumentSyntax given }:
                return prefix + renderer.Render(given.Expression);
            case InterpolatedStringArgumentPlaceholderKind.CallsiteArgument when Arguments(Call(made)).FirstOrDefault(a => a.Parameter?.Ordinal == placeholder.ArgumentIndex) is { Value.ConstantValue: { HasValue: true, Value: var omitted } }:
                return omitted is null ? "default" : SymbolDisplay.FormatPrimitive(omitted, quoteStrings: true, useHexadecimalNumbers: false);
            default:
                throw Unsupported(made.Syntax);
        }
    }

    private string Receiver(IOperation instance) =>
        instance.Syntax is ExpressionSyntax receiver && !instance.IsImplicit ? renderer.Render(receiver) : renderer.Self();

    private static IOperation? Call(IOperation made)
    {
        while (made.Parent is IConversionOperation or IArgumentOperation)
            made = made.Parent;
        return made.Parent;
    }

    private static IEnumerable<IArgumentOperation> Arguments(IOperation? call) => call switch
    {
        IInvocationOperation method => method.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        IPropertyReferenceOperation indexer => indexer.Arguments,
        _ => [],
    };
}
