namespace Coroutines.Generator.Emit;

/// <summary>The nested class of companions and frames. It is public, for other assemblies, but hidden from completion.</summary>
internal static class CompanionClass
{
    public static void Open(SourceWriter writer, string name, bool isPrivate, bool isFirst)
    {
        writer.Line("/// <summary>The resumable forms of this type's coroutines, under their own names, which stack traces print.</summary>");
        if (isFirst && !isPrivate)
            writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        writer.Open($"{(isPrivate ? "private" : "public")} static partial class {name}");
    }
}
