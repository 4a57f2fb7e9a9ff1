namespace Runtime.Tests.Paired;

/// <summary>
/// Makes a random program out of tasks that start, await, cancel and call each other. It leaves out what we do differently on purpose: a task that cancels itself and returns
/// (R19), so a yield follows each cancel, each eager task, and each group that fails; equal deadlines (R7), so times are drawn from many; a group's part in a cancellation that nobody asked for (R19), so
/// groups and their tasks await nobody else; tasks that await each other in a ring (R20), so a body awaits only those with higher numbers; a free
/// permit that is taken while one who was given another has not run yet, so the semaphore has one permit.
/// </summary>
internal sealed class ProgramGenerator
{
    private readonly Random random;
    private readonly int count;
    private readonly List<Statement>[] owned;
    private readonly bool[] isSimple;

    private ProgramGenerator(int seed)
    {
        random = new Random(seed);
        count = random.Next(3, 10);
        owned = Array.ConvertAll(new int[count], _ => new List<Statement>());
        isSimple = new bool[count];
    }

    public static Statement[][] Make(int seed) => new ProgramGenerator(seed).Make();

    private Statement[][] Make()
    {
        AssignOwners();
        return [.. Enumerable.Range(0, count).Select(Body)];
    }

    /// <summary>Every body but the first is started, called, or made part of a group by one with a lower number.</summary>
    private void AssignOwners()
    {
        for (var number = 1; number < count;)
        {
            var owner = random.Next(number);
            var kind = random.Next(10);
            if (kind == 0 && number + 1 < count && !isSimple[owner])
            {
                var members = random.Next(1, Math.Min(3, count - number) + 1);
                Array.Fill(isSimple, true, number, members);
                owned[owner].Add(new("group", [.. Enumerable.Range(number, members)], [SimpleBlock(2)]));
                number += members;
                continue;
            }

            owned[owner].Add(kind switch
            {
                1 when !isSimple[owner] => new("call", [number], []),
                2 when !isSimple[owner] => new("limitcall", [number, Time()], []),
                3 => new("eager", [number], []),
                _ => new("spawn", [number], []),
            });
            number++;
        }
    }

    private Statement[] Body(int number)
    {
        var statements = (isSimple[number] ? SimpleBlock(3) : Block(number, 3)).ToList();
        foreach (var statement in owned[number])
        {
            // Most often early, so that the others find its task.
            statements.Insert(random.Next(Math.Min(2, statements.Count) + 1), statement);
        }

        return [.. statements];
    }

    private Statement[] Block(int self, int depth) => [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Any(self, depth))];

    private Statement[] SimpleBlock(int depth) => [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Simple(depth, SimpleBlock))];

    private Statement Any(int self, int depth) => random.Next(22) switch
    {
        0 or 1 => new("await", [Other(self)], []),
        2 => new("shield", [Other(self)], []),
        3 or 4 => new("cancel", [random.Next(count)], []),
        5 => new("gather", [random.Next(2), .. Others(self)], []),
        6 => new("wait", [random.Next(3), random.Next(2) * Time(), .. Others(self)], []),
        7 => new("limit", [Other(self), Time()], []),
        8 or 9 => new("future", [random.Next(3), random.Next(4), random.Next(100)], []),
        11 or 12 => new(random.Next(2) == 0 ? "note" : "unnote", [random.Next(count)], []),
        13 => new("completed", Others(self), []),
        14 => new("mixed", [random.Next(3), .. Others(self)], []),
        10 => new("done", [random.Next(count), random.Next(100)], []),
        _ => Simple(depth, d => Block(self, d)),
    };

    private Statement Simple(int depth, Func<int, Statement[]> block) => random.Next(depth > 0 ? 16 : 11) switch
    {
        0 or 1 => new("yield", [], []),
        2 or 3 => new("sleep", [Time()], []),
        4 => new("log", [random.Next(100)], []),
        5 => new("event", [random.Next(3)], []),
        6 => new("soon", [random.Next(100)], []),
        7 => new(random.Next(3) == 0 ? "fail" : "yield", [random.Next(100)], []),
        8 => new(random.Next(3) == 0 ? "return" : "sleep", [Time()], []),
        9 => new(random.Next(3) == 0 ? "uncancel" : "requests", [], []),
        10 => new("later", [Time(), random.Next(2)], []),
        11 or 12 => new("lock", [random.Next(2)], [block(depth - 1)]),
        13 => new("semaphore", [], [block(depth - 1)]),
        _ => new("try", [random.Next(4)], [block(depth - 1), block(depth - 1), Cleanup()]),
    };

    /// <summary>What stands in <c>finally</c>: it does not return.</summary>
    private Statement[] Cleanup() =>
        [.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(3) switch { 0 => new Statement("yield", [], []), 1 => new("sleep", [Time()], []), _ => new("log", [random.Next(100)], []) })];

    private int Other(int self) => self + 1 < count ? random.Next(self + 1, count) : count;

    private int[] Others(int self) => [.. Enumerable.Range(self + 1, count - self - 1).Where(_ => random.Next(2) == 0)];

    /// <summary>In microseconds.</summary>
    private int Time() => random.Next(1, 3_000_000);
}
