namespace Tutorial;

/// <summary>What can be typed after <c>dotnet run --project samples/Tutorial --</c>.</summary>
internal static class CommandLine
{
    private const string Usage = "dotnet run --project samples/Tutorial -- list | all | <lesson> [--virtual]";

    /// <summary>Does what the arguments say and returns the exit code: 0, or 2 when there is no such lesson.</summary>
    public static int Run(string[] args)
    {
        var isVirtual = args.Contains("--virtual");
        switch (args.Where(argument => argument != "--virtual").ToArray())
        {
            case [] or ["list"]:
                List();
                return 0;

            case ["all"]:
                foreach (var lesson in AllLessons.InOrder)
                {
                    LessonRunner.Run(lesson, isVirtual);
                }

                return 0;

            case [var name] when AllLessons.InOrder.FirstOrDefault(lesson => lesson.Name == name) is { } lesson:
                LessonRunner.Run(lesson, isVirtual);
                return 0;

            case var unknown:
                Console.Error.WriteLine($"There is no lesson '{string.Join(' ', unknown)}'. 'list' names them all.");
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    private static void List()
    {
        Console.WriteLine(Usage);
        foreach (var lesson in AllLessons.InOrder)
        {
            Console.WriteLine($"  {lesson.Name,-18}{lesson.Title}");
        }
    }
}
