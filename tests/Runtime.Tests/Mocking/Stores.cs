using Coroutines;

namespace Runtime.Tests.Mocking;

/// <summary>An interface with coroutines, one of which has a body.</summary>
public partial interface IStore
{
    [Coroutine]
    Coroutine<int> Load(int key);

    [Coroutine]
    async Coroutine<int> LoadTwice(int key) => await Load(key) + await Load(key + 1);
}

/// <summary>A class with a virtual coroutine that mocking libraries can override.</summary>
public partial class Store : IStore
{
    [Coroutine]
    public virtual async Coroutine<int> Load(int key)
    {
        await Coroutine.Yield();
        return key * 10;
    }

    [Coroutine]
    public async Coroutine<int> Sum(int from, int to)
    {
        var sum = 0;
        for (var key = from; key <= to; key++)
            sum += await Load(key);
        return sum;
    }
}

/// <summary>What asks a store by its interface.</summary>
public static partial class Client
{
    [Coroutine]
    public static async Coroutine<int> Ask(IStore store, int key) => await store.Load(key) + 1;
}
