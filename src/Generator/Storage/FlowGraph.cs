using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;

namespace Coroutines.Generator.Storage;

/// <summary>What a step does with a variable: a field of the frame, or what an await has brought.</summary>
internal enum Use
{
    Read,

    /// <summary>Its old value is gone.</summary>
    Write,

    /// <summary>It may have a new value, and its old one is not looked at: <c>out x</c>.</summary>
    Store,

    /// <summary>The await of this number begins; the frame can be suspended there.</summary>
    Await,
}

/// <summary>A run of uses without a branch.</summary>
internal sealed class FlowStep(IReadOnlyList<FlowStep> handlers)
{
    public List<(Use Use, int Variable)> Uses { get; } = [];

    public List<FlowStep> Next { get; } = [];

    /// <summary>Where control can go from anywhere in the step: catches and finallys around it.</summary>
    public IReadOnlyList<FlowStep> Handlers => handlers;
}

/// <summary>
/// The lowered body as a graph, read off the tree and the names in its text. Where text is not understood it is taken to read what it names,
/// and to jump wherever a jump in it might lead: too much is known to be alive, never too little.
/// </summary>
internal sealed class FlowGraph
{
    private readonly IReadOnlyDictionary<string, int> _variables;
    private readonly IReadOnlyList<AwaitPoint> _points;
    private readonly Dictionary<string, FlowStep> _labels = [];
    private readonly List<(FlowStep From, string Label)> _gotos = [];
    private readonly List<FlowStep> _breaks = [];
    private readonly List<FlowStep> _continues = [];
    private readonly List<FlowStep> _handlers = [];
    private readonly List<int> _readAtReentry = [];
    private FlowStep _current;
    private int _catches;

    public FlowGraph(Block body, IReadOnlyList<AwaitPoint> points, IReadOnlyDictionary<string, int> variables)
    {
        _variables = variables;
        _points = points;
        IsCaught = new bool[points.Count];
        _current = Begin();
        Add(body);
        foreach (var (from, label) in _gotos)
        {
            if (_labels.TryGetValue(label, out var target))
                from.Next.Add(target);
        }
    }

    public List<FlowStep> Steps { get; } = [];

    /// <summary>For each await: is it in a try that catches?</summary>
    public bool[] IsCaught { get; }

    /// <summary>The number of the variable that stands for what an await has brought.</summary>
    public int Brought(int point) => _variables.Count + point;

    private FlowStep Begin()
    {
        var step = new FlowStep([.. _handlers]);
        Steps.Add(step);
        return step;
    }

    /// <summary>Begins a step that follows the current one.</summary>
    private FlowStep Continue()
    {
        var next = Begin();
        _current.Next.Add(next);
        return _current = next;
    }

    private void Add(Node node)
    {
        switch (node)
        {
            case Comment: break;
            case Text text: AddText(text); break;
            case Await wait: AddAwait(_points[wait.Point]); break;
            case Return leave:
                Mention(leave.Value ?? "");
                _current = Begin();
                break;
            case Block block: AddBlock(block); break;
            case If choice: AddIf(choice); break;
            case Loop loop: AddLoop(loop.Condition, loop.Increment ?? "", loop.Body, isTestedFirst: true); break;
            case DoLoop loop: AddLoop(loop.Condition, "", loop.Body, isTestedFirst: false); break;
            case Try guarded: AddTry(guarded); break;
            case Switch choice: AddSwitch(choice); break;
            case Label label: _labels[label.Name.TrimStart('@')] = Continue(); break;
            default: throw new InvalidOperationException($"unexpected node {node.GetType().Name}");
        }
    }

    private void AddText(Text text)
    {
        foreach (var statement in Statements.Of(text.Code))
            Mention(statement);
        if (text.Jumps)
            _current = Begin();
    }

    /// <summary>What stands before the re-entry jump of a block is read whenever a frame is resumed inside it.</summary>
    private void AddAwait(AwaitPoint point)
    {
        Mention(point.Operand);
        Mention(point.Child?.Arguments ?? "");
        IsCaught[point.Index] = _catches > 0;
        Continue();
        _current.Uses.Add((Use.Await, point.Index));
        foreach (var variable in _readAtReentry)
            _current.Uses.Add((Use.Read, variable));
        Continue();
    }

