namespace Coroutines;

/// <summary>
/// Marks an <c>async</c> method that returns <see cref="Coroutine"/> or <see cref="Coroutine{T}"/> as a coroutine:
/// at compile time the source generator gives it a resumable form of our own.
/// </summary>
/// <remarks>The containing type must be <c>partial</c>. Without the generator the method still works, on the C# compiler's state machine.</remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class CoroutineAttribute : Attribute;
