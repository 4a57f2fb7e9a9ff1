namespace Tutorial.Tests;

/// <summary>Runs every lesson in virtual time and compares what it prints.</summary>
public sealed class LessonTests
{
    public static TheoryData<string> Names => [.. AllLessons.InOrder.Select(lesson => lesson.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void PrintsWhatItShould(string name)
    {
        var lesson = AllLessons.InOrder.Single(lesson => lesson.Name == name);
        Verified.Check($"Lessons/{name}", ConsoleOutput.Of(() => LessonRunner.Run(lesson, isVirtual: true)));
    }

    [Fact]
    public void EveryLessonHasItsFileAndEveryFileItsLesson() =>
        Assert.Equal(
            AllLessons.InOrder.Select(lesson => lesson.Name).Order(StringComparer.Ordinal),
            Verified.Names("Lessons").Order(StringComparer.Ordinal));
}
