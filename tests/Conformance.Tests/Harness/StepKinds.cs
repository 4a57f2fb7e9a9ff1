namespace Conformance.Tests.Harness;

/// <summary>What the steps of a program are. A program says <c>Step.Of(…)</c>; each kind gives <c>Step</c> another meaning.</summary>
/// <param name="Name">The kind.</param>
/// <param name="Type">The class that <c>Step</c> stands for.</param>
/// <param name="CanBeAbandoned">False for awaiters that only a rewritten method can leave when it is cancelled: docs/known-differences.md.</param>
/// <param name="InTime">True when steps take a second of virtual time instead of a tick.</param>
internal sealed record StepKind(string Name, string Type, bool CanBeAbandoned = true, bool InTime = false)
{
    public static IReadOnlyList<StepKind> All { get; } =
    [
        new("Child", "Conformance.Steps.ChildStep"),
        new("Task", "Conformance.Steps.TaskStep"),
        new("ValueTask", "Conformance.Steps.ValueTaskStep"),
        new("Foreign", "Conformance.Steps.ForeignStep", CanBeAbandoned: false),
        new("Class", "Conformance.Steps.ClassStep", CanBeAbandoned: false),
        new("Future", "Conformance.Steps.FutureStep"),
        new("Boxed", "Conformance.Steps.BoxedStep"),
        new("Spawned", "Conformance.Steps.SpawnedStep"),
        new("Sleep", "Conformance.Steps.SleepStep", InTime: true),
    ];
}
