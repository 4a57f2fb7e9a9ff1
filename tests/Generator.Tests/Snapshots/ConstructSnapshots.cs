using Generator.Tests.Harness;

namespace Generator.Tests.Snapshots;

/// <summary>One snapshot for each kind of construct whose shape changes.</summary>
public sealed class ConstructSnapshots
{
    [Fact]
    public void GenericMethodOfAGenericType() => Verify("""
        partial class Cache<TKey> where TKey : notnull
        {
            private readonly Dictionary<TKey, object> entries = new();

            [Coroutine]
            public async Coroutine<TValue> Get<TValue>(TKey key, Func<TKey, Coroutine<TValue>> load) where TValue : class
            {
                if (entries.TryGetValue(key, out var found))
                    return (TValue)found;
                var value = await load(key);
                entries[key] = value;
                return value;
            }
        }
        """, "Cache_1.GetFrame.g.cs");

    [Fact]
    public void AsyncIterator() => Verify("""
        partial class Feed(Func<int, Task<string>> fetch)
        {
            [Coroutine]
            public async IAsyncEnumerable<string> Pages(int count, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token = default)
            {
                try
                {
                    while (count-- > 0)
                    {
                        token.ThrowIfCancellationRequested();
                        yield return await fetch(count);
                    }
                }
                finally
                {
                    Console.WriteLine("left");
                }
            }
        }
        """, "Feed.PagesFrame.g.cs");

    [Fact]
    public void MethodOfAStruct() => Verify("""
        partial struct Counter
        {
            private int count;

            [Coroutine]
            public async Coroutine<int> Next(int step)
            {
                count += step;
                await Coroutine.Yield();
                return count;
            }
        }
        """, "Counter.NextFrame.g.cs");

    [Fact]
    public void CapturedVariables() => Verify("""
        static partial class Work
        {
            [Coroutine]
            public static async Coroutine<List<Func<int>>> Captures(int factor)
            {
                var made = new List<Func<int>>();
                for (var i = 0; i < 3; i++)
                {
                    var square = i * i;
                    await Coroutine.Yield();
                    made.Add(() => square * factor);
                }

                return made;
            }
        }
        """, "Work.CapturesFrame.g.cs");

    [Fact]
    public void ForeachAndUsing() => Verify("""
        static partial class Work
        {
            [Coroutine]
            public static async Coroutine<int> Read(IEnumerable<string> paths)
            {
                var lines = 0;
                foreach (var path in paths)
                {
                    using var reader = new StreamReader(path);
                    while (await reader.ReadLineAsync() is { } line)
                    {
                        if (line.Length == 0)
                            continue;
                        lines++;
                    }
                }

                return lines;
            }
        }
        """, "Work.ReadFrame.g.cs");

    [Fact]
    public void OperandsInOrder() => Verify("""
        partial class Account
        {
            private int balance;

            private readonly int[] history = new int[10];

            [Coroutine]
            private async Coroutine<int> Quote(string currency)
            {
                await Coroutine.Yield();
                return currency.Length;
            }

            [Coroutine]
            public async Coroutine<bool> Convert(string from, string to)
            {
                balance += await Quote(from) * await Quote(to);
                history[balance % 10] = Math.Max(balance, await Quote(to));
                return balance > 0 && await Quote(from) > 0 || await Quote(to) > 1;
            }
        }
        """, "Account.ConvertFrame.g.cs");

    [Fact]
    public void RecursionIsBoxed() => Verify("""
        static partial class Work
        {
            [Coroutine]
            private static async Coroutine<int> Leaf(int n)
            {
                await Coroutine.Yield();
                return n;
            }

            [Coroutine]
            public static async Coroutine<int> Fibonacci(int n)
            {
                if (n < 2)
                    return await Leaf(n);
                return await Fibonacci(n - 1) + await Fibonacci(n - 2);
            }
        }
        """, "Work.FibonacciFrame.g.cs");

    [Fact]
    public void FilterAndCatch() => Verify("""
        static partial class Work
        {
            [Coroutine]
            private static async Coroutine<string> Get(string address)
            {
                await Coroutine.Yield();
                return address;
            }

            [Coroutine]
            public static async Coroutine<string?> Retry(string address, int times)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await Get(address);
                    }
                    catch (IOException e) when (attempt < times)
                    {
                        Console.WriteLine($"attempt {attempt}: {e.Message}");
                    }
                    catch (TimeoutException)
                    {
                        return null;
                    }

                    await Coroutine.Sleep(1);
                }
            }
        }
        """, "Work.RetryFrame.g.cs");

    private static void Verify(string source, string file, [System.Runtime.CompilerServices.CallerMemberName] string test = "", [System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        Snapshot.Verify(Generation.Of("using Coroutines;\n\n" + source).File(file), path, test);
}
