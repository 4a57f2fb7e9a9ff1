namespace Coroutines.CodeFixes;

/// <summary>Names for variables that keep tasks.</summary>
internal static class TaskNames
{
    /// <summary>
    /// <c>saveTask</c> for <c>CreateTask(Save())</c>. Of several dropped tasks of one name each gets the next number that
    /// is free, so that all of a member can be kept.
    /// </summary>
    public static string For(InvocationExpressionSyntax call, SemanticModel model)
    {
        var member = call.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? call.SyntaxTree.GetRoot();
        var wanted = Wanted(call);
        var before = member.DescendantNodes().OfType<ExpressionStatementSyntax>()
            .Count(statement => statement.SpanStart < call.SpanStart && statement.Expression is InvocationExpressionSyntax other && Makes(other) && Wanted(other) == wanted);
        var taken = new HashSet<string>(model.LookupSymbols(call.SpanStart).Where(symbol => symbol is ILocalSymbol or IParameterSymbol).Select(symbol => symbol.Name)
            .Concat(member.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)));
        return Numbered(wanted).Where(name => !taken.Contains(name)).ElementAt(before);
    }

    private static bool Makes(InvocationExpressionSyntax call) => NameOf(call) is "CreateTask" or "EnsureFuture";

    private static string Wanted(InvocationExpressionSyntax call)
        => call.ArgumentList.Arguments.FirstOrDefault()?.Expression is InvocationExpressionSyntax coroutine && NameOf(coroutine) is { Length: > 0 } name
            ? char.ToLowerInvariant(name[0]) + name.Substring(1) + "Task"
            : "task";

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => null,
    };

    private static IEnumerable<string> Numbered(string name)
    {
        yield return name;
        for (var number = 2; ; number++)
        {
            yield return name + number;
        }
    }
}
