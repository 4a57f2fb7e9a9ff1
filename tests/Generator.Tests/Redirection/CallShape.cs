namespace Generator.Tests.Redirection;

/// <summary>
/// One shape of a call, and where it must go. A coroutine written <c>~</c> tells whether it ran on a frame. The call is made twice: from a method that is
/// no coroutine, where an interceptor redirects it, and from a coroutine, whose frame says where it goes.
/// </summary>
/// <param name="Name">What the shape is called in the tests.</param>
/// <param name="Call">The call, an expression of type <c>Coroutine&lt;bool&gt;</c>.</param>
/// <param name="Members">What it needs: types beside the class of the calls.</param>
internal sealed record CallShape(string Name, string Call, string Members = "")
{
    /// <summary>Does the call of the plain method go to a frame?</summary>
    public bool FromPlain { get; init; } = true;

    /// <summary>Does the call of the coroutine go to a frame?</summary>
    public bool FromFrame { get; init; } = true;

    /// <summary>Statements before the call.</summary>
    public string Before { get; init; } = "";

    /// <summary>Members of the class in which the calls stand.</summary>
    public string Own { get; init; } = "";

    /// <summary>Type parameters and constraints of the calling methods, with the arguments to call them with.</summary>
    public (string Parameters, string Constraints, string Arguments) Generic { get; init; } = ("", "", "");

    /// <summary>Does the calling coroutine itself stay on the compiler's state machine?</summary>
    public bool FallsBack { get; init; }

    /// <summary>What a call of the shape must not reach: it is left to the user's method.</summary>
    public CallShape Left() => this with { FromPlain = false, FromFrame = false };
}
