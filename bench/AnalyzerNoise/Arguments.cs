namespace Coroutines.Bench.AnalyzerNoise;

/// <summary>What is looked at.</summary>
/// <param name="Folders">The sources.</param>
/// <param name="Libraries">Folders with assemblies that the sources reference.</param>
/// <param name="Symbols">Preprocessor symbols, beside those of the framework.</param>
internal sealed record Arguments(IReadOnlyList<string> Folders, IReadOnlyList<string> Libraries, IReadOnlyList<string> Symbols)
{
    public const string Usage = "usage: AnalyzerNoise FOLDER… [--libraries FOLDER]… [--define SYMBOL]…";

    /// <summary>Null when they make no sense.</summary>
    public static Arguments? Parse(string[] words)
    {
        var lists = new Dictionary<string, List<string>> { [""] = [], ["--libraries"] = [], ["--define"] = [] };
        for (var i = 0; i < words.Length; i++)
        {
            var option = lists.ContainsKey(words[i]) ? words[i++] : "";
            if (i == words.Length || words[i].StartsWith('-'))
            {
                return null;
            }

            lists[option].Add(words[i]);
        }

        return lists[""].Count > 0 && lists[""].TrueForAll(Directory.Exists) ? new(lists[""], lists["--libraries"], lists["--define"]) : null;
    }
}
