using Coroutines;

using var loop = new EventLoop(new EventLoopOptions { TimeProvider = new VirtualClock() });
loop.RunUntilComplete(Work.All());
Console.WriteLine($"{loop.Time.TotalSeconds} s in all");

try
{
    loop.RunUntilComplete(Work.Outer());
}
catch (InvalidOperationException exception)
{
    Console.WriteLine(exception.Message);
    Console.WriteLine(exception.StackTrace);
}

// Each coroutine method has a frame: none stayed on the C# compiler's state machine.
var frames = typeof(Work).Assembly.GetTypes()
    .Where(type => type.GetInterfaces().Any(i => i.Name.StartsWith("ICoroutineFrame", StringComparison.Ordinal)))
    .Select(type => type.Name)
    .Order(StringComparer.Ordinal);
Console.WriteLine($"frames: {string.Join(", ", frames)}");
