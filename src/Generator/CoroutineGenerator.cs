using Coroutines.Generator.Bind;
using Coroutines.Generator.Emit;
using Coroutines.Generator.Lower;
using Coroutines.Generator.Model;
using Coroutines.Generator.Resolve;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator;

/// <summary>
/// Gives every <c>[Coroutine]</c> method a frame and a companion, and redirects calls to them.
/// Everything is implementation source: while the user types, nothing here runs.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class CoroutineGenerator : IIncrementalGenerator
{
    /// <summary>Did this generator make the file?</summary>
    internal static bool IsOwnFile(SyntaxTree tree) => tree.FilePath.IndexOf(typeof(CoroutineGenerator).FullName!, StringComparison.Ordinal) >= 0;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var asked = context.AnalyzerConfigOptionsProvider.Select(static (provider, _) => EmitOptions.Read(provider.GlobalOptions));
        var contract = context.CompilationProvider.Select(static (compilation, _) => RuntimeContract.Of(compilation)).WithTrackingName("Contract");
        var options = asked.Combine(contract)
            .Select(static (pair, _) => pair.Left with { Rewrite = pair.Left.Rewrite && pair.Right.Fits })
            .WithTrackingName("Options");

        var coroutines = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => CoroutineMethods.IsCandidate(node),
                static (found, cancellation) => CoroutineMethods.Of((MethodDeclarationSyntax)found.Node, found.SemanticModel.Compilation, cancellation))
            .Where(static method => method is not null);

        var methods = coroutines.Where(static method => method!.Lowered is not null).Select(static (method, _) => method!.Lowered!).WithTrackingName("Methods");
        var bodiless = coroutines.Where(static method => method!.Bodiless is not null).Select(static (method, _) => method!.Bodiless!).WithTrackingName("Bodiless");
        var forwarders = coroutines.Where(static method => method!.Forwarder is not null).Select(static (method, _) => method!.Forwarder!).WithTrackingName("Forwarders");

        var plan = methods
            .Select(static (method, _) => method.Summary)
            .Collect()
            .Combine(bodiless.Select(static (method, _) => new MethodSummary(method.Key, method.FileName, "", 0, true, default)).Collect())
            .Combine(forwarders.Select(static (method, _) => method.Summary).Collect())
            .Select(static (summaries, _) => CallGraph.Resolve(summaries.Left.Left.Concat(summaries.Left.Right).Concat(summaries.Right)))
            .WithTrackingName("Plan");

        var frames = methods
            .Combine(plan)
            .Select(static (pair, _) => (Method: pair.Left, Plan: pair.Right.For(pair.Left)))
            .Combine(options)
            .WithTrackingName("Frames");

        context.RegisterImplementationSourceOutput(frames, static (output, frame) =>
        {
            var ((method, plan), options) = frame;
            if (options.Rewrite)
                output.AddSource(plan.FileName, FrameEmitter.Emit(method, plan, options));
        });

        context.RegisterImplementationSourceOutput(bodiless.Combine(plan).Select(static (pair, _) => (Method: pair.Left, Plan: pair.Right.For(pair.Left))).Combine(options), static (output, found) =>
        {
            var ((method, plan), options) = found;
            if (options.Rewrite && method.Dispatch.Declares is { } declared)
                output.AddSource(plan.FileName, DispatchEmitter.File(method, declared));
        });

        context.RegisterImplementationSourceOutput(forwarders.Combine(plan).Select(static (pair, _) => (Method: pair.Left, Plan: pair.Right.For(pair.Left))).Combine(options), static (output, found) =>
        {
            var ((method, plan), options) = found;
            if (options.Rewrite)
                output.AddSource(plan.FileName, ForwarderEmitter.File(method, plan));
        });

        var calls = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is InvocationExpressionSyntax && Rewriting.IsOn(node.SyntaxTree),
                static (found, cancellation) => CallSites.Find((InvocationExpressionSyntax)found.Node, found.SemanticModel.Compilation, cancellation))
            .Where(static call => call is not null)
            .Select(static (call, _) => call!)
            .Collect()
            .SelectMany(static (calls, _) => CallFiles.Of(calls))
            .WithTrackingName("Calls")
            .Combine(plan)
            .Select(static (pair, _) => pair.Left with { Calls = pair.Left.Calls.Where(c => pair.Right.IsLowered(c.Key)).ToEquatable() })
            .Combine(options)
            .WithTrackingName("Interceptors");

        context.RegisterImplementationSourceOutput(calls, static (output, found) =>
        {
            var (file, options) = found;
            if (options.Rewrite && file.Calls.Count > 0)
                output.AddSource(file.FileName, InterceptorEmitter.Emit(file));
        });

        context.RegisterImplementationSourceOutput(asked.Combine(contract).Combine(plan.Select(static (plan, _) => plan.Lowered.Count > 0)), static (output, found) =>
        {
            var ((options, contract), isAny) = found;
            if (options.Rewrite && isAny)
                output.AddSource("Coroutines.Contract.g.cs", contract.Fits ? ContractEmitter.Check(RuntimeContract.OfGenerator) : ContractEmitter.Error(RuntimeContract.OfGenerator, contract.Version));
        });

        ReportPipeline.Register(context, plan, options);
    }
}
