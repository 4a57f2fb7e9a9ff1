using System.Globalization;
using Coroutines.Analyzers;

namespace Analyzers.Tests;

public class Coro2061MarkedTests
{
    private static string Source(string statements, string attributes = "") => $$"""
        {{attributes}}
        class Native
        {
            [Blocking("use LoadAsync")] public static int Load(string name) => 1;
            [Blocking("use ValueAsync")] public int Value => 1;
            [Blocking("open it with OpenAsync")] public Native() { }
            public Native(int quick) { }
        }
        [Blocking("ask the driver")]
        class Driver
        {
            public void Run() { }
            [NonBlocking] public void Look() { }
        }
        class Plain { public int Get(string key) => 1; public int Get(int key) => 1; }
        partial class C
        {
            static void Use(object? value) { }
            [Coroutine]
            async Coroutine Work(Native native, Driver driver, Plain plain)
            {
                await Coroutine.Yield();
                {{statements}}
            }
        }
        """;

    [Theory]
    [InlineData("Use({|CORO2061:Native.Load(\"a\")|});")]
    [InlineData("Use({|CORO2061:native.Value|});")]
    [InlineData("Use({|CORO2061:new Native()|});")]
    [InlineData("{|CORO2061:driver.Run()|};")]
    [InlineData("new List<int> { 1 }.ForEach(_ => {|CORO2061:driver.Run()|});")]
    public Task What_is_marked_is_reported(string statements) => Check.Reports<BlockingCallAnalyzer>(Source(statements));

    [Theory]
    [InlineData("driver.Look();")]
    [InlineData("Use(new Native(1)); Use(new Driver());")]
    [InlineData("Use(plain.Get(1));")]
    [InlineData("await Coroutine.ToThread(() => driver.Run());")]
    public Task What_is_not_marked_is_not(string statements) => Check.Reports<BlockingCallAnalyzer>(Source(statements));

    [Fact]
    public Task An_assembly_attribute_marks_members_of_others() => Check.Reports<BlockingCallAnalyzer>(Source(
        "Use({|CORO2061:plain.Get(1)|}); Use(plain.Get(\"a\")); Use({|CORO2061:Math.Abs(1)|});",
        "[assembly: Blocking(\"x\", Member = \"M:Plain.Get(System.Int32)\")] [assembly: Blocking(\"y\", Member = \"M:System.Math.Abs(*)\")]"));

    [Fact]
    public async Task The_message_says_what_to_do()
    {
        var found = Assert.Single(await Check.Reports<BlockingCallAnalyzer>(Source("Use({|CORO2061:Native.Load(\"a\")|});")));
        Assert.Equal(
            "'Native.Load' stops the whole event loop, in coroutine 'Work', says who marked it; use LoadAsync",
            found.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("M:A.B.C(*); use D", "M:A.B.C(*)", "CORO2061", "use D")]
    [InlineData("  -M:A.B.C  ", "M:A.B.C", "-", "")]
    public void Lines_of_additional_files(string line, string id, string rule, string advice)
    {
        var entry = UserCatalog.Parse(line)!;
        Assert.Equal((id, rule, advice), (entry.DocumentationId, entry.Rule, entry.Why));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# M:A.B")]
    [InlineData("A.B.C")]
    public void Other_lines_are_skipped(string line) => Assert.Null(UserCatalog.Parse(line));

    [Fact]
    public async Task An_additional_file_adds_and_takes_away()
    {
        var compilation = Compile.From(Source("Use(plain.Get(1)); driver.Run(); Thread.CurrentThread.Join();"));
        var found = await Check.Analyze(compilation, [new BlockingCallAnalyzer()], new AdditionalFile("x.blocking.txt", "M:Plain.Get(*); ask\n-M:System.Threading.Thread.Join\n"));
        Assert.Equal(["CORO2061", "CORO2061"], found.Select(d => d.Id));
        var other = await Check.Analyze(compilation, [new BlockingCallAnalyzer()], new AdditionalFile("x.txt", "M:Plain.Get(*); ask"));
        Assert.Equal(["CORO2003", "CORO2061"], other.Select(d => d.Id).Order());
    }
}
