// The tests take the console's output, and there is only one console.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
