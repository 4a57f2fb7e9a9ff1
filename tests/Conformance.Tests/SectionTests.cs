namespace Conformance.Tests;

/// <summary>Where an await may stand in an expression (A).</summary>
public sealed class ExpressionTests : ProgramTests
{
    public static TheoryData<string> Programs => In("Expressions");

    [Theory]
    [MemberData(nameof(Programs))]
    public void Same(string program) => Check("Expressions", program);
}

/// <summary>Assignments whose value awaits (B).</summary>
public sealed class AssignmentTests : ProgramTests
{
    public static TheoryData<string> Programs => In("Assignments");

    [Theory]
    [MemberData(nameof(Programs))]
    public void Same(string program) => Check("Assignments", program);
}

/// <summary>Receivers and arguments by reference (C).</summary>
public sealed class CallTests : ProgramTests
{
    public static TheoryData<string> Programs => In("Calls");

    [Theory]
    [MemberData(nameof(Programs))]
    public void Same(string program) => Check("Calls", program);
}

/// <summary>Statements and loops (D).</summary>
public sealed class StatementTests : ProgramTests
{
    public static TheoryData<string> Programs => In("Statements");

    [Theory]
    [MemberData(nameof(Programs))]
    public void Same(string program) => Check("Statements", program);
}

/// <summary>Exceptions and handlers (E).</summary>
public sealed class ExceptionTests : ProgramTests
{
    public static TheoryData<string> Programs => In("Exceptions");

    [Theory]
    [MemberData(nameof(Programs))]
    public void Same(string program) => Check("Exceptions", program);
}

/// <summary>Variables, closures and names (F).</summary>
public sealed class VariableTests : ProgramTests
{
    public static TheoryData<string> Programs => In("Variables");

    [Theory]
    [MemberData(nameof(Programs))]
    public void Same(string program) => Check("Variables", program);
}

/// <summary>Coroutines that await coroutines, the members they are, and cancellation.</summary>
public sealed class CoroutineTests : ProgramTests
{
    public static TheoryData<string> Programs => In("Coroutines");

    [Theory]
    [MemberData(nameof(Programs))]
    public void Same(string program) => Check("Coroutines", program);
}
