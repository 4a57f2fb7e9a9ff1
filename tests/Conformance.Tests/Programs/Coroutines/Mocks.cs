// Proxies and mocks over virtual and interface coroutines behave as without rewriting.
public static partial class Mocks
{
    /// <summary>Not marked: docs/known-differences.md, DispatchProxy.</summary>
    public interface IService
    {
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
}
