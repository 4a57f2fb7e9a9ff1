using Coroutines;

namespace Tutorial;

/// <summary>One lesson: a small program and what it shows.</summary>
/// <param name="Name">What to type on the command line, for example <c>three-at-once</c>.</param>
/// <param name="Title">The headline.</param>
/// <param name="About">What to look at, in a few sentences.</param>
/// <param name="Run">Runs the program. The options say which clock its event loop goes by: the real one or the virtual one.</param>
internal sealed record Lesson(string Name, string Title, string About, Action<EventLoopOptions> Run);
