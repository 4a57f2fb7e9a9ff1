namespace Conformance.Steps;

/// <summary>Steps that are coroutines behind an interface, which cannot live inside the frame of whoever awaits them.</summary>
internal static partial class BoxedStep
{
    private static readonly ISteps Steps = new Implementation();

    internal static Coroutine<T> Of<T>(string name, T value) => Steps.Of(name, value);

    internal static Coroutine Of(string name) => Steps.Of(name);

    internal interface ISteps
    {
        Coroutine<T> Of<T>(string name, T value);

        Coroutine Of(string name);
    }

    internal sealed partial class Implementation : ISteps
    {
        [Coroutine]
        public async Coroutine<T> Of<T>(string name, T value) => await ChildStep.Of(name, value);

        [Coroutine]
        public async Coroutine Of(string name) => await ChildStep.Of(name);
    }
}
