using Coroutines.Analyzers;
using Coroutines.CodeFixes;

namespace Analyzers.Tests;

public class Coro2062ChainFixerTests
{
    private static Task Turns(string before, string after)
        => CheckFix.Turns<Coro2062BlockingHelperAnalyzer, Coro2062ChainFixer>(before, after, Coro2062ChainFixer.Key);

    [Fact]
    public Task The_helpers_on_the_path_become_coroutines_where_they_stand() => Turns(
        """
        partial class Program
        {
            [Coroutine]
            static async Coroutine Main2(Store store)
            {
                await Coroutine.Yield();
                // Load it.
                var length = store.Load("a").Length; // now
                Console.WriteLine(length + store.Load(store.Load("b")).Length);
            }
        }

        // Keeps things.
        internal class Store
        {
            /// <summary>Loads it.</summary>
            internal string Load(string name) // from a file
            {
                // Read it.
                var text = Read(name /* its name */);
                return text.Trim();
            }

            static string Read(string name) => Wait(3) + File.ReadAllText(name);

            private static int Wait(int times)
            {
                for (var i = 0; i < times; i++)
                    Thread.Sleep(100);
                return times;
            }
        }
        """,
        """
        partial class Program
        {
            [Coroutine]
            static async Coroutine Main2(Store store)
            {
                await Coroutine.Yield();
                // Load it.
                var length = (await store.Load("a")).Length; // now
                Console.WriteLine(length + (await store.Load(await store.Load("b"))).Length);
            }
        }

        // Keeps things.
        internal partial class Store
        {
            /// <summary>Loads it.</summary>
            [Coroutine]
            internal async Coroutine<string> Load(string name) // from a file
            {
                // Read it.
                var text = await Read(name /* its name */);
                return text.Trim();
            }

            [Coroutine]
            static async Coroutine<string> Read(string name) => await Wait(3) + await File.ReadAllTextAsync(name);

            [Coroutine]
            private static async Coroutine<int> Wait(int times)
            {
                for (var i = 0; i < times; i++)
                    await Coroutine.Sleep(TimeSpan.FromMilliseconds(100));
                return times;
            }
        }
        """);

    [Fact]
    public Task It_reaches_into_other_files_and_adds_their_usings() => CheckFix.Turns<Coro2062BlockingHelperAnalyzer, Coro2062ChainFixer>(
        [
            """
            using System.Threading;

            namespace App.Storing;

            internal static class Store
            {
                internal static void Wait() => Thread.Sleep(1);
            }
            """,
            """
            // The program.
            using Coroutines;
            using App.Storing;

            static class Log
            {
                internal static string Last() { Store.Wait(); return ""; }
            }
            partial class First { [Coroutine] async Coroutine Work() { await Coroutine.Yield(); Store.Wait(); } }
            """,
            """
            using Coroutines;
            partial class Second { [Coroutine] async Coroutine<int> Work() { await Coroutine.Yield(); return Log.Last().Length; } }
            """,
        ],
        [
            """
            using System;
            using System.Threading;
            using Coroutines;

            namespace App.Storing;

            internal static partial class Store
            {
                [Coroutine]
                internal static async Coroutine Wait() => await Coroutine.Sleep(TimeSpan.FromMilliseconds(1));
            }
            """,
            """
            // The program.
            using Coroutines;
            using App.Storing;

            static partial class Log
            {
                [Coroutine]
                internal static async Coroutine<string> Last() { await Store.Wait(); return ""; }
            }
            partial class First { [Coroutine] async Coroutine Work() { await Coroutine.Yield(); await Store.Wait(); } }
            """,
            """
            using Coroutines;
            partial class Second { [Coroutine] async Coroutine<int> Work() { await Coroutine.Yield(); return (await Log.Last()).Length; } }
            """,
        ],
        Coro2062ChainFixer.Key,
        usings: "");

