using static Generator.Tests.Harness.Lowering;

namespace Generator.Tests.Compiling;

/// <summary>What local functions capture is there, whatever statement their block belongs to.</summary>
public sealed class LocalFunctionTests
{
    [Theory]
    [InlineData("using (new StringReader(\"\")) ~")]
    [InlineData("using (var r = new StringReader(\"\")) ~")]
    [InlineData("while (await More()) ~")]
    [InlineData("foreach (var m in array) ~")]
    [InlineData("for (var i = 0; await More(); i++) ~")]
    [InlineData("do ~ while (await More());")]
    [InlineData("try ~ finally { G(); }")]
    [InlineData("try { G(); } catch (IOException) ~")]
    [InlineData("try { G(); } finally ~")]
    public void TheBlockCompiles(string statement) =>
        Assert.NotEmpty(FieldsOf(statement.Replace("~", "{ var n = F(); int Add(int by) => n += by; await Pause(); Use(Add(2)); }")));
}
