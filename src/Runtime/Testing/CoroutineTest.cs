namespace Coroutines.Testing;

/// <summary>
/// Runs tests of coroutines: in virtual time, on a loop of their own, and so that nothing is lost unseen. Beside what the test throws, it fails for tasks that are still running at
/// its end, coroutines that were never awaited, and errors that nobody handled (R4, R11, R15).
/// </summary>
/// <remarks>Any test framework will do: call it in an ordinary test method. It may be called on any thread on which no loop runs; a call returns when the test has ended.</remarks>
/// <example>
/// <code>
/// [Fact]
/// public void A_page_is_fetched_again() =&gt; CoroutineTest.Run(FetchesAgain());
///
/// [Coroutine]
/// private static async Coroutine FetchesAgain() { … await Coroutine.Sleep(60); … }   // takes no time
/// </code>
/// </example>
public static partial class CoroutineTest
{
    private static readonly CoroutineTestOptions Defaults = new();

    /// <summary>Runs the test once, as a program runs.</summary>
    /// <param name="test">The test.</param>
    /// <param name="options">How; the defaults where none are given.</param>
    /// <exception cref="CoroutineTestException">Tasks were left running, coroutines were never awaited, or errors were not handled. What the test throws comes out as it is.</exception>
    public static void Run(Coroutine test, CoroutineTestOptions? options = null) => new TestRun(options ?? Defaults).Run(loop => loop.CreateTask(test, "test"));

    /// <inheritdoc cref="Run(Coroutine, CoroutineTestOptions?)"/>
    /// <typeparam name="T">The type of the test's result.</typeparam>
    /// <returns>The test's result.</returns>
    public static T Run<T>(Coroutine<T> test, CoroutineTestOptions? options = null) =>
        ((CoroutineTask<T>)new TestRun(options ?? Defaults).Run(loop => loop.CreateTask(test, "test"))).Result;
}
