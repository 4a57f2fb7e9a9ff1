using Coroutines.Analyzers;
using Coroutines.CodeFixes;

namespace Analyzers.Tests;

public class Coro1005UnmarkedFixerTests
{
    [Fact]
    public Task All_coroutines_are_marked() => CheckFix.Turns<Coro1005UnmarkedAnalyzer, Coro1005UnmarkedFixer>(
        """
        partial class C
        {
            /// <summary>Works.</summary>
            async Coroutine Work() => await Coroutine.Yield();

            // More work.
            [Obsolete]
            static async Coroutine<int> More()
            {
                await Coroutine.Yield();
                return 1;
            }
        }
        """,
        """
        partial class C
        {
            /// <summary>Works.</summary>
            [Coroutine]
            async Coroutine Work() => await Coroutine.Yield();

            // More work.
            [Obsolete]
            [Coroutine]
            static async Coroutine<int> More()
            {
                await Coroutine.Yield();
                return 1;
            }
        }
        """);
}
