namespace Coroutines.CodeFixes;

/// <summary>
/// Awaits the awaitable form that the catalog names (<c>client.Send(r)</c> becomes <c>await client.SendAsync(r)</c>),
/// makes a loop over lines or elements an <c>await foreach</c>, or puts the call onto another thread.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class BlockingCallFixer() : CoroutineFixer([.. CatalogRule.All.Keys, Coro2060AwaitableSiblingAnalyzer.Id, Coro2062BlockingHelperAnalyzer.Id, Coro2062BlockingHelperAnalyzer.FactId])
{
    private protected override IEnumerable<Fix> Find(FixPlace place)
    {
        if (place.Expression is not { } blocking || !AwaitPlace.Allows(blocking, place.Model))
        {
            yield break;
        }

        var usesPool = FixHints.UsesPool(place.Diagnostic);
        if (AwaitedForms.OfName(blocking, FixHints.Form(place.Diagnostic), place.Model) is { } named)
        {
            yield return place.Replace(named.Title, named.Node, current => named.Change(current, usesPool));
        }

        if (AwaitedForms.OnThread(blocking, place.Model, place.Cancellation) is { } moved)
        {
            yield return place.Replace(moved.Title, moved.Node, current => moved.Change(current, usesPool), place.Diagnostic.Id + ".ToThread") with { Moved = moved.Node };
        }
    }
}
