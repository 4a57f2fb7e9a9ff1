using Coroutines.Generator.Model;

namespace Coroutines.Generator.Emit;

/// <summary>Keeps statements at their place in the user's file by <c>#line</c>; what is ours is hidden from debuggers.</summary>
internal sealed class LineMap(SourceWriter writer, string? path)
{
    private bool _isMapped;

    /// <summary>Writes text that stands at <paramref name="span"/> in the user's file.</summary>
    public void Mapped(SourceSpan? span, string text)
    {
        if (path is null || span is not { } place)
        {
            Hidden(text);
            return;
        }

        writer.Directive($"#line ({place.StartLine},{place.StartColumn})-({place.EndLine},{place.EndColumn}) {writer.Indent * 4 + 1} \"{path}\"");
        _isMapped = true;
        writer.Line(text);
    }

    public void Hidden(string text)
    {
        Hide();
        writer.Line(text);
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
}
