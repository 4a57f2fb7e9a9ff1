using Coroutines.Generator.Analysis;
using Coroutines.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace Coroutines.Generator.Lower;

/// <summary>
/// Estimates the bytes of a frame without the children that may live in it. A frame that refers to nothing is laid out in the order of its
/// fields, with gaps; one that does is laid out by the runtime, largest fields first.
/// </summary>
internal static class FrameSize
{
    public static int Of(MethodContext context, IMethodSymbol symbol, IEnumerable<AwaitPoint> points)
    {
        var end = points.Count() > 254 ? 2 : 1;
        if (!symbol.IsStatic)
            Add(8);
        foreach (var parameter in symbol.Parameters)
            Add(context.Variables.Find(context.MethodSymbol.Parameters[parameter.Ordinal]) is { Placement: Placement.Captured } ? 0 : Sizes.Of(parameter.Type));
        foreach (var local in context.Variables.All.Where(v => v.Declaration is not null && v.Placement == Placement.Field).GroupBy(v => v.Name))
            Add(Sizes.Of(local.First().Type));
        foreach (var _ in context.Scopes)
            Add(8);
        foreach (var field in context.Fields)
            Add(context.SizeOf(field.Type));
        foreach (var awaiter in points.Where(p => p.Child is null).GroupBy(p => p.AwaiterType))
            Add(context.SizeOf(awaiter.Key));
        return (end + 7) / 8 * 8;

        void Add(int size)
        {
            var alignment = Math.Min(8, Math.Max(1, size));
            end = (end + alignment - 1) / alignment * alignment + size;
        }
    }
}
