// Proxies and mocks over virtual and interface coroutines behave as without rewriting.
public static partial class Mocks
{
    public partial interface IService
    {
        [Coroutine]
        Coroutine<int> Get(int n);
    }

    public partial interface IMarked
    {
        [Coroutine]
        Coroutine<int> Get(int n);
    }

    public sealed partial class Real : IService, IMarked
    {
        [Coroutine]
        public async Coroutine<int> Get(int n) => n + await Step.Of("real", 1);
    }

    public partial class Store
    {
        [Coroutine]
        public virtual async Coroutine<int> Load(int n) => n + await Step.Of("store", 10);

        [Coroutine]
        public async Coroutine<int> Twice(int n) => await Load(n) + await this.Load(n + 1);
    }

    /// <summary>As a mocking library makes them: the override is no coroutine of ours, and does not call the base.</summary>
    private sealed class StoreMock : Store
    {
        public override Coroutine<int> Load(int n) => Coroutine.FromResult(Val($"mocked {n}", 100));
    }

    private class StoreSpy : Store
    {
        public override Coroutine<int> Load(int n)
        {
            Log("spied", n);
            return base.Load(n);
        }
    }

    private sealed class MarkedMock : IMarked
    {
        public Coroutine<int> Get(int n) => Coroutine.FromResult(Val($"mocked {n}", 200));
    }

    public class Proxy : System.Reflection.DispatchProxy
    {
        public object? Target { get; set; }

        protected override object? Invoke(System.Reflection.MethodInfo? method, object?[]? arguments)
        {
            Log($"proxied {method!.Name}", arguments);
            return method.Invoke(Target, arguments);
        }
    }

    [Case, Coroutine, Covers("C20")]
    internal static async Coroutine<string> Subclasses()
    {
        Store real = new(), mock = new StoreMock(), spy = new StoreSpy();
        return $"{await real.Twice(1)} {await mock.Twice(2)} {await spy.Twice(3)} {await mock.Load(4)} {await spy.Load(5)}";
    }

    [Case, Coroutine, Covers("C20")]
    internal static async Coroutine<string> Interfaces()
    {
        IMarked real = new Real(), mock = new MarkedMock();
        return $"{await real.Get(1)} {await mock.Get(2)}";
    }

    [Case, Coroutine, Covers("C20")]
    internal static async Coroutine<string> DispatchProxies()
    {
        var proxy = System.Reflection.DispatchProxy.Create<IService, Proxy>();
        ((Proxy)(object)proxy).Target = new Real();
        return $"{await proxy.Get(1)} {await proxy.Get(2)}";
    }

    /// <summary>Types that inherit a method use its frame; one that implements the interface anew does not.</summary>
    public partial class Shelf<T> : IMarked
    {
        [Coroutine]
        public async Coroutine<int> Get(int n) => n + await Step.Of(typeof(T).Name, 1000);

        [Coroutine]
        public virtual async Coroutine<string> Take<TItem>(TItem item) => $"{typeof(T).Name} {item} {await Step.Of("take", 1)}";
    }

    private sealed class Inheriting : Shelf<int>;

    private class Anew : Shelf<string>, IMarked
    {
        Coroutine<int> IMarked.Get(int n) => Coroutine.FromResult(Val($"anew {n}", -1));

        public override Coroutine<string> Take<TItem>(TItem item) => Coroutine.FromResult(Val($"taken {item}", "anew"));
    }

    private sealed class InheritingAnew : Anew;

    [Case, Coroutine, Covers("C20")]
    internal static async Coroutine<string> Inherited()
    {
        var text = "";
        foreach (var shelf in new IMarked[] { new Shelf<long>(), new Inheriting(), new Anew(), new InheritingAnew(), new Inheriting() })
            text += $"{await shelf.Get(1)} ";
        foreach (var shelf in new[] { new Shelf<int>(), new Inheriting() })
            text += await shelf.Take("x") + await shelf.Take(2);
        foreach (var shelf in new[] { new Shelf<string>(), new Anew(), new InheritingAnew() })
            text += await shelf.Take("x") + await shelf.Take(2);
        return text;
    }
}
