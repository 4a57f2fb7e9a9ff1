namespace Coroutines.CodeFixes;

/// <summary><c>await Requests.Get(url)</c> becomes <c>await Requests.GetAsync(url)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class Coro3011NotAwaitableFixer() : CoroutineFixer(Coro3011NotAwaitableAnalyzer.Id)
{
    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        if (place.Call is not { } call
            || place.Model.GetSymbolInfo(call, place.Cancellation).Symbol is not IMethodSymbol method
            || AwaitableForms.Find(call, method, place.Model, !FixHints.UsesPool(place.Diagnostic)) is not { } form)
        {
            yield break;
        }

        var replacement = form.Name is { } name
            ? current => AwaitableForms.Renamed(current, name) ?? current
            : SleepSyntax.Replacement(call, place.Model, FixHints.UsesPool(place.Diagnostic), place.Cancellation);
        if (replacement is not null)
        {
            yield return place.Replace($"Use {form.InMessage}", call, current => replacement(current).WithTriviaFrom(current));
        }
    }
}
