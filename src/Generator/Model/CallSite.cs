namespace Coroutines.Generator.Model;

/// <summary>A call in user code that an interceptor can redirect; the key is empty where the target is in another assembly. Interceptors of one <c>Group</c> cannot have the same parameters.</summary>
internal sealed record CallSite(string Key, string File, string Attribute, string Signature, string Group);
