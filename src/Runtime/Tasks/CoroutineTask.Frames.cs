namespace Coroutines;

public abstract partial class CoroutineTask
{
    /// <summary>Where the coroutines of this task are suspended: its own first, then the one that it awaits, and so on inwards.</summary>
    internal IReadOnlyList<CoroutinePosition> Frames
    {
        get
        {
            var boxes = new Stack<CoroutineTask>();
            for (var box = Innermost; ; box = box.link!)
            {
                boxes.Push(box);
                if (box == this)
                {
                    break;
                }
            }

            var visitor = new FrameVisitor();
            foreach (var box in boxes)
            {
                box.Show(visitor);
            }

            return visitor.Positions;
        }
    }
}
