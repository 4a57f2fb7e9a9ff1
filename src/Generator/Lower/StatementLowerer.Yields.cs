using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coroutines.Generator.Lower;

/// <summary>Async iterators: <c>yield return</c> suspends as an await does, and <c>yield break</c> is a return.</summary>
/// <example>
/// Before: <c>yield return Next();</c>. After: <c>iterator.Current = Next();</c>, suspended, and when resumed:
/// <c>if (iterator.IsDisposing) return true;</c>, which runs the <c>finally</c> blocks around it.
/// </example>
internal sealed partial class StatementLowerer
{
    private void LowerYield(YieldStatementSyntax node, List<Node> output)
    {
        var item = Value(node.Expression!, output, node);
        _expressions.Yield(node, item, output);
        output.Add(new If($"{_context.Names.Task}.IsDisposing", null, new("", new[] { _jumps.Return(null, null) }.ToEquatable()), null));
    }

    /// <summary>A lock that is held across a <c>yield return</c>: C# warns, but takes it, on whatever thread goes on.</summary>
    private void LowerLock(LockStatementSyntax node, List<Node> output)
    {
        var type = _context.Type(node.Expression) ?? throw new FallbackException("this 'lock' cannot be bound", node);
        var held = _context.Spill("locked", type, node.Expression, node);
        var isHeld = _context.Spill("isLocked", "bool");
        var value = Value(node.Expression, output, node.Expression);
        output.Add(new Text($"{held} = {value};\n{isHeld} = false;", SourceSpan.Of(node)));
        const string Monitor = "global::System.Threading.Monitor";
        var body = new Node[] { new Text($"{Monitor}.Enter({held}, ref {isHeld});", null), LowerScope(node.Statement) };
        output.Add(new Try(new("", body.ToEquatable()), default, new("", new Node[] { new Text($"if ({isHeld}) {Monitor}.Exit({held});", null) }.ToEquatable())));
    }
}
