using System.Collections.Concurrent;

public sealed class Slow : IDisposable, IComparer<int>
{
    private readonly Lazy<string> text = new(() => File.ReadAllText("f"));
    public string Text { get { Thread.Sleep(1); return text.Value; } set => File.WriteAllText("f", value); }
    public int this[int i] => Deep(i, async: false);
    public static Slow operator +(Slow a, Slow b) { Thread.Sleep(1); return a; }
    public static implicit operator int(Slow s) => s.Deep(1, true);
    public int Deep(int n, bool async) => n == 0 ? Task.Run(() => 1).Result : Deep(n - 1, async);
    public IEnumerable<string> Lines() { foreach (var line in File.ReadLines("f")) yield return line; }
    public int Compare(int a, int b) => Deep(a, false) - b;
    public void Dispose() => Thread.Sleep(1);
    [Blocking("use LoadAsync")] public void Load() { }
    public Task LoadAsync() => Task.CompletedTask;
    public override string ToString() => Text;
}

public static partial class Program
{
    private static bool done;
    [ThreadStatic] private static int mine;
    private static readonly object gate = new();

    [Coroutine]
    public static async Coroutine<int> All(Slow slow, Stream stream, SemaphoreSlim semaphore, BlockingCollection<int> items, bool async, List<int> list)
    {
        using var file = new FileStream("f", FileMode.Open);
        using (var reader = new StreamReader(stream))
        {
            while (reader.ReadLine() is { Length: > 0 } line) slow.Text = line;
        }

        if (async) await semaphore.WaitAsync(); else semaphore.Wait();
        Monitor.Enter(gate);
        try { await Task.Yield(); } catch (Exception) { list.Sort(slow); } finally { Monitor.Exit(gate); await slow.LoadAsync(); }
        foreach (var item in items.GetConsumingEnumerable()) list.Add(slow[item] + (slow + slow));
        foreach (var line in slow.Lines()) Console.WriteLine($"{slow}: {line} {Console.ReadLine()}");
        slow.Load();
        var page = Coroutine.Sleep(1);
        Coroutine.CreateTask(Other(slow));
        var other = Other(slow);
        Use(await other, await other);
        list.ForEach(async x => await Task.Delay(x));
        Parallel.ForEach(list, x => mine += x);
        lock (gate) { Use(Process(slow), list.Select(slow.Deeper).ToList()); }
        while (!done) await Coroutine.Sleep(0.1);
        while (true) { mine++; }
    }

    private static int Deeper(this Slow slow, int n) => slow.Deep(n, false);
    private static string? Process(Slow slow) => System.Diagnostics.Process.Start("x")?.StandardOutput.ReadToEnd();
    private static void Use(params object?[] values) { }

    [Coroutine]
    private static async Coroutine<int> Other(Slow slow) { await Coroutine.Yield(); return new HttpClient().Send(new HttpRequestMessage()).Content.ReadAsStream().ReadByte(); }
}
