namespace Package.Tests.Infrastructure;

/// <summary>What a command printed and how it ended.</summary>
internal sealed record CommandResult(string Command, string Folder, int ExitCode, IReadOnlyList<string> Lines)
{
    /// <summary>Fails with everything the command printed unless it ended with 0.</summary>
    public CommandResult MustSucceed()
    {
        Assert.True(ExitCode == 0, $"The command failed.\n{this}");
        return this;
    }

    /// <summary>Fails with everything the command printed if it ended with 0.</summary>
    public CommandResult MustFail()
    {
        Assert.True(ExitCode != 0, $"The command was to fail.\n{this}");
        return this;
    }

    /// <summary>Fails with everything the command printed unless a line contains the text.</summary>
    public CommandResult MustPrint(string text)
    {
        Assert.True(Lines.Any(line => line.Contains(text, StringComparison.Ordinal)), $"Nothing says '{text}'.\n{this}");
        return this;
    }

    /// <summary>Fails with everything the command printed if a line contains the text.</summary>
    public CommandResult MustNotPrint(string text)
    {
        Assert.False(Lines.Any(line => line.Contains(text, StringComparison.Ordinal)), $"A line says '{text}'.\n{this}");
        return this;
    }

    /// <inheritdoc />
    public override string ToString() => $"'{Command}' in {Folder} ended with {ExitCode} and printed:\n{string.Join('\n', Lines)}";
}
