using Microsoft.CodeAnalysis.CSharp;

namespace Coroutines.Generator.Lower;

/// <summary>Hands out names that nothing else in the method uses. Every identifier of the user's body is taken from the start.</summary>
internal sealed class NameAllocator(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = [.. taken];

    public IEnumerable<string> Taken => _taken.OrderBy(n => n, StringComparer.Ordinal);

    public string Take(string wanted)
    {
        // The value of a call of 'Ref' or 'Lock' cannot be named after it.
        if (SyntaxFacts.GetKeywordKind(wanted) != SyntaxKind.None)
            wanted += "Value";
        var name = wanted;
        for (var number = 2; !_taken.Add(name); number++)
            name = wanted + number;
        return name;
    }

    /// <summary>The first free one of several good names.</summary>
    public string TakeFirst(params string[] wanted)
    {
        foreach (var name in wanted)
        {
            if (_taken.Add(name))
                return name;
        }

        return Take(wanted[0]);
    }

    public static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);

    public static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);
}
