namespace Generator.Tests.Debugging;

/// <summary>A place where a debugger can stop, as the PDB has it.</summary>
internal sealed record SequencePoint(string File, int StartLine, int StartColumn, int EndLine, int EndColumn, bool IsHidden)
{
    /// <summary>What a debugger would highlight; marked where the range leaves its line.</summary>
    public string TextIn(string[] lines)
    {
        var start = lines[StartLine - 1];
        var end = lines[EndLine - 1];
        if (StartColumn > start.Length || EndColumn > end.Length + 1)
            return $"OUTSIDE ({StartColumn})-({EndLine},{EndColumn}) {start.Trim()}";
        return StartLine == EndLine ? start[(StartColumn - 1)..(EndColumn - 1)] : $"{start[(StartColumn - 1)..]} … {end[..(EndColumn - 1)].Trim()}";
    }
}
