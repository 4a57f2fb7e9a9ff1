using System.Globalization;
using System.Text;
using Coroutines.Generator.Model;

namespace Coroutines.Generator.Resolve;

/// <summary>The redirected calls of one file, and the name of the file with their interceptors.</summary>
internal sealed record CallFile(string FileName, EquatableArray<CallSite> Calls);

/// <summary>
/// Sorts the calls by the files they stand in. An interceptor holds the checksum of its file, so an edit changes the interceptors of that file; those of the
/// others stay what they are.
/// </summary>
internal static class CallFiles
{
    public static IEnumerable<CallFile> Of(IEnumerable<CallSite> calls)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in calls.GroupBy(c => c.File).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var name = Plain(System.IO.Path.GetFileNameWithoutExtension(file.Key)) + ".Interceptors";
            var free = name;
            for (var number = 2; !taken.Add(free); number++)
                free = name + number.ToString(CultureInfo.InvariantCulture);
            yield return new(free + ".g.cs", file.ToEquatable());
        }
    }

    /// <summary>What is left of a file's name by the characters that Roslyn allows in the names of generated files.</summary>
    private static string Plain(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
            text.Append(char.IsLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_');
        return text.Length == 0 ? "Calls" : text.ToString();
    }
}
