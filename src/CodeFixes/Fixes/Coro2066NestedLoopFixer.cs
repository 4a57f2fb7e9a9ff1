namespace Coroutines.CodeFixes;

/// <summary><c>Coroutine.Run(Work())</c> and <c>loop.RunUntilComplete(Work())</c> inside a coroutine become <c>await Work()</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Coro2066NestedLoopFixer() : CoroutineFixer(Coro2066NestedLoopAnalyzer.Id)
{
    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        if (place.Call is not { ArgumentList.Arguments: { Count: 1 } arguments } call || !AwaitPlace.Allows(call, place.Model)
            || place.Model.GetTypeInfo(arguments[0].Expression, place.Cancellation).Type is not { } type)
        {
            yield break;
        }

        var isAwaitable = AwaitableForms.IsAwaitable(type, call.SpanStart, place.Model);
        yield return place.Replace("Await the coroutine", call, current =>
        {
            var argument = current.ArgumentList.Arguments[0].Expression;
            return AwaitSyntax.Await(isAwaitable ? argument : Names.Call(Names.Coroutine, "CreateTask", argument), current, call);
        });
    }
}
