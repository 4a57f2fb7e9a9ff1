// A40, D6, I15: operands, variables and awaited things whose type is known at run time only.
internal static partial class Dynamics
{
    public sealed class Shape
    {
        public int Width { get; set; } = 1;
        public int Count;
        public event Action<string>? Moved;
        public int this[int i] { get => Width * i; set { Log("set " + i); Width = value; } }
        public int this[string name] { get => name.Length; set => Log(name + value); }
        public string Move(int by, string text = "none") { Moved?.Invoke(text); return $"moved {Width += by} {text}"; }
        public string Move(string by, string text = "none") => $"text {by} {text}";
        public Shape Self() { Log("self"); return this; }
    }

    public sealed partial class Owner
    {
        private int number = 5;

        private string Show(int value) => "int " + value + number;
        private string Show(string value) => "string " + value + number;
        private static string Fixed(object value) => "fixed " + value;

        [Coroutine]
        public async Coroutine<string> Work(dynamic value)
        {
            var a = Show(value);
            await Step.Of("a");
            string b = Show(value);
            dynamic c = Show(await Step.Of("c", value));
            var d = this.Show(value) + Fixed(value);
            Func<string> f = () => Show(value);
            return $"{a} {b} {c} {d} {f()} {Fixed(await Step.Of("e", value))}";
        }
    }

    private static dynamic Dyn(object? value) => value!;

    [Case, Coroutine, Covers("A40")]
    internal static async Coroutine<int> Awaited()
    {
        dynamic step = Step.Of("a", 1);
        int first = await step;
        var second = await Dyn(Step.Of("b", 20));
        await Dyn(Step.Of("nothing"));
        return first + second + (int)await Dyn(Step.Of("c", 300)) + (await Dyn(Step.Of("d", "four"))).Length;
    }

    [Case, Coroutine]
    internal static async Coroutine<string> InTries()
    {
        var text = "";
        foreach (var what in new object?[] { 1, null, "x", new NoAwaiter() })
        {
            try
            {
                text += await Dyn(what);
            }
            catch (Exception e) when (e is not StepException)
            {
                text += e.GetType().Name + " ";
            }
            finally
            {
                Log("finally");
                text += await Dyn(Step.Of("finally", "f"));
            }
        }

        return text;
    }

    public sealed class NoAwaiter
    {
        public NoAwaiter GetAwaiter() => this;
        public bool IsCompleted => false;
        public int GetResult() => 1;
    }

    [Case, Coroutine, Covers("I15", "F12")]
    internal static async Coroutine<string> Variables()
    {
        dynamic shape = new Shape();
        dynamic number = 5;
        await Step.Of("a");
        number += await Step.Of("b", 2.5);
        number++;
        shape.Width = await Step.Of("c", 7);
        shape[await Step.Of("i", 2)] = Val("nine", 9);
        shape[Val("j", "j")] = await Step.Of("v", 4);
        shape.Self()[3] = await Step.Of("w", 40);
        shape.Count++;
        Func<object> f = () => number + shape.Width;
        await Step.Of("d");
        number = "text";
        return $"{number} {shape.Width} {shape[2]} {shape["abc"]} {f()} {shape.Count}";
    }

    [Case, Coroutine]
    internal static async Coroutine<string> Calls()
    {
        dynamic shape = new Shape();
        dynamic by = 2;
        string text = shape.Move(by, await Step.Of("a", "first"));
        text += shape.Self().Move(await Step.Of("b", by), text: await Step.Of("c", "second"));
        text += new Shape().Move(await Step.Of("d", (dynamic)"by"));
        Func<int, int> twice = n => n * 2;
        dynamic call = twice;
        text += call(await Step.Of("e", 21));
        text += Math.Max(by, await Step.Of("f", 3));
        text += new string(await Step.Of("g", (dynamic)'c'), by);
        text += by + await Step.Of("h", 1) + by * await Step.Of("k", 2);
        return text + await new Owner().Work(1) + await new Owner().Work("one");
    }

    [Case, Coroutine, Covers("D6")]
    internal static async Coroutine<string> Loops()
    {
        dynamic items = new List<int> { 1, 2 };
        var text = "";
        foreach (var item in items)
            text += item + await Step.Of("item", 1);
        foreach (string item in Dyn(new[] { "a", "b" }))
            text += item + await Step.Of("text", "t");
        using (dynamic resource = new Resource("one"))
            text += await Step.Of("using", 1);
        using dynamic? none = (Resource?)null;
        using var two = Dyn(new Resource("two"));
        await using dynamic three = new AsyncResource();
        text += await Step.Of("end", 1);
        return text;
    }

    [Case, Coroutine]
    internal static async Coroutine<string> NoResource()
    {
        using dynamic wrong = "no resource";
        return "never " + await Step.Of("a", 1);
    }

    public sealed class Resource(string name) : IDisposable
    {
        public void Dispose() => Log("disposed " + name);
    }

    public sealed class AsyncResource : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => default;
    }

    [Case, Coroutine, FallsBack("is known at run time only")]
    internal static async Coroutine<string> MaybeAnEvent()
    {
        dynamic shape = new Shape();
        shape.Width += await Step.Of("a", 7);
        Action<string> heard = text => Log("heard " + text);
        shape.Moved += await Step.Of("b", heard);
        return shape.Move(1, "x");
    }
}
