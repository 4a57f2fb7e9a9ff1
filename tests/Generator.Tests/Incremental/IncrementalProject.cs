using Generator.Tests.Harness;

namespace Generator.Tests.Incremental;

/// <summary>The project that is edited: coroutines in two files, calls in a third, a plain type in a fourth.</summary>
internal static class IncrementalProject
{
    public static TestProject Project { get; } = TestProject.Of(
        new SourceFile("Leaves.cs", """
            using Coroutines;

            public static partial class Leaves
            {
                [Coroutine]
                public static async Coroutine<int> Leaf(int n)
                {
                    await Coroutine.Yield();
                    return n + 1;
                }

                [Coroutine]
                public static async Coroutine Other(Item item)
                {
                    await Coroutine.Sleep(item.Count);
                }
            }
            """),
        new SourceFile("Parents.cs", """
            using Coroutines;

            public static partial class Parents
            {
                [Coroutine]
                public static async Coroutine<int> Parent(Item item)
                {
                    var got = await Leaves.Leaf(item.Count);
                    return got * 2;
                }
            }
            """),
        new SourceFile("Calls.cs", """
            public static class Calls
            {
                public static object Call() => Leaves.Leaf(1);
            }
            """),
        new SourceFile("Item.cs", """
            public class Item
            {
                public int Count = 3;
            }
            """));
}
