using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coroutines.Generator.Emit;

/// <summary>The MSBuild properties that steer generation, as the props of the package make them visible.</summary>
internal sealed record EmitOptions(bool Rewrite, bool LineDirectives, bool InlineResume, string GeneratedFolder, bool Report = false, string ProjectFolder = "")
{
    public static EmitOptions Read(AnalyzerConfigOptions options)
    {
        return new(
            !Is("CoroutinesRewrite", "false"),
            !Is("CoroutinesLineDirectives", "false"),
            Is("CoroutinesInlineResume", "true"),
            Folder(),
            Is("EmitCompilerGeneratedFiles", "true"),
            Value("ProjectDir") ?? "");

        string? Value(string name) => options.TryGetValue("build_property." + name, out var value) && value.Length > 0 ? value : null;

        bool Is(string name, string expected) => string.Equals(Value(name), expected, StringComparison.OrdinalIgnoreCase);

        string Folder()
        {
            var output = Is("EmitCompilerGeneratedFiles", "true") ? Value("CompilerGeneratedFilesOutputPath") : null;
            output ??= Value("IntermediateOutputPath") ?? "";
            var project = Value("ProjectDir") ?? "";
            return Combine(project, output);
        }
    }

    /// <summary>
    /// The path for <c>#line</c>: relative to the generated file, because an absolute one would change the assembly's hash from folder to folder.
    /// </summary>
    public string? LinePath(TypeShell shell)
    {
        if (!LineDirectives || shell.FilePath.Length == 0)
            return null;
        var from = Split($"{GeneratedFolder}/Coroutines.Generator/Coroutines.Generator.CoroutineGenerator");
        var to = Split(shell.FilePath);
        if (GeneratedFolder.Length == 0 || from.Count == 0 || to.Count == 0 || from[0] != to[0])
            return Escape(shell.FilePath);
        var common = 0;
        while (common < from.Count && common < to.Count - 1 && from[common] == to[common])
            common++;
        return Escape(string.Join("/", Enumerable.Repeat("..", from.Count - common).Concat(to.Skip(common))));
    }

    private static string Escape(string path) => path.Replace("\\", "/").Replace("\"", "");

    private static string Combine(string root, string path) =>
        path.StartsWith("/", StringComparison.Ordinal) || path.IndexOf(':') == 1 ? path : root.TrimEnd('/', '\\') + "/" + path;

    private static List<string> Split(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Replace('\\', '/').TrimEnd('/').Split('/'))
        {
            if (part == ".." && parts.Count > 1)
                parts.RemoveAt(parts.Count - 1);
            else if (part is not "." && (part.Length > 0 || parts.Count == 0))
                parts.Add(part);
        }

        return parts;
    }
}
