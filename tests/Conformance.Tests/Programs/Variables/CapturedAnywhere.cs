// F2 to F6, D19: lambdas that capture variables of every kind of place, with awaits around.
internal static partial class CapturedAnywhere
{
    private static bool Make(int from, out int made)
    {
        made = from * 2;
        return from > 0;
    }

    private static int Call(Func<int> call) => call();

    private sealed class Resource(Func<int> onDispose) : IDisposable
    {
        public int N = 1;

        public void Dispose() => Log("dispose", onDispose());
    }

    [Case, Coroutine, Covers("F5", "F2")]
    internal static async Coroutine<string> Conditions()
    {
        var calls = new List<Func<int>>();
        for (var i = 0; i < 3; i++)
        {
            if (Make(await Step.Of("a", i), out var x) && Call(() => x++) >= 0)
                calls.Add(() => x++);
            else if (await Step.Of("b", (object)i) is int y and < 2 && Call(() => y += 10) > 0)
                calls.Add(() => y + x);
            x += 100;
            switch (Make(i, out var z) ? await Step.Of("c", z) : z)
            {
                case > 2 when Call(() => z++) > 0:
                    calls.Add(() => z);
                    break;
                case var w:
                    calls.Add(() => w++ + z++);
                    w += await Step.Of("d", 1);
                    break;
            }

            z += 1000;
        }

        return Show(calls.Select(c => c()));
    }

    [Case, Coroutine, Covers("F5", "D9")]
    internal static async Coroutine<string> Statements()
    {
        var calls = new List<Func<int>>();
        for (var i = 1; i < 3; i++)
        {
            using (var r = new Resource(() => i))
            {
                calls.Add(() => r.N++);
                r.N += await Step.Of("a", 5);
            }

            using var s = new Resource(() => calls.Count);
            calls.Add(() => s.N);
            int made;
            foreach (var x in Make(i, out made) ? new[] { made, await Step.Of("b", i) } : [])
            {
                calls.Add(() => x + made++);
                await Step.Of("c");
            }

            lock (await Step.Of("lock", calls))
                calls.Add(() => made);
            made += Make(await Step.Of("d", made), out var again) ? Call(() => again++) : 0;
            calls.Add(() => again + made);
            s.N = again;
        }

        return Show(calls.Select(c => c()));
    }

    [Case, Coroutine, Covers("F2", "F3", "D19")]
    internal static async Coroutine<string> ScopesInScopes() => await Deep(1, "p");

    [Coroutine]
    private static async Coroutine<string> Deep(int p, string q)
    {
        var text = q;
        var calls = new List<Func<string>>();
        for (var a = 0; a < 2; a++)
        {
            var b = a + p;
            string Outer(string s)
            {
                text += s;
                return $"{a}{b}{p}{s}";
            }

            foreach (var c in new[] { "x", "y" })
            {
                var d = await Step.Of("d", c + b);
                Func<string> inner = () =>
                {
                    var e = d + a;
                    string Last() => e + c + b++ + Outer(q);
                    return Last() + Last();
                };
                calls.Add(inner);
                d += "!";
                Log(inner());
                async Coroutine<string> Later(int n)
                {
                    p += n;
                    return await Step.Of("later", d) + Outer("l") + p;
                }

                text += await Later(a) + await Later(b);
                T Generic<T>(T value) => value is string ? value : throw new InvalidOperationException(c + d);
                calls.Add(() => Generic(c));
                static int Twice(int n) => n * 2;
                b += Twice(await Step.Of("b", 1));
            }

            p++;
            q += a;
        }

        return text + Show(calls.Select(c => c())) + p + q;
    }

    [Case, Coroutine, Covers("F2", "D12")]
    internal static async Coroutine<string> BackEdges()
    {
        var calls = new List<Func<int>>();
        var n = 0;
    again:
        var fresh = n * 10;
        {
            var nested = await Step.Of("a", n);
            int Local() => nested++ + fresh;
            calls.Add(Local);
            calls.Add(() => fresh++);
            Log(Show(Local()));
        }

        n++;
        if (n < 3)
            goto again;
        while (n-- > 0)
        {
            var kept = n;
            if (n == 1)
                continue;
            try
            {
                calls.Add(() => kept++);
                await Step.Of("b");
            }
            catch (StepException e) when (Call(() => e.Step.Length + kept) > 0)
            {
                var length = e.Step.Length;
                calls.Add(() => length + kept);
                await Step.Of("c");
                length++;
            }
            finally
            {
                var last = kept;
                calls.Add(() => last++ + kept);
            }
        }

        return Show(calls.Select(c => c()));
    }

    [Case, Coroutine, Covers("F2", "A39", "I12")]
    internal static async Coroutine<string> QueriesAndDelegates()
    {
        var total = 0;
        var parts = new List<string>();
        foreach (var (name, values) in new[] { ("a", new[] { 1, 2 }), ("b", new[] { 3 }) })
        {
            var factor = await Step.Of("factor", 2);
            var query = from v in values let w = v * factor where w + total > 1 from u in Enumerable.Range(0, w % 3) orderby u descending select $"{name}{w}{u}";
            factor++;
            parts.AddRange(query);
            Func<int, Func<int, int>> add = x => y => total += x * y + factor;
            total += add(2)(await Step.Of("y", 3)) + values.Sum(delegate(int v) { return v + factor; });
            Func<Task<int>> later = async () =>
            {
                await Task.CompletedTask;
                return total += factor;
            };
            parts.Add($"{await later()}");
            Action<string> log = parts.Add;
            log(await Step.Of("log", name));
        }

        return Show(parts) + total;
    }

    private sealed partial class Owner(int seed)
    {
        private int n = seed;

        [Coroutine]
        public async Coroutine<string> Run(int by)
        {
            var calls = new List<Func<int>> { () => n += by, () => seed++ + this.n };
            for (var i = 0; i < 2; i++)
            {
                int Next() => n + i * by + seed;
                calls.Add(Next);
                calls.Add(() => Next() + Step());
                by += await Conformance.Steps.TaskStep.Of("by", i);
                Log(Show(Next()));
            }

            return Show(calls.Select(c => c())) + n;

            int Step() => seed * 1000;
        }
    }

    [Case, Coroutine, Covers("F3", "I2")]
    internal static async Coroutine<string> ThisAndPrimaryParameters() => await new Owner(7).Run(await Step.Of("by", 2));
}
