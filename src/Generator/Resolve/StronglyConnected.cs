namespace Coroutines.Generator.Resolve;

/// <summary>Tarjan's strongly connected components, without recursion. A node that calls itself is a cycle too, as its own component.</summary>
internal static class StronglyConnected
{
    public static Dictionary<string, int> Of(Dictionary<string, List<string>> graph)
    {
        var component = new Dictionary<string, int>();
        var index = new Dictionary<string, int>();
        var low = new Dictionary<string, int>();
        var stack = new Stack<string>();
        var onStack = new HashSet<string>();
        var work = new Stack<(string Node, int Next)>();
        foreach (var root in graph.Keys)
        {
            if (index.ContainsKey(root))
                continue;
            work.Push((root, 0));
            while (work.Count > 0)
            {
                var (node, next) = work.Pop();
                if (next == 0)
                {
                    index[node] = low[node] = index.Count;
                    stack.Push(node);
                    onStack.Add(node);
                }
                else
                {
                    low[node] = Math.Min(low[node], low[graph[node][next - 1]]);
                }

                var descended = false;
                for (; next < graph[node].Count; next++)
                {
                    var child = graph[node][next];
                    if (!index.ContainsKey(child))
                    {
                        work.Push((node, next + 1));
                        work.Push((child, 0));
                        descended = true;
                        break;
                    }

                    if (onStack.Contains(child))
                        low[node] = Math.Min(low[node], index[child]);
                }

                if (descended || low[node] != index[node])
                    continue;
                var number = component.Count;
                string member;
                do
                {
                    member = stack.Pop();
                    onStack.Remove(member);
                    component[member] = number;
                }
                while (member != node);
            }
        }

        return component;
    }
}
