using Coroutines.Generator.Model;

namespace Coroutines.Generator.Resolve;

/// <summary>
/// How much of the call tree lives inside one frame. Without a bound frames grow as the tree does: three children per level make a frame of
/// megabytes at a dozen levels. What is left out lives in a box of its own.
/// </summary>
internal static class InlineBudget
{
    /// <summary>The longest chain of frames inside one another.</summary>
    public const int MaxDepth = 16;

    /// <summary>The most bytes, as estimated, that the children inside one frame take together.</summary>
    public const int MaxSize = 512;

    /// <summary>The size of the awaiter of a child that lives in a box.</summary>
    private const int AwaiterSize = 8;

    /// <summary>The shape of each frame, by the key of its method.</summary>
    public static Dictionary<string, FrameShape> Spend(IReadOnlyDictionary<string, MethodSummary> methods)
    {
        var cycles = StronglyConnected.Of(methods.Values.ToDictionary(m => m.Key, m => m.Children.Select(c => c.Key).Where(methods.ContainsKey).ToList()));
        var shapes = new Dictionary<string, FrameShape>();

        // Components are numbered from the leaves up, so a child has its shape before its parents, unless they are on one cycle.
        foreach (var method in methods.Values.OrderBy(m => cycles[m.Key]))
            shapes[method.Key] = Shape(method, child => methods.ContainsKey(child) && cycles[child] != cycles[method.Key] ? shapes[child] : null);
        return shapes;
    }

    private static FrameShape Shape(MethodSummary method, Func<string, FrameShape?> shapeOf)
    {
        var size = method.OwnSize;
        var left = MaxSize;
        var depth = 1;
        var holdsReferences = method.HoldsReferences;
        var inline = new List<InlineEdge>();

        // What is awaited in a loop is started most often, so it goes first while there is room.
        foreach (var child in method.Children.OrderBy(c => !c.IsInLoop))
        {
            if (shapeOf(child.Key) is not { } inner || inner.Depth + 1 > MaxDepth || inner.Size * child.Copies > left)
            {
                size += AwaiterSize * child.Copies;
                holdsReferences = true;
                continue;
            }

            size += (inner.Size + (inner.Method.MaySetAmbient ? 8 : 0)) * child.Copies;
            left -= inner.Size * child.Copies;
            depth = Math.Max(depth, inner.Depth + 1);
            holdsReferences |= inner.HoldsReferences && child.IsCaught;
            inline.Add(new(method.Key, child.Key, inner.Method.MaySetAmbient, inner.HoldsReferences));
        }

        return new(method, size, depth, holdsReferences, inline.ToEquatable());
    }
}

/// <summary>A frame with the children inside it.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Size">The estimated bytes.</param>
/// <param name="Depth">The longest chain of frames inside one another, itself included.</param>
/// <param name="HoldsReferences">Does it keep objects alive after its end, unless it is cleared?</param>
/// <param name="Inline">The children inside it.</param>
internal sealed record FrameShape(MethodSummary Method, int Size, int Depth, bool HoldsReferences, EquatableArray<InlineEdge> Inline);
