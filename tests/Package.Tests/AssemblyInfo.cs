using Package.Tests.Infrastructure;

// Every test builds something: more than two at a time only makes them wait for each other.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
[assembly: AssemblyFixture(typeof(PackedPackage))]
