namespace Conformance.Tests.Harness;

/// <summary>What the steps of a program are. A program says <c>Step.Of(…)</c>; each kind gives <c>Step</c> another meaning.</summary>
/// <param name="Name">The kind.</param>
/// <param name="Type">The class that <c>Step</c> stands for.</param>
/// <param name="Effort">How thoroughly programs are explored with these steps, against 1.</param>
/// <param name="CanBeAbandoned">False for awaiters that only a rewritten method can leave when it is cancelled: docs/known-differences.md.</param>
/// <param name="InTime">True when steps take a second of virtual time instead of a tick.</param>
internal sealed record StepKind(string Name, string Type, double Effort, bool CanBeAbandoned = true, bool InTime = false)
{
    public static IReadOnlyList<StepKind> All { get; } =
    [
        new("Child", "Conformance.Steps.ChildStep", 1),
        new("Task", "Conformance.Steps.TaskStep", 0.4),
        new("ValueTask", "Conformance.Steps.ValueTaskStep", 0.2),
        new("Foreign", "Conformance.Steps.ForeignStep", 0.4, CanBeAbandoned: false),
        new("Class", "Conformance.Steps.ClassStep", 0.2, CanBeAbandoned: false),
        new("Future", "Conformance.Steps.FutureStep", 0.2),
        new("Boxed", "Conformance.Steps.BoxedStep", 0.4),
        new("Spawned", "Conformance.Steps.SpawnedStep", 0.2),
        new("Sleep", "Conformance.Steps.SleepStep", 0.2, InTime: true),
    ];
}
