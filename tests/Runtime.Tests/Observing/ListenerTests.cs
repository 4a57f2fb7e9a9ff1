using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using Coroutines;

namespace Runtime.Tests.Observing;

/// <summary>Metrics and events of the process: they hear every loop, so these run alone.</summary>
[Collection(nameof(ListenerTests))]
[CollectionDefinition(nameof(ListenerTests), DisableParallelization = true)]
public sealed partial class ListenerTests
{
    [Coroutine]
    private static async Coroutine Program(Action whileTwoLive)
    {
        var child = Coroutine.CreateTask(Child(), "child");
        await Coroutine.Sleep(TimeSpan.FromSeconds(1));
        whileTwoLive();
        await child;
    }

    [Coroutine]
    private static async Coroutine Child() => await Coroutine.Sleep(TimeSpan.FromSeconds(2));

    [Fact]
    public void Metrics_count_tasks_and_measure_steps_and_lag()
    {
        var seen = new Dictionary<string, List<double>>();
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Coroutines")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Add(instrument.Name, value));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Add(instrument.Name, value));
        listener.Start();
        Loops.Run(Program(listener.RecordObservableInstruments));

        Assert.Equal([2], seen["coroutines.tasks"]);
        Assert.Equal([0], seen["coroutines.ready"]);
        Assert.True(seen["coroutines.step.duration"].Count >= 5);
        Assert.All(seen["coroutines.step.duration"], static s => Assert.InRange(s, 0, 60));
        Assert.Equal([0, 0], seen["coroutines.loop.lag"]);

        void Add(string name, double value)
        {
            if (!seen.TryGetValue(name, out var values))
            {
                seen.Add(name, values = []);
            }

            values.Add(value);
        }
    }

    [Fact]
    public void Events_tell_the_life_of_a_task()
    {
        using var listener = new Listener();
        Loops.Run(Program(() => { }));
        var child = Assert.Single(listener.Lines, static l => l.StartsWith("TaskCreated", StringComparison.Ordinal) && l.Contains("child", StringComparison.Ordinal));
        var id = child.Split(' ')[1];
        Assert.Equal(
            [$"TaskCreated {id} child ListenerTests.Child", $"StepStart {id}", $"StepStop {id}", $"TaskWaits {id} sleeps, 2 s left", $"StepStart {id}", $"StepStop {id}", $"TaskEnded {id} finished"],
            listener.Lines.Where(l => l.Split(' ')[1] == id));
    }

    [Fact]
    public void Nobody_who_has_left_is_told()
    {
        var listener = new Listener();
        listener.Dispose();
        Loops.Run(Program(() => { }));
        Assert.Empty(listener.Lines);
    }

    private sealed class Listener : EventListener
    {
        public List<string> Lines { get; } = [];

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "Coroutines")
            {
                EnableEvents(eventSource, EventLevel.Verbose);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
            Lines.Add($"{eventData.EventName} {string.Join(' ', eventData.Payload!.Where(static p => p is not double))}");
    }
}
