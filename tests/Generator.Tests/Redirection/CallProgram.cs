using Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Tests.Redirection;

/// <summary>A program that makes calls of many shapes and tells for each whether it reached a frame. Compiled and run once for all of them.</summary>
internal sealed class CallProgram(IReadOnlyList<CallShape> shapes)
{
    private const string Head = """
        using Coroutines;
        using System.Diagnostics;
        using System.Linq.Expressions;
        using System.Runtime.CompilerServices;

        public static class Probe
        {
            [MethodImpl(MethodImplOptions.NoInlining)]
            public static bool OnFrame() => new StackFrame(1).GetMethod()!.DeclaringType!.Name.TrimEnd('1', '2', '3', '`').EndsWith("Frame");
        }

        """;

    private readonly Lazy<Dictionary<string, (bool Plain, bool Frame)>> _results = new(() => Run(shapes));

    public (bool Plain, bool Frame) this[string name] => _results.Value[name];

    private static Dictionary<string, (bool Plain, bool Frame)> Run(IReadOnlyList<CallShape> shapes)
    {
        var source = new System.Text.StringBuilder(Head);
        var i = 0;
        foreach (var shape in shapes)
        {
            var (parameters, constraints, _) = shape.Generic;
            var plain = shape.Before.Length == 0 ? $"=> {shape.Call};" : $"{{ {shape.Before} return {shape.Call}; }}";
            var framed = shape.Before.Length == 0 ? $"=> await {shape.Call};" : $"{{ await Coroutine.Yield(); {shape.Before} return await {shape.Call}; }}";
            source.Append($$"""
                namespace Shape{{i++}}
                {
                    {{Body(shape.Members)}}
                    public sealed partial class Calls
                    {
                        {{Body(shape.Own)}}
                        public static Coroutine<bool> Plain{{parameters}}() {{constraints}} {{plain}}
                        [Coroutine] public static async Coroutine<bool> Framed{{parameters}}() {{constraints}} {{framed}}
                    }
                }

                """);
        }

        source.Append("public static class Test { public static object Run() => new List<(bool, bool)> {\n");
        for (i = 0; i < shapes.Count; i++)
            source.Append($"    (Coroutine.Run(Shape{i}.Calls.Plain{shapes[i].Generic.Arguments}()), Coroutine.Run(Shape{i}.Calls.Framed{shapes[i].Generic.Arguments}())),\n");
        source.Append("}; }\n");
        var generation = Generation.Of(TestProject.Of(source.ToString()) with { AllowUnsafe = true });
        Assert.Equal(shapes.Count(s => s.FallsBack), generation.Fallbacks().Count(f => f.StartsWith("Framed", StringComparison.Ordinal)));
        var results = (List<(bool, bool)>)CompiledProgram.Of(generation).Call("Test", "Run")!;
        return shapes.Zip(results).ToDictionary(r => r.First.Name, r => r.Second);
    }

    private static string Body(string members) => members.Replace("~", "{ await Coroutine.Yield(); return Probe.OnFrame(); }", StringComparison.Ordinal);
}
