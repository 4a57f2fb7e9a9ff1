using System.Text;
using Coroutines.Generator.Ir;

namespace Coroutines.Generator.Emit;

/// <summary>Writes lines with indentation. Text inside tokens keeps its own line breaks.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private bool _atBlockStart = true;

    public int Indent { get; private set; }

    public void Line(string line = "")
    {
        if (line.Length == 0)
        {
            if (!_atBlockStart)
                _text.Append('\n');
            _atBlockStart = true;
            return;
        }

        foreach (var part in line.Split('\n'))
        {
            if (part.Length > 0)
                _text.Append(' ', Indent * 4).Append(part);
            _text.Append('\n');
        }

        _atBlockStart = line == "{";
    }

    /// <summary>A line with its own indentation.</summary>
    public void Verbatim(string line)
    {
        _text.Append(line).Append('\n');
        _atBlockStart = false;
    }

    /// <summary>A line at the left margin: directives.</summary>
    public void Directive(string line) => _text.Append(line).Append('\n');

    public void Open(string? head = null)
    {
        if (head is not null)
            Line(head);
        Line("{");
        Indent++;
    }

    public void Close(string tail = "}")
    {
        Indent--;
        while (_text.Length > 1 && _text[_text.Length - 1] == '\n' && _text[_text.Length - 2] == '\n')
            _text.Length--;
        _atBlockStart = false;
        Line(tail);
    }

    /// <summary>A label stands one level to the left of its statements.</summary>
    public void Label(string label)
    {
        Indent--;
        Line(label);
        Indent++;
    }

    public override string ToString() => _text.ToString().Replace(Markers.TokenNewLine, '\n');
}