    private void AddBlock(Block block)
    {
        var outer = _readAtReentry.Count;
        foreach (var line in block.Prologue)
        {
            Mention(line);
            _readAtReentry.AddRange(Statements.Names(line).Where(n => _variables.ContainsKey(n.Word)).Select(n => _variables[n.Word]));
        }

        foreach (var node in block.Body)
            Add(node);
        _readAtReentry.RemoveRange(outer, _readAtReentry.Count - outer);
    }

    private void AddIf(If choice)
    {
        Mention(choice.Condition);
        var test = _current;
        Continue();
        Add(choice.Then);
        var then = _current;
        _current = test;
        if (choice.Else is { } otherwise)
        {
            Continue();
            Add(otherwise);
        }

        Continue();
        then.Next.Add(_current);
    }

    private void AddLoop(string condition, string increment, Block body, bool isTestedFirst)
    {
        var test = Continue();
        if (!isTestedFirst)
            _current = Begin();
        var first = _current;
        Mention(isTestedFirst ? condition : "");
        var (next, after) = (Begin(), Begin());
        if (isTestedFirst)
            _current.Next.Add(after);
        else
            test.Next.Add(first);
        _breaks.Add(after);
        _continues.Add(next);
        Continue();
        Add(body);
        _current.Next.Add(next);
        _current = next;
        Mention(increment);
        Mention(isTestedFirst ? "" : condition);
        _current.Next.Add(first);
        if (!isTestedFirst)
            _current.Next.Add(after);
        _breaks.RemoveAt(_breaks.Count - 1);
        _continues.RemoveAt(_continues.Count - 1);
        _current = after;
    }

    private void AddTry(Try guarded)
    {
        var after = Begin();
        var cleanup = guarded.Finally is null ? null : Begin();
        var outer = _handlers.Count;
        if (cleanup is not null)
            _handlers.Add(cleanup);
        var catches = guarded.Catches.Select(c => (Clause: c, Step: Begin())).ToList();
        _handlers.AddRange(catches.Select(c => c.Step));
        _catches += catches.Count > 0 ? 1 : 0;
        Continue();
        Add(guarded.Body);
        _catches -= catches.Count > 0 ? 1 : 0;
        _handlers.RemoveRange(_handlers.Count - catches.Count, catches.Count);
        _current.Next.Add(cleanup ?? after);
        foreach (var (clause, step) in catches)
        {
            _current = step;
            Mention(clause.Code);
            _current.Next.Add(cleanup ?? after);
        }

        _handlers.RemoveRange(outer, _handlers.Count - outer);
        if (cleanup is not null)
        {
            _current = cleanup;
            Add(guarded.Finally!);
            _current.Next.Add(after);
        }

        _current = after;
    }

    private void AddSwitch(Switch choice)
    {
        Mention(choice.Section);
        var test = _current;
        var after = Begin();
        test.Next.Add(after);
        _breaks.Add(after);
        foreach (var section in choice.Sections)
        {
            _current = test;
            Continue();
            Add(section);
            _current.Next.Add(after);
        }

        _breaks.RemoveAt(_breaks.Count - 1);
        _current = after;
    }

    private void Mention(string code)
    {
        foreach (var point in Statements.Results(code))
            _current.Uses.Add((Use.Read, Brought(point)));
        var written = Statements.Assigned(code) is { } name && _variables.TryGetValue(name, out var target) ? target : -1;
        var (previous, skip, jumps) = ("", written >= 0, false);
        foreach (var (word, beginsPath) in Statements.Names(code))
        {
            jumps |= word is "goto" or "break" or "continue";
            if (previous == "goto")
                _gotos.Add((_current, word));
            else if (word == "break" && _breaks.Count > 0)
                _current.Next.Add(_breaks[_breaks.Count - 1]);
            else if (word == "continue" && _continues.Count > 0)
                _current.Next.Add(_continues[_continues.Count - 1]);
            else if (!skip && _variables.TryGetValue(word, out var variable))
                _current.Uses.Add((previous == "out" && !beginsPath ? Use.Store : Use.Read, variable));
            (previous, skip) = (word, false);
        }

        if (written >= 0)
            _current.Uses.Add((Use.Write, written));
        if (jumps)
            Continue();
    }
}
