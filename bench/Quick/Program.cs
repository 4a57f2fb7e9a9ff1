using Coroutines;
using Coroutines.Bench;

// Each coroutine and its counterpart with Task do the same work and return the same number. Rounds are interleaved, so that a noisy
// moment of the machine falls on all of them, and medians are printed.
const int WarmUpRounds = 12;
const int Rounds = 21;
const int Many = 1_000_000;
const int Some = 100_000;

var loop = new EventLoop();
var pump = new RingPump();

var yield = new Measurement("yield", Many, Many, n => loop.RunUntilComplete(Simple.Yield(n)));
var yieldTask = new Measurement("yield", Many, Many, n => pump.Run(() => SimpleTasks.Yield(n)));
var spawn = new Measurement("spawn and join", Some, Sum(Some), n => loop.RunUntilComplete(Simple.SpawnAndJoin(n)));
var spawnTask = new Measurement("spawn and join", Some, Sum(Some), n => pump.Run(() => SimpleTasks.SpawnAndJoin(n)));
var nested = new Measurement("10 nested, the leaf yields", Some, Sum(Some) + (9L * Some), n => Nested.Run(loop, n));
var nestedTask = new Measurement("10 nested, the leaf yields", Some, Sum(Some) + (9L * Some), n => pump.Run(() => NestedTasks.Repeat(n)));
var inlined = new Measurement("the same, CoroutinesInlineResume", Some, Sum(Some) + (9L * Some), n => Coroutines.Bench.InlineResume.Nested.Run(loop, n));
var free = new Measurement("a free lock", Many, Many, n => loop.RunUntilComplete(Primitives.Lock(n)));
var freeTask = new Measurement("a free lock", Many, Many, n => pump.Run(() => PrimitivesTasks.Lock(n)));
var queue = new Measurement("a queue of one, two tasks", Some, Sum(Some), n => loop.RunUntilComplete(Primitives.Queue(n)));
var queueTask = new Measurement("a queue of one, two tasks", Some, Sum(Some), n => pump.Run(() => PrimitivesTasks.Queue(n)));
Measurement[] all = [yield, yieldTask, spawn, spawnTask, nested, nestedTask, inlined, free, freeTask, queue, queueTask];

// Tiered compilation instruments, then optimizes, methods that run often, on a thread of its own: give it time between the rounds.
for (var i = 0; i < WarmUpRounds + Rounds; i++)
{
    foreach (var measurement in all)
    {
        measurement.Round(record: i >= WarmUpRounds);
    }

    if (i < WarmUpRounds)
    {
        Thread.Sleep(100);
    }
}

Console.WriteLine($"Medians of {Rounds} interleaved rounds; Task runs on a single-threaded pump (a ring buffer), in the same process.");
Console.WriteLine();
Console.WriteLine($"{"",-34}{"coroutines",22}{"Task",22}{"ratio",9}");
Row(yield, yieldTask);
Row(spawn, spawnTask);
Row(nested, nestedTask);
Row(inlined, nestedTask);
Row(free, freeTask);
Row(queue, queueTask);

static long Sum(long count) => count * (count - 1) / 2;

static void Row(Measurement ours, Measurement theirs)
{
    static string Cell(Measurement m) => FormattableString.Invariant($"{m.Nanoseconds,10:F1} ns {m.Bytes,6:F0} B");
    Console.WriteLine(FormattableString.Invariant($"{ours.Name,-34}{Cell(ours),22}{Cell(theirs),22}{theirs.Nanoseconds / ours.Nanoseconds,8:F1}x"));
}
