using Coroutines;

namespace Runtime.Tests.Paired;

/// <summary>Programs written twice, in Python and in C#, print the same: for what is in doubt. CPython has the last word, unless a rule says otherwise.</summary>
public sealed class PairedProgramTests
{
    private static readonly Dictionary<string, Func<Action<object>, Coroutine>> Programs = new()
    {
        ["ticks.py"] = print => TicksProgram.Run(print),
        ["order.py"] = print => OrderProgram.Run(print),
        ["callbacks.py"] = print => CallbacksProgram.Run(print),
        ["cancellation.py"] = print => CancellationProgram.Run(print),
        ["texts.py"] = print => TextsProgram.Run(print),
        ["locks.py"] = print => LocksProgram.Run(print),
    };

    public static TheoryData<string> Names => [.. Programs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_prints_the_same(string program)
    {
        var expected = CPython.Run(program);
        var actual = new List<string>();
        Coroutine.Run(Programs[program](line => actual.Add(Show(line))), new Loops().Options);
        Assert.Equal(string.Join("\n", expected), string.Join("\n", actual));
    }

    private static string Show(object line) => line is bool truth ? truth ? "True" : "False" : $"{line}";
}
