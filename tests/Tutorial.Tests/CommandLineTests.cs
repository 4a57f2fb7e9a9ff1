namespace Tutorial.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public void ListNamesEveryLesson() => Verified.Check("list", ConsoleOutput.Of(() => Assert.Equal(0, CommandLine.Run(["list"]))));

    [Fact]
    public void WithoutArgumentsItLists() =>
        Assert.Equal(ConsoleOutput.Of(() => CommandLine.Run(["list"])), ConsoleOutput.Of(() => CommandLine.Run([])));

    [Fact]
    public void AllRunsEveryLessonInOrder()
    {
        var oneByOne = AllLessons.InOrder.Select(lesson => ConsoleOutput.Of(() => Assert.Equal(0, CommandLine.Run([lesson.Name, "--virtual"]))));
        Assert.Equal(string.Concat(oneByOne), ConsoleOutput.Of(() => Assert.Equal(0, CommandLine.Run(["all", "--virtual"]))));
    }

    [Fact]
    public void AnUnknownLessonIsRefused()
    {
        var output = ConsoleOutput.Of(() => Assert.Equal(2, CommandLine.Run(["no-such-lesson"])));
        Assert.Contains("There is no lesson 'no-such-lesson'", output, StringComparison.Ordinal);
    }
}
