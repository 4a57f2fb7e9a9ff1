namespace Coroutines.CompilerServices;

/// <summary>
/// Marks the public companion of a coroutine: the generated method that makes its resumable form. The generator redirects
/// calls from other assemblies to it, if it finds it in metadata.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class CoroutineCompanionAttribute : Attribute;
