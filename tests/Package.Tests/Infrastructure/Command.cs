using System.Collections.Concurrent;
using System.Diagnostics;

namespace Package.Tests.Infrastructure;

/// <summary>Runs <c>dotnet</c> as a child process and keeps what it prints.</summary>
internal static class Command
{
    /// <summary>Generous: a build that takes this long hangs.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Runs <c>dotnet</c> with the arguments in the folder.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="environment">Variables to set, beside the machine's own.</param>
    /// <param name="arguments">One string for each argument; nothing is quoted or split.</param>
    public static async Task<CommandResult> Dotnet(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        ForgetTheOuterBuild(start.Environment);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = new Process { StartInfo = start };
        var lines = new ConcurrentQueue<string>();
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'dotnet {string.Join(' ', arguments)}' in {folder} did not end within {Limit.TotalMinutes} minutes. So far it printed:\n{string.Join('\n', lines)}");
        }

        return new CommandResult($"dotnet {string.Join(' ', arguments)}", folder, process.ExitCode, [.. lines]);

        void Keep(string? line)
        {
            if (line is not null)
            {
                lines.Enqueue(line);
            }
        }
    }

    /// <summary>A test run is itself started by a build, whose settings a build in another folder must not inherit.</summary>
    private static void ForgetTheOuterBuild(IDictionary<string, string?> variables)
    {
        foreach (var name in variables.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            variables.Remove(name);
        }

        // A build node that outlived the command would keep its output open.
        variables["MSBUILDDISABLENODEREUSE"] = "1";
        variables["DOTNET_CLI_UI_LANGUAGE"] = "en";
        variables["DOTNET_NOLOGO"] = "1";
    }
}
