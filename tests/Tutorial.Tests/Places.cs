using System.Text.RegularExpressions;
using Coroutines.CompilerServices;

namespace Tutorial.Tests;

/// <summary>
/// The places in the text of tasks: <c>&lt;Task pending name='work' coro=&lt;MakeATask.DoSomeWork() running at MakeATask.cs:28&gt;&gt;</c>.
/// Only rewritten coroutines know them, so they are left out of the comparison when the lessons were built with <c>CoroutinesRewrite=false</c>.
/// </summary>
internal static partial class Places
{
    /// <summary>True when the lessons were built with the rewriting on.</summary>
    public static bool AreKnown { get; } = typeof(Lesson).Assembly.GetTypes().Any(type => typeof(ICoroutineFrame).IsAssignableFrom(type));

    public static string Without(string text) => Place().Replace(text, "");

    [GeneratedRegex(@"(?<=\(\) (running|done))(, defined)? at [\w.]+:\d+")]
    private static partial Regex Place();
}
