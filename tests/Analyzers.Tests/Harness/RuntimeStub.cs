using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Analyzers.Tests;

/// <summary>The runtime's surface as source, until the runtime itself is there to be referenced.</summary>
public static class RuntimeStub
{
    public const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Runtime.CompilerServices;
        using System.Threading.Tasks;
        namespace Coroutines
        {
            [AttributeUsage(AttributeTargets.Method)] public sealed class CoroutineAttribute : Attribute { }
            public struct Aw : ICriticalNotifyCompletion { public bool IsCompleted => true; public void GetResult() {} public void OnCompleted(Action a) {} public void UnsafeOnCompleted(Action a) {} }
            public struct Aw<T> : ICriticalNotifyCompletion { public bool IsCompleted => true; public T GetResult() => default!; public void OnCompleted(Action a) {} public void UnsafeOnCompleted(Action a) {} }
            public class B { public static B Create() => new(); public Coroutine Task => default; public void SetResult() {} public void SetException(Exception e) {} public void SetStateMachine(IAsyncStateMachine m) {} public void Start<S>(ref S s) where S : IAsyncStateMachine {} public void AwaitOnCompleted<A, S>(ref A a, ref S s) where A : INotifyCompletion where S : IAsyncStateMachine {} public void AwaitUnsafeOnCompleted<A, S>(ref A a, ref S s) where A : ICriticalNotifyCompletion where S : IAsyncStateMachine {} }
            public class B<T> { public static B<T> Create() => new(); public Coroutine<T> Task => default; public void SetResult(T t) {} public void SetException(Exception e) {} public void SetStateMachine(IAsyncStateMachine m) {} public void Start<S>(ref S s) where S : IAsyncStateMachine {} public void AwaitOnCompleted<A, S>(ref A a, ref S s) where A : INotifyCompletion where S : IAsyncStateMachine {} public void AwaitUnsafeOnCompleted<A, S>(ref A a, ref S s) where A : ICriticalNotifyCompletion where S : IAsyncStateMachine {} }
            [AsyncMethodBuilder(typeof(B<>))] public readonly struct Coroutine<T> { public Aw<T> GetAwaiter() => default; }
            [AsyncMethodBuilder(typeof(B))] public readonly struct Coroutine
            {
                public Aw GetAwaiter() => default;
                public static Coroutine Sleep(TimeSpan t) => default;
                public static Coroutine Sleep(double t) => default;
                public static Coroutine Yield() => default;
                public static void Run(Coroutine c) {}
                public static T Run<T>(Coroutine<T> c) => default!;
                public static Coroutine<T[]> Gather<T>(params Coroutine<T>[] c) => default;
                public static Coroutine Gather(params Coroutine[] c) => default;
                public static Coroutine ToThread(Action a) => default;
                public static Coroutine<T> ToThread<T>(Func<T> a) => default;
                public static Coroutine<T> FromResult<T>(T value) => default;
            }
            public class Future { public Aw GetAwaiter() => default; public void AddDoneCallback(Action<Future> f) {} }
            public class CoroutineTask : Future { }
            public class CoroutineTask<T> : CoroutineTask { public T Result => default!; public new Aw<T> GetAwaiter() => default; }
            public class EventLoop
            {
                public static EventLoop Running => null!;
                public static EventLoop Current => null!;
                public CoroutineTask CreateTask(Coroutine c) => null!;
                public CoroutineTask<T> CreateTask<T>(Coroutine<T> c) => null!;
                public void RunForever() {}
                public void RunUntilComplete(Coroutine c) {}
                public T RunUntilComplete<T>(Coroutine<T> c) => default!;
                public void CallSoon(Action a) {}
            }
        }
        """;

    public static MetadataReference Reference(IEnumerable<MetadataReference> framework)
    {
        var compilation = CSharpCompilation.Create(
            "Coroutines", [CSharpSyntaxTree.ParseText(Source)], framework, new(OutputKind.DynamicallyLinkedLibrary));
        var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success
            ? MetadataReference.CreateFromImage(image.ToArray())
            : throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
    }
}
