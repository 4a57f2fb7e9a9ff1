using Tutorial.Lessons;

namespace Tutorial;

/// <summary>The lessons, in the order in which to read them.</summary>
internal static class AllLessons
{
    public static readonly IReadOnlyList<Lesson> InOrder =
    [
        DefineAndRun.Lesson,
        MakeATask.Lesson,
        DoneCallback.Lesson,
        BoundArgument.Lesson,
        ReadTheResult.Lesson,
        AwaitSleep.Lesson,
        ThreeAtOnce.Lesson,
        NestedWait.Lesson,
        NestedGather.Lesson,
        ReturnGather.Lesson,
        AsCompleted.Lesson,
        RunForever.Lesson,
        CallbackOnDone.Lesson,
        NoResult.Lesson,
        PrintSum.Lesson,
        IsACoroutine.Lesson,
        GeneratorStyle.Lesson,
        CancelAllTasks.Lesson,
        CancelMain.Lesson,
        NeverAwaited.Lesson,
        NeverRetrieved.Lesson,
        NotAwaitable.Lesson,
        FallingBack.Lesson,
    ];
}
