namespace Coroutines.CompilerServices;

/// <summary>Where a coroutine stands: its method, and the file and line of the await at which it is suspended.</summary>
/// <param name="Method">The method with its type, for example <c>Work.DoSomeWork</c>.</param>
/// <param name="File">The source file, or an empty string where it is not known (the C# compiler's state machines do not say).</param>
/// <param name="Line">The line, counted from 1, or 0 where it is not known.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct CoroutinePosition(string Method, string File, int Line)
{
    /// <summary><c>Work.cs:12</c>, or an empty string where the place is not known.</summary>
    internal string Place => File.Length == 0 ? "" : $"{Path.GetFileName(File)}:{Line}";
}
