namespace Coroutines.Generator.Model;

/// <summary>One line of the build's report: a method or call that stays on the C# compiler's state machine.</summary>
internal sealed record ReportLine(string Id, string FilePath, int Line, string Text);
