using Coroutines.Generator.Analysis;
using Coroutines.Generator.Bind;
using Coroutines.Generator.Checks;
using Coroutines.Generator.Emit;
using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Coroutines.Generator.Storage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Generator.Lower;

/// <summary>The passes over one method, in order. The result is a model without symbols, or the reason why there is none.</summary>
internal static class MethodLowerer
{
    private static readonly NodeCache<(MethodModel? Model, Fallback? Fallback)> Results = new();
    private static readonly TextCache<MethodModel> Models = new();

    /// <summary>The result for generator and analyzers alike, kept while neither the method's file nor any declaration changes.</summary>
    public static (MethodModel? Model, Fallback? Fallback) Result(MethodDeclarationSyntax method, Compilation compilation, CancellationToken cancellation) =>
        Results.Get(method, compilation, () =>
        {
            if (Models.Find(method, compilation) is { } known)
                return (known, null);
            var result = Anew(method, compilation, cancellation);
            if (result.Model is { } lowered)
                Models.Add(method, compilation, lowered);
            return result;
        });

    /// <summary>The result for exactly this compilation, whatever is known of the method from others.</summary>
    public static (MethodModel? Model, Fallback? Fallback) Anew(MethodDeclarationSyntax method, Compilation compilation, CancellationToken cancellation) =>
        Lower(method, CompilationCache.Of(compilation).Model(method.SyntaxTree), cancellation);

    private static (MethodModel? Model, Fallback? Fallback) Lower(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetDeclaredSymbol(method, cancellation) is not { } implementation)
            return (null, new("it cannot be bound", method.Identifier.GetLocation()));
        var symbol = CoroutineSymbols.Declared(implementation);
        try
        {
            if (CoroutineShape.WhyNoFrame(symbol, cancellation) is { } reason)
                throw new FallbackException(reason, method);
            if (model.GetOperation(method, cancellation) is not IMethodBodyOperation operation)
                throw new FallbackException("it cannot be bound", method);
            RefuseErrors(operation);
            RefuseFileLocal(method, model, cancellation);

            var context = new MethodContext(method, implementation, model, operation, cancellation);
            HiddenErrors.Refuse(method, operation, context.Variables, model, cancellation);
            var body = new StatementLowerer(context).LowerBody();
            var lowered = Assemble(context, symbol, body);

            // Printed once here, so that a failure there costs this method alone too.
            _ = FrameEmitter.Emit(lowered, new("", true, default, default, default, default) { IsInline = true }, new(true, false, false, ""));
            return (lowered, null);
        }
        catch (FallbackException e)
        {
            var where = e.Fallback.Location.SourceSpan.Length > 200 || e.Fallback.Location.SourceSpan == method.Span ? method.Identifier.GetLocation() : e.Fallback.Location;
            return (null, e.Fallback with { Location = where });
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // An exception here would switch the whole project to the fallback; this way it costs one method, and says so.
            return (null, new($"the generator failed on it ({e.GetType().Name}: {e.Message}); please report this method", method.Identifier.GetLocation()));
        }
    }

    /// <summary>What does not bind (an error, or the output of another generator) is left to the compiler, which says what is wrong.</summary>
    private static void RefuseErrors(IOperation body)
    {
        foreach (var operation in body.Descendants())
        {
            if (operation is IInvalidOperation || operation.Type is IErrorTypeSymbol || operation is IConversionOperation { Conversion.Exists: false })
                throw new FallbackException($"'{Shorten(operation.Syntax)}' does not compile, or needs the output of another source generator, which ours cannot see", operation.Syntax);
        }
    }

    /// <summary>A file-local type means something in the user's file only, and so do the extension methods of one.</summary>
    private static void RefuseFileLocal(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellation)
    {
        if (!method.SyntaxTree.GetRoot(cancellation).DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).Any(n => n is MemberDeclarationSyntax member && member.Modifiers.Any(SyntaxKind.FileKeyword)))
            return;
        foreach (var name in method.DescendantNodes().OfType<SimpleNameSyntax>().Where(n => !n.IsVar))
        {
            var type = model.GetSymbolInfo(name, cancellation).Symbol switch
            {
                INamedTypeSymbol named => named,
                IMethodSymbol { ReducedFrom: not null } extension => extension.ContainingType,
                _ => null,
            };
            if (type is { IsFileLocal: true })
                throw new FallbackException($"'{type.Name}' is file-local, so generated code cannot name it", name);
        }
    }

    private static string Shorten(SyntaxNode node) => node.ToString() is { Length: > 40 } text ? text.Substring(0, 40) + "…" : node.ToString();

    private static MethodModel Assemble(MethodContext context, IMethodSymbol symbol, Block body)
    {
        var signature = Signatures.Of(context, symbol);
        context.KeepVariables();
        var dispatch = Dispatch.Of(symbol, hasFrame: true, context.TypeName, p => Signatures.Declaration(p, context.TypeName));
        var fields = Fields(context).ToEquatable();
        var scopes = context.Scopes.ToEquatable();
        var points = FrameStorage.Of(body, [.. context.PointsWithSaves()], [.. fields.Select(f => (f.Name, f.Empty)), .. scopes.Where(s => !s.IsKept).Select(s => (s.FieldName, (string?)"null")), .. context.Kept.Variables.Select(v => (v, (string?)"default"))], context.Allocate);
        var size = FrameSize.Of(context, symbol, points);
        var children = points.Where(p => p.Child is not null).GroupBy(p => p.Child!.Key).Select(g => new ChildCall(g.Key, g.Select(p => p.Child!.FrameType).Distinct().Count(), g.Any(p => p.IsInLoop), g.Any(p => p.IsCaught))).ToEquatable();
        var holdsReferences = signature.SelfEmpty is not null || signature.Parameters.Any(p => p.Empty is not null) || fields.Any(f => f.Empty is not null) || scopes.Count > 0 || context.Kept.All.Count > 0 || points.Any(p => p.Child is null && p.AwaiterHoldsReferences);
        return new(
            new(CoroutineSymbols.Key(symbol), TypeShells.FileName(symbol, signature.FrameName), CoroutineShape.CompanionGroup(symbol), size, AmbientEffects.IsPossible(context.Operation), children) { HoldsReferences = holdsReferences },
            signature,
            TypeShells.Of(context.Method, symbol, context.HasShortNames),
            context.Names,
            points,
            fields,
            context.Variables.All.Where(v => v.Placement == Placement.Top && TypeNames.IsNameable(v.Type)).Select(v => new TopLocal(context.TypeName(v.Type), TypeNames.Identifier(v.Name), v.Type.IsRefLikeType, v.Symbol is ILocalSymbol { IsRef: true } reference ? reference.RefKind == RefKind.RefReadOnly ? "ref readonly" : "ref" : "")).Distinct().ToEquatable(),
            scopes,
            context.Reads.ToEquatable(),
            context.Calls.Distinct().ToEquatable(),
            context.Bridges.ToEquatable(),
            context.Labels.Taken.ToEquatable(),
            dispatch,
            body)
        {
            Accessors = context.Accessors.Classes,
            Kept = context.Kept.All,
            Helpers = context.Kept.Helpers,
        };
    }

    private static IEnumerable<FrameField> Fields(MethodContext context) =>
        context.Variables.All
            .Where(v => v.Declaration is not null && v.Placement == Placement.Field && TypeNames.IsNameable(v.Type))
            .Select(v => new FrameField(context.TypeName(v.Type), TypeNames.Identifier(v.Name), FieldRole.Local) { Empty = HeldReferences.Empty(v.Type) })
            .Concat(context.Fields)
            .Distinct();
}
