namespace Coroutines.CodeFixes;

/// <summary><c>Thread.Sleep(ms)</c> becomes <c>await Coroutine.Sleep(TimeSpan.FromMilliseconds(ms))</c>, a sleep of 0 <c>await Coroutine.Yield()</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Coro2001ThreadSleepFixer() : CoroutineFixer(Coro2001ThreadSleepAnalyzer.Id)
{
    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        if (place.Call is { } call && AwaitPlace.Allows(call, place.Model) && SleepSyntax.Replacement(call, place.Model, FixHints.UsesPool(place.Diagnostic), place.Cancellation) is { } replacement)
        {
            yield return place.Replace("Sleep without blocking the event loop", call, current => AwaitSyntax.Await(replacement(current), current, call));
        }
    }
}
