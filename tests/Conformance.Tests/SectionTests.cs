namespace Conformance.Tests;

public sealed class StatementTests : ProgramTests
{
    public static TheoryData<string> Programs => In("Statements");

    [Theory]
    [MemberData(nameof(Programs))]
    public void Same(string program) => Check("Statements", program);
}
