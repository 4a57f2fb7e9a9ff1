using System.Diagnostics;

namespace Runtime.Tests.Paired;

/// <summary>
/// Finds a CPython of 3.13 or later and runs programs on it: named by <c>COROUTINES_PYTHON</c>, on the path, or where pyenv keeps them. Where there is none the tests are skipped.
/// </summary>
internal static class CPython
{
    private static readonly Lazy<string?> Found = new(Find);

    /// <summary>Runs <paramref name="program"/>, which stands behind the virtual clock of <c>virtual_loop.py</c>.</summary>
    /// <param name="program">The name of an embedded file.</param>
    /// <param name="input">What it reads from standard input.</param>
    /// <returns>The lines it prints.</returns>
    public static string[] Run(string program, string input = "")
    {
        Assert.SkipWhen(Found.Value is null, "No CPython 3.13 or later was found. Put one on the path, or name it in COROUTINES_PYTHON.");
        var (exitCode, output, error) = Execute(Found.Value!, ["-I", "-c", Read("virtual_loop.py") + Read(program)], input);
        Assert.True(exitCode == 0, $"{program} ended with {exitCode}: {error}");
        return output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Read(string file)
    {
        using var reader = new StreamReader(typeof(CPython).Assembly.GetManifestResourceStream(file)!);
        return reader.ReadToEnd();
    }

    private static string? Find() => Candidates().FirstOrDefault(IsNewEnough);

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("COROUTINES_PYTHON") is { Length: > 0 } named)
        {
            yield return named;
        }

        foreach (var name in new[] { "python3.14", "python3.13", "python3", "python" })
        {
            yield return name;
        }

        var versions = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".pyenv", "versions");
        if (Directory.Exists(versions))
        {
            foreach (var folder in Directory.GetDirectories(versions, "3.1*").OrderDescending(StringComparer.Ordinal))
            {
                yield return Path.Combine(folder, "bin", "python3");
            }
        }
    }

    private static bool IsNewEnough(string python)
    {
        try
        {
            var (exitCode, output, _) = Execute(python, ["-I", "-c", "import sys; print(sys.implementation.name, sys.version_info >= (3, 13))"], "");
            return exitCode == 0 && output.Trim() == "cpython True";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static (int ExitCode, string Output, string Error) Execute(string python, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(python, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("PYTHONASYNCIODEBUG");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{python} did not end within two minutes.");
        }

        return (process.ExitCode, output.Result, error.Result);
    }
}
