namespace Conformance.Tests.RandomPrograms;

/// <summary>What every random program has beside its methods: the members and types that its expressions use.</summary>
internal static class RandomPrelude
{
    /// <summary>The file around the methods; <c>SHARED</c> stands for the modifier of what lambdas in a struct can reach.</summary>
    public const string Members = """
        private SHARED int field = 1;
        private SHARED int Property { get; set; } = 2;
        private SHARED int? maybe;
        private SHARED readonly Cell[] cells = new Cell[3];
        private SHARED readonly Node node = new();

        private static int Index(int i) => (i & int.MaxValue) % 3;
        private static int Three(int a, int b, int c) => unchecked(a * 7 + b * 3 + c);
        private static int Small(int i) => i % 1000;
        private static bool Out(out int made, int from) { made = from + 1; return from % 2 == 0; }
        private static int Ref(ref int target, int by) => target = unchecked(target + by);
        private static int Written(Shorthand text) => text.Text.Length;
        private static Node? Maybe(bool make) => make ? new Node() : null;

        """;

    /// <summary>The types beside that of the methods.</summary>
    public const string Types = """
        internal struct Cell
        {
            public int X;
            public int Add(int by) => X = Log(X, unchecked(X + by));
            private static int Log(int before, int after) { Conformance.Trace.Log($"cell {before} to {after}"); return after; }
        }

        internal sealed class Node
        {
            public Cell Cell;
            public int Value { get; set; } = 4;
            public Node? Next(bool make) => make ? this : null;
            public int Add(int by) => Value = unchecked(Value + by);
            public int this[int i] { get => unchecked(Value + i); set => Value = unchecked(value - i); }
        }

        internal readonly struct Tri(int value)
        {
            private readonly int value = (value % 3 + 3) % 3;
            public static bool operator true(Tri t) => Val("true?", t.value == 1);
            public static bool operator false(Tri t) => Val("false?", t.value == 0);
            public static Tri operator &(Tri a, Tri b) => new(Math.Min(Val("and", a.value), b.value));
            public static Tri operator |(Tri a, Tri b) => new(Math.Max(Val("or", a.value), b.value));
        }

        [InterpolatedStringHandler]
        internal struct Shorthand(int literals, int holes, out bool goesOn)
        {
            public string Text { get; private set; } = Start(literals, holes, out goesOn);
            private static string Start(int literals, int holes, out bool goesOn) { goesOn = Val("goes on", Recording.Current.Decide() != Fate.Later); return $"{literals}/{holes} "; }
            public bool AppendLiteral(string text) { Text += text; return true; }
            public bool AppendFormatted<T>(T value, int alignment = 0) { Text += value; return Val("appended", Text.Length % 7 != 0); }
        }

        internal sealed class Resource(string name) : IDisposable { public void Dispose() => Log("dispose " + name); }

        internal sealed class AsyncResource(string name) : IAsyncDisposable
        {
            public ValueTask DisposeAsync() { Log("dispose later " + name); return Recording.Current.Decide() == Fate.Later ? new(Task.CompletedTask) : default; }
        }

        internal sealed class Stream(int count) : IAsyncEnumerable<int>, IAsyncEnumerator<int>
        {
            private int n;
            public int Current => n;
            public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellation = default) => this;
            public ValueTask<bool> MoveNextAsync() { Log("move"); return new(n++ < count); }
            public ValueTask DisposeAsync() { Log("stream ends"); return default; }
        }

        internal partial class Boxed
        {
            [Coroutine]
            public virtual async Coroutine<int> Twice(int x) => unchecked(x + await Step.Of("base", x));
        }

        internal sealed partial class Override : Boxed
        {
            [Coroutine]
            public override async Coroutine<int> Twice(int x) { try { return unchecked(await base.Twice(x) + x); } finally { Log("override"); } }
        }

        internal static partial class Helpers
        {
            public static readonly Boxed[] All = [new Boxed(), new Override(), new Override()];

            [Coroutine]
            public static async Coroutine<T> Echo<T>(T value)
            {
                var copy = value;
                await Step.Of("echo");
                return copy;
            }

            [Coroutine]
            public static async IAsyncEnumerable<int> Count(int to)
            {
                try
                {
                    for (var n = 0; n < to; n++)
                    {
                        yield return n;
                        await Step.Of("counted");
                    }
                }
                finally
                {
                    Log("count ends", await Step.Of("ending", to));
                }
            }

            [Coroutine]
            public static async Coroutine<int> Deep(int n, int x) => n <= 0 ? await Step.Of("deep", x) : unchecked(1 + await Deep(n - 1, x));

            [Coroutine]
            public static async Coroutine<T> Choose<T>(bool first, T a, T b)
                where T : notnull
            {
                try
                {
                    return first ? await Step.Of("first", a) : b;
                }
                catch (StepException) when (Val("chosen", !first))
                {
                    return b;
                }
            }
        }

        """;
}
