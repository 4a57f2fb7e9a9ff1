using Coroutines.Analyzers;
using Coroutines.CodeFixes;

namespace Analyzers.Tests;

public class Coro1001NotPartialFixerTests
{
    [Fact]
    public Task Every_type_around_the_coroutines_becomes_partial() => CheckFix.Turns<Coro1001NotPartialAnalyzer, Coro1001NotPartialFixer>(
        """
        // A file with comments.
        namespace N;

        /// <summary>Outer.</summary>
        [Serializable]
        class Outer
        {
            // Inner.
            public readonly struct Inner
            {
                [Coroutine] async Coroutine First() => await Coroutine.Yield();
                [Coroutine] async Coroutine Second() => await First();
            }

            interface Untouched { }
        }

        /* record */ record Third { [Coroutine] async Coroutine Work() => await Coroutine.Yield(); }
        """,
        """
        // A file with comments.
        namespace N;

        /// <summary>Outer.</summary>
        [Serializable]
        partial class Outer
        {
            // Inner.
            public readonly partial struct Inner
            {
                [Coroutine] async Coroutine First() => await Coroutine.Yield();
                [Coroutine] async Coroutine Second() => await First();
            }

            interface Untouched { }
        }

        /* record */ partial record Third { [Coroutine] async Coroutine Work() => await Coroutine.Yield(); }
        """);

    [Fact]
    public Task One_type_of_a_chain_is_enough() => CheckFix.Turns<Coro1001NotPartialAnalyzer, Coro1001NotPartialFixer>(
        "partial class Outer { static class Inner { [Coroutine] static async Coroutine Work() => await Coroutine.Yield(); } }",
        "partial class Outer { static partial class Inner { [Coroutine] static async Coroutine Work() => await Coroutine.Yield(); } }");
}
