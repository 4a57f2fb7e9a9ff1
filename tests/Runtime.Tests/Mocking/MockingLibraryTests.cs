using System.Reflection;
using Castle.DynamicProxy;
using Coroutines;
using Moq;
using NSubstitute;

namespace Runtime.Tests.Mocking;

/// <summary>
/// Types that a library makes at run time, over an assembly whose internals it may see: their methods are called, whatever stands beside a coroutine.
/// </summary>
public sealed class MockingLibraryTests
{
    [Fact]
    public void NSubstitute_stands_in_for_an_interface()
    {
        var store = Substitute.For<IStore>();
        store.Load(3).Returns(_ => Coroutine.FromResult(7));
        Assert.Equal(8, Run(() => Client.Ask(store, 3)));
        _ = store.Received(1).Load(3);
        _ = store.DidNotReceive().Load(4);
    }

    [Fact]
    public void NSubstitute_stands_in_for_a_class()
    {
        var store = Substitute.For<Store>();
        store.Load(Arg.Any<int>()).Returns(call => Coroutine.FromResult(call.Arg<int>() + 100));
        Assert.Equal(101 + 102, Run(() => store.Sum(1, 2)));
        _ = store.Received(2).Load(Arg.Any<int>());
    }

    [Fact]
    public void Moq_stands_in_for_an_interface()
    {
        var store = new Mock<IStore>(MockBehavior.Strict);
        store.Setup(s => s.Load(3)).Returns(() => Coroutine.FromResult(7));
        Assert.Equal(8, Run(() => Client.Ask(store.Object, 3)));
        store.Verify(s => s.Load(3), Times.Once);
        store.VerifyNoOtherCalls();
    }

    [Fact]
    public void Moq_calls_the_default_method_of_an_interface()
    {
        var store = new Mock<IStore> { CallBase = true };
        store.Setup(s => s.Load(It.IsAny<int>())).Returns((int key) => Coroutine.FromResult(key));
        Assert.Equal(3 + 4, Run(() => store.Object.LoadTwice(3)));
    }

    [Fact]
    public void Moq_overrides_a_method_and_calls_the_base()
    {
        var store = new Mock<Store> { CallBase = true };
        store.Setup(s => s.Load(2)).Returns(() => Coroutine.FromResult(-1));
        Assert.Equal(10 - 1 + 30, Run(() => store.Object.Sum(1, 3)));
        store.Verify(s => s.Load(It.IsAny<int>()), Times.Exactly(3));
    }

    [Fact]
    public void A_proxy_of_Castle_sees_each_call_once()
    {
        var calls = new Calls();
        var store = new ProxyGenerator().CreateInterfaceProxyWithTarget<IStore>(new Store(), calls);
        Assert.Equal(31, Run(() => Client.Ask(store, 3)));
        Assert.Equal(["Load"], calls.Names);

        calls.Names.Clear();
        var derived = new ProxyGenerator().CreateClassProxy<Store>(calls);
        Assert.Equal(10 + 20, Run(() => derived.Sum(1, 2)));
        Assert.Equal(["Load", "Load"], calls.Names);
    }

    [Fact]
    public void DispatchProxy_sees_each_call_once()
    {
        var store = DispatchProxy.Create<IStore, Forwarding>();
        var proxy = (Forwarding)(object)store;
        proxy.Target = new Store();
        Assert.Equal(31, Run(() => Client.Ask(store, 3)));
        Assert.Equal(["Load"], proxy.Names);
    }

    private static int Run(Func<Coroutine<int>> main)
    {
        using var loop = Loops.New();
        return loop.RunUntilComplete(main());
    }

    private sealed class Calls : IInterceptor
    {
        public List<string> Names { get; } = [];

        public void Intercept(Castle.DynamicProxy.IInvocation invocation)
        {
            Names.Add(invocation.Method.Name);
            invocation.Proceed();
        }
    }

    /// <summary>Passes calls on to its target.</summary>
    public class Forwarding : DispatchProxy
    {
        internal IStore? Target { get; set; }

        internal List<string> Names { get; } = [];

        /// <inheritdoc/>
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Names.Add(targetMethod!.Name);
            return targetMethod.Invoke(Target, args);
        }
    }
}
