using System.Text.Json.Nodes;

namespace Runtime.Tests.Paired;

/// <summary>A statement of a random program: what it does, with which numbers, and the blocks it holds.</summary>
internal sealed record Statement(string Op, int[] Numbers, Statement[][] Blocks)
{
    /// <summary>A whole program, one line, as <c>interpreter.py</c> reads it.</summary>
    public static string ToJson(IEnumerable<Statement[]> bodies) => Array(bodies).ToJsonString();

    private static JsonArray Array(IEnumerable<Statement[]> blocks) =>
        new([.. blocks.Select(block => (JsonNode)new JsonArray([.. block.Select(s => (JsonNode)s.ToJson())]))]);

    private JsonArray ToJson() => new(Op, new JsonArray([.. Numbers.Select(n => (JsonNode)n)]), Array(Blocks));
}
