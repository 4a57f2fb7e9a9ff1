namespace Coroutines.CodeFixes;

/// <summary>A fix that is made together with those of other diagnostics.</summary>
/// <param name="Title">What the user picks.</param>
/// <param name="Key">Tells which fixes "fix all" applies together.</param>
/// <param name="Subject">What it changes; where several diagnostics have the same subject, it is changed once.</param>
internal sealed record JointFix(string Title, string Key, SyntaxNode Subject);
