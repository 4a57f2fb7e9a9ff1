using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;

namespace Coroutines.Generator.Emit;

/// <summary>
/// Keeps statements at their place in the user's file by <c>#line</c>; what is ours is hidden from debuggers. A statement that became
/// several has one place to stop, at the first of them: what is hidden after it counts to its line in stack traces.
/// </summary>
internal sealed class LineMap(SourceWriter writer, string? path)
{
    private bool _isMapped;
    private SourceSpan? _last;

    /// <summary>Are there any directives? Then the layout of what is mapped follows the user's file, not the reader of this one.</summary>
    public bool IsOn => path is not null;

    /// <summary>Writes text that stands at <paramref name="span"/> in the user's file.</summary>
    public void Mapped(SourceSpan? span, string text)
    {
        if (path is null || span is not { } place)
        {
            Hidden(text);
            return;
        }

        // The user's comments above a statement come with its text, but the span is the statement's.
        var lines = text.Split('\n');
        var comments = lines.TakeWhile(line => line.TrimStart().StartsWith("//", StringComparison.Ordinal)).Count();
        if (comments == lines.Length)
        {
            Hidden(text);
            return;
        }

        foreach (var comment in lines.Take(comments))
            Hidden(comment);
        lines = [.. lines.Skip(comments)];
        text = string.Join("\n", lines);

        if (lines.Length + text.Count(c => c == Markers.TokenNewLine) == place.Lines)
        {
            if (IsRepeated(place, text))
                Hidden(text);
            else
                Copied(place, lines);
            return;
        }

        foreach (var line in lines)
        {
            if (line.Trim() is "" or "{" or "}" || IsRepeated(place, line))
                Hidden(line);
            else
                Whole(place, line);
        }
    }

    public void Hidden(string text)
    {
        Hide();
        writer.Line(text);
    }

    /// <summary>An opening brace, the user's or one of ours.</summary>
    public void Open(SourceSpan? brace)
    {
        Brace(brace, writer.Indent);
        writer.Open();
        Hide();
    }

    public void Close(SourceSpan? brace)
    {
        Brace(brace, writer.Indent - 1);
        writer.Close();
        Hide();
    }

    private void Brace(SourceSpan? brace, int indent)
    {
        if (path is null || brace is not { } place)
            Hide();
        else
            Directive(place, (indent * 4) + 1);
    }

    public void Hide()
    {
        if (path is not null && _isMapped)
            writer.Directive("#line hidden");
        _isMapped = false;
    }

    /// <summary>The file starts hidden.</summary>
    public void Start()
    {
        if (path is not null)
            writer.Directive("#line hidden");
    }

    /// <summary>Lambdas are methods of their own, so hiding them would take their lines away.</summary>
    private bool IsRepeated(SourceSpan place, string text) =>
        _last == place && text.IndexOf("=>", StringComparison.Ordinal) < 0 && text.IndexOf("delegate", StringComparison.Ordinal) < 0;

    /// <summary>As many lines as the user's: each stands at its own. Columns are right where the text is the same.</summary>
    private void Copied(SourceSpan place, string[] lines)
    {
        var isSame = place.StartLine == place.EndLine && lines[0].Length == place.EndColumn - place.StartColumn;
        Directive(place, isSame ? writer.Indent * 4 : (writer.Indent * 4) + lines[0].Length);
        writer.Line(lines[0]);
        foreach (var line in lines.Skip(1))
            writer.Verbatim(line.Length == 0 ? "" : new string(' ', place.StartColumn - 1) + line);
    }

    private void Whole(SourceSpan place, string line)
    {
        Directive(place, (writer.Indent * 4) + line.Length);
        writer.Line(line);
    }

    /// <summary>What starts before <paramref name="offset"/> on the next line stands for the whole place; what starts later is shifted. The end is the last column.</summary>
    private void Directive(SourceSpan place, int offset)
    {
        writer.Directive($"#line ({place.StartLine},{place.StartColumn})-({place.EndLine},{place.EndColumn - 1}) {Math.Max(1, Math.Min(offset, 65535))} \"{path}\"");
        _isMapped = true;
        _last = place;
    }
}
