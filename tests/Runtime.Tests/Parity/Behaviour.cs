using System.Reflection;

namespace Runtime.Tests.Parity;

/// <summary>A behaviour that CPython's test suite for asyncio has a test of.</summary>
/// <param name="Id">Its name, <c>area.behaviour</c>.</param>
/// <param name="Text">What happens, in our words.</param>
/// <param name="Python">The tests of CPython 3.13 that show it, as <c>file.Class.test</c>; a star stands for all of a class.</param>
/// <param name="Verdict">One of <see cref="Verdicts"/>.</param>
/// <param name="Why">The rule or type that has it here, or the reason why it is different or not applicable.</param>
internal sealed record Behaviour(string Id, string Text, IReadOnlyList<string> Python, string Verdict, string Why)
{
    public const string Same = "same";
    public const string Different = "different";
    public const string NotApplicable = "not applicable";

    public static readonly IReadOnlyList<string> Verdicts = [Same, Different, NotApplicable];

    public string Area => Id[..Id.IndexOf('.')];

    /// <summary>All of them, by area, in the order of the files' lines.</summary>
    public static IReadOnlyList<Behaviour> All { get; } = [.. ReadAll()];

    /// <summary>Our tests by the behaviour that they show.</summary>
    public static ILookup<string, MethodInfo> Tests { get; } = typeof(Behaviour).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .SelectMany(method => method.GetCustomAttribute<AsyncioAttribute>()?.Behaviours.Select(id => (id, method)) ?? [])
        .OrderBy(pair => pair.method.DeclaringType!.Name, StringComparer.Ordinal)
        .ThenBy(pair => pair.method.Name, StringComparer.Ordinal)
        .ToLookup(pair => pair.id, pair => pair.method);

    private static IEnumerable<Behaviour> ReadAll()
    {
        var assembly = typeof(Behaviour).Assembly;
        foreach (var file in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".tsv", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(file)!);
            foreach (var line in reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
            {
                var cells = line.Split('\t');
                Assert.True(cells.Length == 5, $"{file} has a line with {cells.Length} cells instead of 5: {line}");
                yield return new Behaviour(cells[0], cells[1], cells[2].Split(' '), cells[3], cells[4]);
            }
        }
    }
}
