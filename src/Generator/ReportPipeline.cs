using Coroutines.Generator.Checks;
using Coroutines.Generator.Emit;
using Coroutines.Generator.Resolve;
using Microsoft.CodeAnalysis;

namespace Coroutines.Generator;

/// <summary>
/// The step that writes the report of what stays on the C# compiler's state machine. It is written only where generated files are
/// (<c>EmitCompilerGeneratedFiles</c>), because it is the build that reads it; a build runs everything once, so nothing is kept for a next time.
/// </summary>
internal static class ReportPipeline
{
    public static void Register(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<InliningPlan> plan, IncrementalValueProvider<EmitOptions> options)
    {
        var report = context.CompilationProvider.Combine(plan).Combine(options)
            .Select(static (found, cancellation) =>
            {
                var ((compilation, plan), options) = found;
                return options.Rewrite && options.Report ? ReportEmitter.Emit(FallbackReport.Of(compilation, plan, cancellation), options) : null;
            })
            .WithTrackingName("Report");

        context.RegisterImplementationSourceOutput(report, static (output, text) =>
        {
            if (text is not null)
                output.AddSource("Coroutines.Report.g.cs", text);
        });
    }
}
