namespace Coroutines.CodeFixes;

/// <summary>Awaits what was waited for: <c>t.Result</c> and <c>t.Wait()</c> become <c>await t</c>, <c>WaitAll</c> becomes <c>await WhenAll</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Coro2002SynchronousWaitFixer() : CoroutineFixer(Coro2002SynchronousWaitAnalyzer.Id)
{
    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        if (place.Expression is { } wait && AwaitPlace.Allows(wait, place.Model) && WaitSyntax.Replacement(wait, place.Model, place.Cancellation) is { } awaited)
        {
            yield return place.Replace("Await it", wait, current => AwaitSyntax.Await(awaited(current), current, wait));
        }
    }
}
