using Coroutines.Generator.Bind;
using Coroutines.Generator.Model;
using Coroutines.Generator.Resolve;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Generator.Checks;

/// <summary>What CORO1003 and CORO1004 say, as lines: command-line builds do not show informational diagnostics, so the build reads these.</summary>
internal sealed class FallbackReport
{
    private readonly CompilationCache _cache;
    private readonly InliningPlan _plan;
    private readonly CancellationToken _cancellation;
    private readonly bool _callsOtherAssemblies;

    private FallbackReport(Compilation compilation, InliningPlan plan, CancellationToken cancellation)
    {
        _cache = CompilationCache.Of(compilation);
        _plan = plan;
        _cancellation = cancellation;
        _callsOtherAssemblies = compilation.SourceModule.ReferencedAssemblySymbols
            .Any(a => a.Name != "Coroutines" && a.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name == "Coroutines")));
    }

    public static IEnumerable<ReportLine> Of(Compilation compilation, InliningPlan plan, CancellationToken cancellation)
    {
        var report = new FallbackReport(compilation, plan, cancellation);
        return compilation.SyntaxTrees.SelectMany(tree => report.Lines(tree.GetRoot(cancellation), report._cache.Model(tree)));
    }

    private IEnumerable<ReportLine> Lines(SyntaxNode root, SemanticModel model)
    {
        var localFunctions = new HashSet<string>(root.DescendantNodes().OfType<LocalFunctionStatementSyntax>().Where(f => f.AttributeLists.Count > 0).Select(f => f.Identifier.ValueText));
        foreach (var node in root.DescendantNodes())
        {
            var line = node switch
            {
                MethodDeclarationSyntax { AttributeLists.Count: > 0 } method => OfMethod(method, model),
                InvocationExpressionSyntax call when _callsOtherAssemblies || CanBeCoroutine(call.Expression, localFunctions) => OfCall(call, model),
                ExpressionSyntax name when MethodGroupCheck.MayBeMethodGroup(name) && CanBeCoroutine(name, localFunctions) => OfMethodGroup(name, model),
                _ => null,
            };
            if (line is not null)
                yield return line;
        }
    }

    private bool CanBeCoroutine(ExpressionSyntax called, HashSet<string> localFunctions) =>
        CallSites.NameOf(called) is { } name && (_cache.CanBeCoroutine(name) || localFunctions.Contains(name));

    private ReportLine? OfMethod(MethodDeclarationSyntax method, SemanticModel model) =>
        !IsLowered(method, model) && FallbackCheck.Check(method, model, _cancellation) is { } fallback
            ? Line("CORO1003", fallback.Location, $"Coroutine '{method.Identifier.ValueText}' stays on the C# compiler's state machine: {fallback.Reason}")
            : null;

    private ReportLine? OfCall(InvocationExpressionSyntax call, SemanticModel model) =>
        CallCheck.Of(call, model, _cancellation) is { } fallback ? OfUse(((IMethodSymbol)model.GetSymbolInfo(call, _cancellation).Symbol!).Name, fallback) : null;

    private ReportLine? OfMethodGroup(ExpressionSyntax name, SemanticModel model) =>
        model.GetSymbolInfo(name, _cancellation).Symbol is IMethodSymbol && model.GetOperation(name, _cancellation) is IMethodReferenceOperation group && MethodGroupCheck.Of(group, model, _cancellation) is { } fallback
            ? OfUse(group.Method.Name, fallback)
            : null;

    private static ReportLine OfUse(string method, Fallback fallback) =>
        Line("CORO1004", fallback.Location, $"'{method}' runs on the C# compiler's state machine here: {fallback.Reason}");

    private bool IsLowered(MethodDeclarationSyntax method, SemanticModel model) =>
        model.GetDeclaredSymbol(method, _cancellation) is { } symbol && _plan.IsLowered(CoroutineSymbols.Key(CoroutineSymbols.Declared(symbol)));

    private static ReportLine Line(string id, Location location, string text)
    {
        var place = location.GetLineSpan();
        return new(id, place.Path, place.StartLinePosition.Line + 1, text);
    }
}
