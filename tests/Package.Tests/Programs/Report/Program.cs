using Coroutines;

// The method group makes a delegate, and a call through a delegate cannot be redirected.
Func<int, Coroutine<int>> twice = Work.Twice;
Console.WriteLine(Coroutine.Run(twice(21)));
