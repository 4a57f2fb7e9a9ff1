namespace Conformance;

/// <summary>What a step throws that fails.</summary>
/// <param name="step">The step's name.</param>
public sealed class StepException(string step) : Exception($"{step} failed")
{
    /// <summary>The step's name.</summary>
    public string Step => step;
}
