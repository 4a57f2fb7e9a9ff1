// C11 to C13: awaitables and awaiters of every shape.
internal static partial class Awaitables
{
    /// <summary>A struct that counts how often it was asked for an awaiter.</summary>
    private struct Counting
    {
        public int Asked;

        public TaskAwaiter GetAwaiter()
        {
            Asked++;
            return Task.CompletedTask.GetAwaiter();
        }
    }

    private sealed class Holder
    {
        public Counting Field;
        public readonly Counting Frozen;

        public Counting Property { get; set; }
    }

    /// <summary>An awaiter that changes itself in <c>IsCompleted</c>, which <c>GetResult</c> sees, and in <c>OnCompleted</c>.</summary>
    private struct Changing(bool atOnce) : INotifyCompletion
    {
        private int asked;

        public bool IsCompleted
        {
            get
            {
                asked++;
                return atOnce;
            }
        }

        public readonly int GetResult() => asked;

        public void OnCompleted(Action continuation) => Coroutine.CreateTask(Later(continuation));

        public readonly Changing GetAwaiter() => this;

        private static async Coroutine Later(Action continuation)
        {
            await Coroutine.Yield();
            continuation();
        }
    }

    private sealed class Explicit : INotifyCompletion
    {
        public bool IsCompleted => true;

        public string GetResult() => Val("explicit", "explicit");

        void INotifyCompletion.OnCompleted(Action continuation) => continuation();

        public Explicit GetAwaiter() => this;
    }

    private sealed class ByReference : INotifyCompletion
    {
        private int value = 7;

        public bool IsCompleted => true;

        public ref int GetResult() => ref value;

        public void OnCompleted(Action continuation) => continuation();

        public ByReference GetAwaiter() => this;

        public int Value => value;
    }

    private sealed class Source<TAwaiter>(TAwaiter awaiter)
    {
        public TAwaiter GetAwaiter() => Val("GetAwaiter", awaiter);
    }

    [Case, Coroutine, Covers("C11")]
    internal static async Coroutine<string> StructVariables()
    {
        var local = new Counting();
        await local;
        await local;
        var holder = new Holder();
        await holder.Field;
        await holder.Frozen;
        await holder.Property;
        var array = new Counting[1];
        await array[Val("i", 0)];
        await Step.Of("a");
        await local;
        return $"{local.Asked} {holder.Field.Asked} {holder.Frozen.Asked} {holder.Property.Asked} {array[0].Asked}";
    }

    [Case(IsCanceled = false), Coroutine, Covers("C12")]
    internal static async Coroutine<string> ChangingAwaiters()
    {
        var a = await new Changing(true);
        var b = await new Changing(false);
        return $"{a} {b} {await new Source<Changing>(new Changing(false))}";
    }

    [Case, Coroutine, Covers("C13")]
    internal static async Coroutine<string> Shapes()
    {
        var text = await new Explicit();
        int number = await new ByReference();
        text += await new Source<TaskAwaiter<int>>(Task.FromResult(3).GetAwaiter());
        await Generic(new Source<TaskAwaiter>(Task.CompletedTask.GetAwaiter()));
        text += await Task.FromResult("task").ConfigureAwait(false);
        text += await new ValueTask<string>("value");
        await Task.WhenAll(Task.CompletedTask, Task.FromResult(1));
        return text + number + await Step.Of("a", 1);
    }

    [Coroutine]
    private static async Coroutine Generic(Source<TaskAwaiter> source) => await source;

    [Case, Coroutine, Covers("C14")]
    internal static async Coroutine<string> NullAwaitables()
    {
        Task? none = null;
        Holder? holder = null;
        var text = "";
        try
        {
            await none!;
        }
        catch (NullReferenceException)
        {
            text += "task ";
        }

        try
        {
            await holder!.Field;
        }
        catch (NullReferenceException)
        {
            text += "field ";
        }

        try
        {
            await (none?.ContinueWith(_ => 1))!;
        }
        catch (NullReferenceException)
        {
            text += "conditional";
        }

        return text + await Step.Of("a", 1);
    }
}
