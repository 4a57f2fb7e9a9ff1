using Microsoft.CodeAnalysis.Simplification;

namespace Coroutines.CodeFixes;

/// <summary>Names of types, written in full and shortened afterwards as far as the file's usings allow.</summary>
internal static class Names
{
    public static NameSyntax Coroutine => Shortened("global::Coroutines.Coroutine");

    public static NameSyntax CoroutineAttribute => Shortened("global::Coroutines.CoroutineAttribute");

    public static NameSyntax AsyncLock => Shortened("global::Coroutines.AsyncLock");

    public static NameSyntax BlockingAttribute => Shortened("global::Coroutines.BlockingAttribute");

    public static NameSyntax NonBlockingAttribute => Shortened("global::Coroutines.NonBlockingAttribute");

    public static NameSyntax TimeSpan => Shortened("global::System.TimeSpan");

    public static NameSyntax Task => Shortened("global::System.Threading.Tasks.Task");

    public static NameSyntax Exception => Shortened("global::System.Exception");

    public static NameSyntax OperationCanceledException => Shortened("global::System.OperationCanceledException");

    /// <summary><c>Type.Member(arguments)</c></summary>
    public static InvocationExpressionSyntax Call(NameSyntax type, string member, params ExpressionSyntax[] arguments)
        => SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, type, SyntaxFactory.IdentifierName(member)),
            SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(arguments.Select(SyntaxFactory.Argument))));

    private static NameSyntax Shortened(string name)
        => SyntaxFactory.ParseName(name).WithAdditionalAnnotations(Simplifier.Annotation);
}
