// F9, F12: names that clash with those of the generated code, and members named like ours.
internal sealed partial class Names
{
    private int at = 1;
    private int task = 2;
    private int self = 3;

    private int At { get; set; } = 4;

    private int Resume(int x) => x + at;

    private int Init(int x) => x + task;

    private static int Position => 9;

    private sealed class Frame
    {
        public int Value = 5;
    }

    private static class CoroutineFrame
    {
        public const int Value = 6;
    }

    private static int Unsafe(int x) => x;

    [Case, Coroutine, Covers("F9")]
    internal static async Coroutine<string> Members() => await new Names().Use(7);

    [Coroutine]
    internal async Coroutine<string> Use(int result)
    {
        var a = at + task + self + At;
        at = await Step.Of("at", 10);
        At += await Step.Of("At", 20);
        var b = Resume(await Step.Of("resume", 1)) + Init(2) + Position + new Frame().Value + CoroutineFrame.Value + Unsafe(await Step.Of("unsafe", 1));
        return $"{a} {b} {result} {this.at} {this.At}";
    }

    [Case, Coroutine, Covers("F9")]
    internal static async Coroutine<string> Locals()
    {
        int at = await Step.Of("at", 1), task = 2, result = 3, self = 4, resumeAt = 5, frame = 6, box = 7, awaiter = 8, step = 9, of = 10;
        string At = "At", Resume = "Resume", Init = "Init", None = "None", _ = "_";
        await Step.Of("first");
        int ofResult = await Step.Of("of", 11), stepOf = 12, resume = 13, state = 14, value = 15, e = 16, index = 17;
        await Step.Of("second");
        return $"{at} {task} {result} {self} {resumeAt} {frame} {box} {awaiter} {step} {of} {At} {Resume} {Init} {None} {_} {ofResult} {stepOf} {resume} {state} {value} {e} {index}";
    }

    [Case, Coroutine, Covers("F9", "G-keyword")]
    internal static async Coroutine<string> Keywords()
    {
        int @class = await Step.Of("class", 1), @int = 2, @await = 3, @this = 4, field = 5, record = 6, ünïcode = 7;
        await Step.Of("a");
        var @event = new { @if = @class, @int };
        return $"{@class} {@int} {@await} {@this} {field} {record} {ünïcode} {@event}";
    }

    [Case, Coroutine, Covers("F9")]
    internal static async Coroutine<string> Parameters() => await Of(1, 2, 3, "r", default);

    [Coroutine]
    private static async Coroutine<string> Of(int at, int task, int resumeAt, string result, CancellationToken @this)
    {
        await Step.Of("a");
        at += await Step.Of("b", 1);
        Func<int> f = () => at + task;
        await Step.Of("c");
        return $"{at} {task} {resumeAt} {result} {@this.IsCancellationRequested} {f()}";
    }

    [Case, Coroutine, Covers("F12")]
    internal static async Coroutine<(int Sum, string Text)> TupleNames()
    {
        (int First, string Second) pair = (await Step.Of("a", 1), "x");
        await Step.Of("b");
        var list = new List<(int A, int B)> { (pair.First, 2) };
        await Step.Of("c");
        return (Sum: list[0].A + list[0].B, Text: pair.Second);
    }

    [Case, Coroutine, Covers("F8", "F12")]
    internal static async Coroutine<string> Shapes()
    {
        nint native = 5;
        dynamic d = 6;
        int? nullable = null;
        DayOfWeek day = DayOfWeek.Monday;
        decimal m = 1.5m;
        Func<int, string>[] functions = [x => "f" + x];
        List<Dictionary<string, int[]?>>? deep = [new() { ["a"] = [1] }];
        int[,] matrix = { { 1, 2 } };
        int[][] jagged = [[3]];
        await Step.Of("a");
        nullable = await Step.Of("b", 7);
        return $"{native} {d} {nullable} {day} {Show(m)} {functions[0](1)} {Show(deep[0]["a"])} {matrix[0, 1]} {jagged[0][0]}";
    }

    [Case, Coroutine, Covers("C23", "I6")]
    internal static async Coroutine<string> CallerInfo()
    {
        var before = Caller();
        return before + Caller() + await Step.Of("a", Caller()) + Line(Position + 1);
    }

    private static string Caller([CallerMemberName] string member = "", [CallerLineNumber] int line = 0, [CallerFilePath] string file = "") =>
        $"{member} {line} {System.IO.Path.GetFileName(file)};";

    private static string Line(int x, [CallerArgumentExpression(nameof(x))] string text = "") => text + x;
}
