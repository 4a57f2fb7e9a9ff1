namespace Tutorial.Tests;

/// <summary>Collects what is written to the console, output and errors in one.</summary>
internal static class ConsoleOutput
{
    /// <summary>Runs the action and returns what it wrote. The console is one for the process, so only one test at a time may use this.</summary>
    public static string Of(Action action)
    {
        var (output, errors) = (Console.Out, Console.Error);
        using var writer = new StringWriter { NewLine = "\n" };
        Console.SetOut(writer);
        Console.SetError(writer);
        try
        {
            action();
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }

        return writer.ToString();
    }
}
