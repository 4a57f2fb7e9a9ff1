using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Coroutines.CodeFixes;

/// <summary>
/// <c>future.SetResult(Compute())</c> becomes <c>var value = Compute(); future.Loop.CallSoonThreadSafe(() => future.SetResult(value))</c>: the call goes to the
/// loop's thread, what has to be computed for it stays.
/// </summary>
internal sealed class PostedCall
{
    private readonly InvocationExpressionSyntax call;
    private readonly LoopInScope loop;
    private readonly IReadOnlyList<(int Argument, string Name)> computed;

    private PostedCall(InvocationExpressionSyntax call, LoopInScope loop, IReadOnlyList<(int Argument, string Name)> computed)
    {
        this.call = call;
        this.loop = loop;
        this.computed = computed;
    }

    /// <summary>Null where the call's value is used, no loop can be named, or the receiver may be another by then.</summary>
    public static PostedCall? Of(FixPlace place, InvocationExpressionSyntax call, IInvocationOperation operation)
    {
        if (!IsUnused(call, place.Model)
            || call.Expression is not MemberAccessExpressionSyntax { Expression: { } receiver }
            || operation.TargetMethod.IsStatic || operation.Instance is not { Type: { } type }
            || call.ArgumentList.Arguments.Any(argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || argument.Expression is DeclarationExpressionSyntax)
            || type.Name != "EventLoop" && !Steady.Is(receiver, place.Model, place.Cancellation)
            || LoopOf(receiver, type, place) is not { } loop)
        {
            return null;
        }

        var taken = new HashSet<string>(place.Model.LookupSymbols(call.SpanStart).Select(symbol => symbol.Name));
        var computed = new List<(int, string)>();
        for (var i = 0; i < call.ArgumentList.Arguments.Count; i++)
        {
            var argument = call.ArgumentList.Arguments[i].Expression;
            if (!Steady.Is(argument, place.Model, place.Cancellation))
            {
                if (Parameter(operation, call.ArgumentList.Arguments[i]) is not { } parameter)
                {
                    return null;
                }

                computed.Add((i, FreeName(parameter.Name, taken)));
            }
        }

        return computed.Count == 0 || call.Parent is ExpressionStatementSyntax { Parent: BlockSyntax } or LambdaExpressionSyntax ? new PostedCall(call, loop, computed) : null;
    }

    /// <summary>Nothing asks for the value of the call, nor for that of the lambda whose body it is.</summary>
    public static bool IsUnused(ExpressionSyntax call, SemanticModel model) => call.Parent switch
    {
        ExpressionStatementSyntax => true,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax } => true,
        LambdaExpressionSyntax lambda => model.GetSymbolInfo(lambda).Symbol is IMethodSymbol { ReturnsVoid: true }
            || lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax offloads } && (IsUnused(offloads, model) || offloads.Parent is AwaitExpressionSyntax { Parent: ExpressionStatementSyntax }),
        _ => false,
    };

    public static ArgumentListSyntax Arguments(IReadOnlyList<ArgumentSyntax> arguments)
        => ArgumentList(SeparatedList(arguments, Enumerable.Repeat(Token(SyntaxKind.CommaToken).WithTrailingTrivia(Space), Math.Max(0, arguments.Count - 1))));

    public Fix Fix(string title, string key) => new(title, key, editor =>
    {
        if (computed.Count > 0 && call.Parent is LambdaExpressionSyntax lambda)
        {
            editor.ReplaceNode(lambda, (current, _) => WithBlock((LambdaExpressionSyntax)current));
        }
        else
        {
            if (computed.Count > 0)
            {
                editor.InsertBefore(call.Parent!, Variables(call));
            }

            editor.ReplaceNode(call, (current, _) => Posted((InvocationExpressionSyntax)current).WithTriviaFrom(current));
        }

        loop.Declare(editor);
    });

    private static LoopInScope? LoopOf(ExpressionSyntax receiver, ITypeSymbol type, FixPlace place)
        => type.Name == "EventLoop" ? new(receiver)
            : LoopBound.IsFuture(type) ? new(MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, receiver.WithoutTrivia(), IdentifierName("Loop")))
            : LoopInScope.At(receiver, place.Model);

    private static IParameterSymbol? Parameter(IInvocationOperation operation, ArgumentSyntax argument)
        => operation.Arguments.FirstOrDefault(candidate => candidate.Syntax == argument)?.Parameter;

    private static string FreeName(string wanted, HashSet<string> taken)
    {
        var name = wanted;
        for (var number = 2; !taken.Add(name); number++)
        {
            name = wanted + number;
        }

        return name;
    }

    private LambdaExpressionSyntax WithBlock(LambdaExpressionSyntax lambda)
    {
        var current = (InvocationExpressionSyntax)lambda.ExpressionBody!;
        var block = Block(List([.. Variables(current), ExpressionStatement(Posted(current.WithoutTrivia()))])).WithAdditionalAnnotations(Formatter.Annotation);
        return lambda.WithBody(block).WithTriviaFrom(lambda);
    }

    private IEnumerable<StatementSyntax> Variables(InvocationExpressionSyntax current)
        => computed.Select(variable => LocalDeclarationStatement(VariableDeclaration(
                IdentifierName("var"),
                SingletonSeparatedList(VariableDeclarator(Identifier(variable.Name), null, EqualsValueClause(current.ArgumentList.Arguments[variable.Argument].Expression.WithoutTrivia())))))
            .WithAdditionalAnnotations(Formatter.Annotation));

    /// <summary><c>loop.CallSoonThreadSafe(() => call)</c></summary>
    private InvocationExpressionSyntax Posted(InvocationExpressionSyntax current)
    {
        var arguments = current.ArgumentList.Arguments;
        foreach (var (argument, name) in computed)
        {
            arguments = arguments.Replace(arguments[argument], arguments[argument].WithExpression(IdentifierName(name)));
        }

        var body = current.WithArgumentList(current.ArgumentList.WithArguments(arguments)).WithoutTrivia();
        var lambda = ParenthesizedLambdaExpression(ParameterList().WithTrailingTrivia(Space), block: null, expressionBody: body)
            .WithArrowToken(Token(SyntaxKind.EqualsGreaterThanToken).WithTrailingTrivia(Space));
        return InvocationExpression(
            MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, loop.Expression.WithoutTrivia(), IdentifierName("CallSoonThreadSafe")),
            Arguments([Argument(lambda)]));
    }
}
