partial class Flow<T>(Task<T> primary) where T : class, new()
{
    Task<int>? field;
    event Action? Changed;
    int this[int i] => i;

    [Coroutine]
    async Coroutine<int> Work(ValueTask<int> value, bool flag, Task<int>[] many)
    {
        var t = Task.Run(() => 1);
        while (!t.IsCompleted && flag)
            await Task.WhenAny(t, Task.Delay(5));
        for (int i = 0, j = 1; i < many.Length; i++, j += many[i].Result)
        {
            if (many[i] is { IsCompletedSuccessfully: true, Result: var r } && r > 0) continue;
            switch (many[i].Status)
            {
                case TaskStatus.RanToCompletion when many[i].Result > 5: break;
                case TaskStatus.Faulted: goto default;
                default: goto done;
            }
        }
    done:
        var (a, b) = (t.Result, field?.Result ?? this[0]);
        int x = flag switch { true => value.Result, _ => await value };
        lock (this) { x += t.GetAwaiter().GetResult(); }
        await foreach (var done in Task.WhenEach(many)) x += done.Result;
        Changed += () => primary.Wait();
        var query = from m in many where m.Result > 3 let k = m.Result orderby k select new { k, m };
        System.Linq.Expressions.Expression<Func<int>> tree = () => t.Result;
        unsafe { int* p = &x; *p = t.Result; }
        checked { x = x + t.Result; }
        await using var stream = new MemoryStream();
        stream.EndRead(stream.BeginRead(new byte[1], 0, 1, null, null));
        Func<int, Task<int>> f = async n => { await Task.Yield(); return many[n].Result; };
        return x = a + b + (await f(1)) + Inner(2) + primary.Result.GetHashCode();

        int Inner(int depth) => depth == 0 ? t.Result : Inner(depth - 1);
    }
}
