using Coroutines.Generator.Emit;
using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Coroutines.Generator.Resolve;

namespace Generator.Tests.Units;

/// <summary>Marks in lowered text become what the plan decided.</summary>
public sealed class MarkerExpanderTests
{
    [Fact]
    public void TextWithoutMarksIsKept() => Assert.Equal("Use(1);", Expand("Use(1);"));

    [Fact]
    public void ALoweredCalleeIsCalledByItsCompanion() => Assert.Equal("Use(Frames.A(1));", Expand($"Use({Markers.Call("A", "A(1)", "Frames.A(1)")});", "A"));

    [Fact]
    public void AnotherIsCalledAsWritten() => Assert.Equal("Use(A(1));", Expand($"Use({Markers.Call("A", "A(1)", "Frames.A(1)")});", "B"));

    [Fact]
    public void CallsInArgumentsOfCallsAreDecidedOneByOne()
    {
        var inner = Markers.Call("B", "B()", "Frames.B()");
        var outer = Markers.Call("A", $"A({inner})", $"Frames.A({inner})");
        Assert.Equal("A(Frames.B())", Expand(outer, "B"));
        Assert.Equal("Frames.A(B())", Expand(outer, "A"));
        Assert.Equal("Frames.A(Frames.B())", Expand(outer, "A", "B"));
    }

    // Only marks of results look at the method, and there are none here.
    private static string Expand(string text, params string[] lowered) => new MarkerExpander(null!, new MethodPlan("", true, default, default, default, lowered.ToEquatable())).Expand(text);
}
