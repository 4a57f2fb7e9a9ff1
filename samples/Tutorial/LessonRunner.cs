using Coroutines;

namespace Tutorial;

/// <summary>Runs a lesson and prints its headline before it.</summary>
internal static class LessonRunner
{
    /// <summary>Runs the lesson; in virtual time nothing waits, and the times printed are exact.</summary>
    public static void Run(Lesson lesson, bool isVirtual)
    {
        Console.WriteLine($"== {lesson.Name}: {lesson.Title}");
        Console.WriteLine(lesson.About);
        Console.WriteLine();
        lesson.Run(isVirtual ? new EventLoopOptions { TimeProvider = new VirtualClock() } : new EventLoopOptions());
        Console.WriteLine();
    }
}
