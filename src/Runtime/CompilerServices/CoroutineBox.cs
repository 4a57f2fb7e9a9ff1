using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Coroutines.CompilerServices;

/// <summary>One heap object that hosts the frame of a coroutine without a result, and is its task.</summary>
/// <typeparam name="TFrame">The generated frame.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CoroutineBox<TFrame> : CoroutineTask
    where TFrame : struct, ICoroutineFrame
{
    /// <summary>The frame. Initialise it here, in place; never copy it in.</summary>
    public TFrame Frame;

    internal override CoroutinePosition Position => Frame.Position;

    internal override void Show(FrameVisitor visitor) => visitor.Into(Frame);

    [StackTraceHidden]
    internal override bool ResumeBox(CoroutineTask task)
    {
        if (!Frame.Resume(task))
        {
            return false;
        }

        Forget();
        return true;
    }

    internal override void Forget()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TFrame>())
        {
            Frame = default;
        }
    }
}

/// <summary>One heap object that hosts the frame of a coroutine with a result, and is its task.</summary>
/// <typeparam name="TFrame">The generated frame.</typeparam>
/// <typeparam name="T">The type of the result.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CoroutineBox<TFrame, T> : CoroutineTask<T>
    where TFrame : struct, ICoroutineFrame<T>
{
    /// <summary>The frame. Initialise it here, in place; never copy it in.</summary>
    public TFrame Frame;

    internal override CoroutinePosition Position => Frame.Position;

    internal override void Show(FrameVisitor visitor) => visitor.Into<TFrame, T>(Frame);

    [StackTraceHidden]
    internal override bool ResumeBox(CoroutineTask task)
    {
        if (!Frame.Resume(task, out result))
        {
            return false;
        }

        Forget();
        return true;
    }

    internal override void Forget()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TFrame>())
        {
            Frame = default;
        }
    }
}
