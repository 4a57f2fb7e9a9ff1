namespace Runtime.Tests.Properties;

/// <summary>Every primitive against a sequential model: fair, and safe against cancellation at any time.</summary>
public sealed class ModelTests
{
    private const int Count = 300;
    private const int Actions = 60;

    [Fact]
    public void Queues_do_as_their_model() => Check(static random => new QueueModel(random));

    [Fact]
    public void Locks_and_semaphores_do_as_their_model() => Check(static random => new PermitModel(random));

    [Fact]
    public void Events_do_as_their_model() => Check(static random => new EventModel(random));

    [Fact]
    public void Conditions_do_as_their_model() => Check(static random => new ConditionModel(random));

    [Fact]
    public void Barriers_do_as_their_model() => Check(static random => new BarrierModel(random));

    [Fact]
    public void Workers_that_race_and_are_cancelled_lose_nothing() => Seeds.Check(Count, seed => Loops.Run(new Race(seed).Run()));

    private static void Check(Func<Random, Model> make) => Seeds.Check(Count, seed => Loops.Run(make(new Random(seed)).Run(Actions)));
}
