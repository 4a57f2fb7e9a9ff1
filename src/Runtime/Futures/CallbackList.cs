namespace Coroutines;

/// <summary>Two or more callbacks and waiting tasks of one future, in the order in which they were added.</summary>
internal sealed class CallbackList(object first, object second)
{
    private readonly List<object> items = [first, second];

    internal List<object> Items => items;

    internal void Add(object callback) => items.Add(callback);

    internal int Remove(Delegate callback) => items.RemoveAll(callback.Equals);
}
