namespace Generator.Tests.Harness;

/// <summary>A file of a test program.</summary>
internal sealed record SourceFile(string Path, string Text);