    [Fact]
    public Task Every_kind_of_waiting_is_awaited() => Turns(
        """
        partial class C
        {
            static void Save(string f, string text)
            {
                File.WriteAllText(f, text);
                if (text == "")
                    return; // nothing
                Thread.Sleep(TimeSpan.FromSeconds(1));
            }
            static int Waits() => Task.Run(() => 1).Result + Task.Run(() => 2).GetAwaiter().GetResult();
            static void Lines() { foreach (var line in File.ReadLines("f")) Console.WriteLine(line); }
            static int Copy() { File.Copy("a", "b"); using var f = new FileStream("a", FileMode.Open); return f.ReadByte(); }
            static string? Try()
            {
                try { return File.ReadAllText("a"); }
                catch (IOException) { return Other(); }
                finally { Save("log", "x"); }
            }
            static string Other() => File.ReadAllText("b");
            static void Even(int n) { if (n > 0) Odd(n - 1); }
            static void Odd(int n) { Thread.Sleep(1); Even(n - 1); }

            [Coroutine]
            async Coroutine Work()
            {
                await Coroutine.Yield();
                Save(Other(), $"{Other(),5} {-Waits()}" + (object)Other()[0]);
                if (Waits() > Copy() && Try() is { Length: > 3 } x) Lines();
                Even(Other() switch { "a" => Waits(), _ => 2 });
            }
        }
        """,
        """
        partial class C
        {
            [Coroutine]
            static async Coroutine Save(string f, string text)
            {
                await File.WriteAllTextAsync(f, text);
                if (text == "")
                    return; // nothing
                await Coroutine.Sleep(TimeSpan.FromSeconds(1));
            }

            [Coroutine]
            static async Coroutine<int> Waits() => await Task.Run(() => 1) + await Task.Run(() => 2);

            [Coroutine]
            static async Coroutine Lines() { await foreach (var line in File.ReadLinesAsync("f")) Console.WriteLine(line); }

            [Coroutine]
            static async Coroutine<int> Copy() { await Coroutine.ToThread(() => File.Copy("a", "b")); using var f = await Coroutine.ToThread(() => new FileStream("a", FileMode.Open)); return await Coroutine.ToThread(() => f.ReadByte()); }

            [Coroutine]
            static async Coroutine<string?> Try()
            {
                try { return await File.ReadAllTextAsync("a"); }
                catch (IOException) { return await Other(); }
                finally { await Save("log", "x"); }
            }

            [Coroutine]
            static async Coroutine<string> Other() => await File.ReadAllTextAsync("b");

            [Coroutine]
            static async Coroutine Even(int n) { if (n > 0) await Odd(n - 1); }

            [Coroutine]
            static async Coroutine Odd(int n) { await Coroutine.Sleep(TimeSpan.FromMilliseconds(1)); await Even(n - 1); }

            [Coroutine]
            async Coroutine Work()
            {
                await Coroutine.Yield();
                await Save(await Other(), $"{await Other(),5} {-await Waits()}" + (object)(await Other())[0]);
                if (await Waits() > await Copy() && await Try() is { Length: > 3 } x) await Lines();
                await Even(await Other() switch { "a" => await Waits(), _ => 2 });
            }
        }
        """);

    [Fact]
    public Task What_async_methods_await_too_needs_no_loop() => Turns(
        """
        partial class C
        {
            static void Pause() => Thread.Sleep(1);
            static void Shared() { Pause(); File.Copy("a", "b"); }
            static void OnLoop() => Shared();
            static void Started() => Task.Run(async () => { Pooled(); await Task.Yield(); });
            static void Pooled() => Thread.Sleep(0x10);
            async Task Service() { await Task.Yield(); Shared(); }
            [Coroutine] async Coroutine Work() { await Coroutine.Yield(); OnLoop(); Pooled(); }
        }
        """,
        """
        partial class C
        {
            static async Task Pause() => await Task.Delay(1);
            static async Task Shared() { await Pause(); await Task.Run(() => File.Copy("a", "b")); }

            [Coroutine]
            static async Coroutine OnLoop() => await Shared();
            static void Started() => Task.Run(async () => { await Pooled(); await Task.Yield(); });
            static async Task Pooled() => await Task.Delay(0x10);
            async Task Service() { await Task.Yield(); await Shared(); }
            [Coroutine] async Coroutine Work() { await Coroutine.Yield(); await OnLoop(); await Pooled(); }
        }
        """);

    [Fact]
    public Task Names_that_are_no_calls_follow() => Turns(
        """
        /// <summary>See <see cref="C.Load"/>.</summary>
        static class E { internal static string Twice(this C c) => c.Load() + c.Load(); }
        partial class C
        {
            internal string Load() => nameof(Load) + File.ReadAllText("f");
            [Coroutine] async IAsyncEnumerable<string> Work<T>() { await Coroutine.Yield(); yield return this.Twice(); }
        }
        """,
        """
        /// <summary>See <see cref="C.Load"/>.</summary>
        static partial class E {
            [Coroutine]
            internal static async Coroutine<string> Twice(this C c) => await c.Load() + await c.Load(); }
        partial class C
        {
            [Coroutine]
            internal async Coroutine<string> Load() => nameof(Load) + await File.ReadAllTextAsync("f");
            [Coroutine] async IAsyncEnumerable<string> Work<T>() { await Coroutine.Yield(); yield return await this.Twice(); }
        }
        """);
}
