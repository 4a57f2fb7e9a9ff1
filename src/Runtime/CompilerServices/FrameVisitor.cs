namespace Coroutines.CompilerServices;

/// <summary>Is shown the frames of a suspended task, outermost first, those inside other frames included. For dumps.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FrameVisitor
{
    internal FrameVisitor()
    {
    }

    internal List<CoroutinePosition> Positions { get; } = [];

    /// <summary>A frame, and what it awaits inside itself.</summary>
    /// <typeparam name="TFrame">The frame of a coroutine without a result.</typeparam>
    /// <param name="frame">The frame.</param>
    public void Into<TFrame>(in TFrame frame)
        where TFrame : struct, ICoroutineFrame
    {
        Positions.Add(frame.Position);
        frame.ShowChild(this);
    }

    /// <summary>A frame, and what it awaits inside itself.</summary>
    /// <typeparam name="TFrame">The frame of a coroutine with a result.</typeparam>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="frame">The frame.</param>
    public void Into<TFrame, T>(in TFrame frame)
        where TFrame : struct, ICoroutineFrame<T>
    {
        Positions.Add(frame.Position);
        frame.ShowChild(this);
    }
}
