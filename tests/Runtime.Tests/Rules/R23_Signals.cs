using Coroutines;

namespace Runtime.Tests.Rules;

/// <summary>R23 with a real signal, which every loop of the process gets: it runs alone.</summary>
[Collection(nameof(R23_Signals))]
[CollectionDefinition(nameof(R23_Signals), DisableParallelization = true)]
public sealed partial class R23_Signals
{
    private readonly List<string> log = [];

    [Fact]
    public void R23_A_real_SIGTERM_cancels_main()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM that a process could send itself.");
        var error = Assert.Throws<OperationCanceledException>(() => Coroutine.Run(SignalsItself(log), new EventLoopOptions { ExceptionHandler = _ => { } }));
        Assert.Equal("Interrupted by SIGTERM.", error.Message);
        Assert.Equal(["cleaned"], log);
    }

    [Coroutine]
    private static async Coroutine SignalsItself(List<string> log)
    {
        using var kill = System.Diagnostics.Process.Start("kill", ["-TERM", Environment.ProcessId.ToString()]);
        try
        {
            await new Future();
        }
        finally
        {
            log.Add("cleaned");
        }
    }
}
