using Coroutines.Generator.Ir;
using Coroutines.Generator.Model;
using Coroutines.Generator.Resolve;

namespace Coroutines.Generator.Emit;

/// <summary>Prints one file: the companion and the frame of one method, inside the user's own type.</summary>
internal sealed class FrameEmitter
{
    private readonly MethodModel _method;
    private readonly MethodSignature _signature;
    private readonly FrameNames _names;
    private readonly EmitOptions _options;
    private readonly MethodPlan _plan;
    private readonly MarkerExpander _markers;
    private readonly SourceWriter _writer = new();

    private FrameEmitter(MethodModel method, MethodPlan plan, EmitOptions options)
    {
        _method = method;
        _signature = method.Signature;
        _names = method.Names;
        _options = options;
        _plan = plan;
        _markers = new(method, plan);
    }

    public static string Emit(MethodModel method, MethodPlan plan, EmitOptions options) => new FrameEmitter(method, plan, options).File();

    private string File()
    {
        var shell = _method.Shell;
        var lines = new LineMap(_writer, _options.LinePath(shell));
        FileHeader.Write(_writer, shell, $"The resumable form of {_signature.DisplayName}", lines.Start);
        for (var i = 0; i < shell.Types.Count; i++)
            _writer.Open(i < shell.Types.Count - 1 ? shell.Types[i] : DispatchEmitter.Head(shell.Types[i], _method.Dispatch));
        foreach (var bridge in _method.Bridges)
        {
            _writer.Line("/// <summary>Lets the frame reach what only the type itself can name.</summary>");
            _writer.Line(bridge);
            _writer.Line();
        }

        if (_method.Dispatch is { } dispatch)
            DispatchEmitter.Beside(dispatch, self => $"{_signature.CompanionClass}.{_signature.Name}{_signature.TypeParameters}({string.Join(", ", new[] { self }.Concat(_signature.Parameters.Select(p => p.Name)))})", _writer);
        CompanionClass.Open(_writer, _signature.CompanionClass, _signature.IsPrivate, _plan.IsFirstOfClass);
        Companion();
        _writer.Line();
        Frame(lines);
        _writer.Close();
        for (var level = shell.Types.Count; level > 0; level--)
        {
            Accessors(level);
            _writer.Close();
        }

        Accessors(0);
        for (var i = 0; i < shell.Namespaces.Count; i++)
            _writer.Close();
        return _writer.ToString();
    }

    private void Accessors(int level)
    {
        foreach (var accessors in _method.Accessors.Where(a => a.Level == level))
        {
            _writer.Line();
            _writer.Line("/// <summary>Sets what C# sets in an initializer only: here an await stands before it.</summary>");
            _writer.Open(accessors.Head);
            foreach (var member in accessors.Members)
                _writer.Line(member);
            _writer.Close();
        }
    }

    private string Services => _method.Shell.HasShortNames ? "" : "global::Coroutines.CompilerServices.";

    private string Compiler => _method.Shell.HasShortNames ? "" : "global::System.Runtime.CompilerServices.";

    private string Coroutines => _method.Shell.HasShortNames ? "" : "global::Coroutines.";

    private bool HasSelf => _signature.SelfType is not null;

    private string ParameterList => string.Join(", ", (HasSelf ? new[] { $"{_signature.SelfType} {_names.Self}" } : []).Concat(_method.Signature.Parameters.Select(p => p.Declaration)));

    private string ArgumentList => string.Join(", ", (HasSelf ? new[] { _names.Self } : []).Concat(_method.Signature.Parameters.Select(p => p.Name)));

    private string FrameType => _signature.FrameName + _signature.TypeParameters;

    private void Companion()
    {
        var box = _signature.Iterator is { } iterator ? $"{Services}CoroutineIterator<{FrameType}, {iterator.ItemType}>" : _signature.ResultType is null ? $"{Services}CoroutineBox<{FrameType}>" : $"{Services}CoroutineBox<{FrameType}, {_signature.ResultType}>";
        _writer.Line($"/// <summary>{(_signature.Iterator is null ? "A cold coroutine" : "An enumeration")} of <see cref=\"{_signature.Cref}\"/>, hosted on a frame of its own.</summary>");
        _writer.Line($"[{Compiler}AsyncStateMachine(typeof({_signature.OpenFrameType}))]");
        if (_signature.IsVisibleOutside)
            _writer.Line($"[{Services}CoroutineCompanion]");
        _writer.Open($"{(_signature.IsVisibleOutside ? "public" : "internal")} static {_signature.ReturnType} {_signature.Name}{_signature.TypeParameters}({ParameterList}){_signature.Constraints}");
        var name = "box";
        while (_signature.Parameters.Any(p => p.Name == name) || _names.Self == name)
            name += "ed";
        _writer.Line($"var {name} = new {box}({(_signature.Iterator is { } kind ? $"isEnumerator: {(kind.IsEnumerable ? "false" : "true")}" : "")});");
        _writer.Line($"{name}.Frame.Init({ArgumentList});");
        _writer.Line(_signature.Iterator is null ? $"return new {_signature.ReturnType}({name});" : $"return {name};");
        _writer.Close();
    }

    private void Frame(LineMap lines)
    {
        var count = _method.Points.Count;
        _writer.Line($"/// <summary>The resumable form of <see cref=\"{_signature.Cref}\"/>; it suspends in {count} {(count == 1 ? "place" : "places")}.</summary>");
        _writer.Line($"[{Compiler}CompilerGenerated]");
        var contract = _signature.Iterator is { } iterator ? $"{Services}ICoroutineIterator<{FrameType}, {iterator.ItemType}>" : _signature.ResultType is null ? $"{Services}ICoroutineFrame" : $"{Services}ICoroutineFrame<{_signature.ResultType}>";
        _writer.Open($"internal struct {FrameType} : {contract}{_signature.Constraints}");
        States();
        Fields();
        Init();
        if (_signature.Iterator is { IsEnumerable: true } enumerable)
            IteratorEmitter.Members(_signature, enumerable, contract, FrameType, _names, _writer);
        _writer.Line();
        Resume(lines);
        _writer.Line();
        Clear();
        Position(contract);
        ChildEmitter.Write(_method, _markers, contract, Services, _writer);
        Captures();
        ReadsEmitter.Write(_method.Reads, _writer);
        _writer.Close();
    }

    private void States()
    {
        _writer.Line("/// <summary>The await at which this frame is suspended.</summary>");
        _writer.Open($"private enum {_names.At} : {(_method.Points.Count > 254 ? "ushort" : "byte")}");
        _writer.Line("/// <summary>Not started, or running.</summary>");
        _writer.Line("None,");
        foreach (var point in _method.Points)
        {
            _writer.Line();
            _writer.Line($"/// <summary><c>{Xml(point.Statement)}</c></summary>");
            _writer.Line(point.State + ",");
        }

        _writer.Close();
        _writer.Line();
    }

    private static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private void Fields()
    {
        _writer.Line($"private {_names.At} {_names.AtField};");
        if (HasSelf)
            Group("The object whose method this is.", [$"private {_signature.SelfType} {_names.Self};"]);
        Group("Parameters.", _signature.Parameters.Where(p => p.StoredTo.IndexOf('.') < 0).Select(p => $"private {p.Type} {p.StoredTo};"));
        Group("Arguments as they were given, for an enumeration from the start.", IteratorEmitter.Fields(_signature));
        Group("Locals that live across an await.", _method.Fields.Where(f => f.Role == FieldRole.Local).Select(f => $"private {f.Type} {f.Name};"));
        Group("Variables that lambdas capture.", _method.Scopes.Where(s => !s.IsKept).Select(s => $"private {s.ClassName} {s.FieldName};"));
        Group("Values kept while a later operand is awaited, and the state of loops.", _method.Fields.Where(f => f.Role == FieldRole.Spill).Select(f => $"private {f.Type} {f.Name};"));
        Group("Variables whose types have no names, kept while the frame is suspended.", _method.Kept.Where(k => k.Field is not null).Select(k => $"private object? {k.Field};").Distinct());
        Group("Awaited coroutines and primitives.", _method.Points.Where(p => !p.IsAwaiterKept && !p.IsYield).Select(p => $"private {(_markers.IsInline(p) ? p.Child!.FrameType : p.AwaiterType)} {_markers.Field(p)};").Distinct());
        Group("What flows with the call, before an awaited coroutine changes it.", _method.Points.Where(_markers.IsIsolated).Select(p => $"private global::System.Threading.ExecutionContext? {p.Field}Context;").Distinct());
        _writer.Line();
    }

    private void Group(string title, IEnumerable<string> fields)
    {
        var list = fields.ToList();
        if (list.Count == 0)
            return;
        _writer.Line();
        _writer.Line("// " + title);
        foreach (var field in list)
            _writer.Line(field);
    }

    private void Init()
    {
        _writer.Line("/// <summary>Makes the frame ready to start. Arguments are taken here; the body runs at the first <see cref=\"Resume\"/>.</summary>");
        _writer.Open($"public void Init({ParameterList})");
        if (HasSelf && !_signature.SelfIsStruct)
            _writer.Line($"_ = {_names.Self}.GetType(); // a null receiver fails here, as at the call");
        _writer.Line($"this.{_names.AtField} = {_names.At}.None;");
        if (HasSelf)
            _writer.Line($"this.{_names.Self} = {_names.Self};");
        foreach (var scope in _method.Scopes.Where(s => _signature.Parameters.Any(p => p.StoredTo.StartsWith(s.FieldName + ".", StringComparison.Ordinal))))
            _writer.Line($"this.{scope.FieldName} = new {scope.ClassName}();");
        foreach (var parameter in _signature.Parameters)
            _writer.Line($"this.{parameter.StoredTo} = {parameter.Name};");
        IteratorEmitter.Keep(_signature, _names, _writer);
        _writer.Close();
    }

    /// <summary>
    /// A frame that ends inside its parent's stays there; what it refers to must not. Its own children have been cleared at their end, unless they have thrown.
    /// </summary>
    private void Clear()
    {
        IEnumerable<(string Name, string? Empty)> all =
        [
            (_names.Self, _signature.SelfEmpty),
            .. _signature.Parameters.Where(p => p.StoredTo.IndexOf('.') < 0).Select(p => (p.StoredTo, p.Empty)),
            .. _method.Fields.Select(f => (f.Name, f.Empty)),
            .. _method.Scopes.Where(s => !s.IsKept).Select(s => (s.FieldName, "null")),
            .. _method.Kept.Where(k => k.Field is not null).Select(k => (k.Field!, "null")),
            .. _method.Points.Where(p => _markers.IsInline(p) ? p.IsCaught && _markers.IsCleared(p) : p.AwaiterHoldsReferences).Select(p => (_markers.Field(p), "default")),
        ];
        var fields = all.Where(f => f.Empty is not null).Distinct().ToList();
        if (fields.Count == 0 || !_plan.IsInline)
            return;
        _writer.Line("/// <summary>Forgets what the frame refers to: inside its parent's frame it stays after its end.</summary>");
        _writer.Open("public void Clear()");
        foreach (var (name, empty) in fields)
            _writer.Line($"{name} = {empty};");
        _writer.Close();
        _writer.Line();
    }

    private void Resume(LineMap lines)
    {
        var body = new BodyEmitter(_method, _markers, _writer, lines);
        var result = _signature.Iterator is not null ? $", out bool {_names.Result}" : _signature.ResultType is { } type ? $", out {type} {_names.Result}" : "";
        var host = _signature.Iterator is { } iterator ? $"{Services}CoroutineIterator<{iterator.ItemType}>" : $"{Coroutines}CoroutineTask";
        _writer.Line("/// <summary>Runs until the next await that is not done (false), or to the end (true).</summary>");
        if (!_options.InlineResume)
            _writer.Line($"[{Compiler}MethodImpl({Compiler}MethodImplOptions.NoInlining)]");
        _writer.Line($"public bool Resume({host} {_names.Task}{result})");
        lines.Open(_method.Body.OpenBrace);
        if (_method.Points.Count > 0)
        {
            _writer.Line($"var {_names.ResumeAt} = {_names.AtField};");
            if (body.UsesSuspended)
                _writer.Line($"var {_names.Suspended} = false;");
            _writer.Line($"{_names.AtField} = {_names.At}.None;");
        }

        if (_signature.Iterator is not null)
            _writer.Line($"{_names.Result} = false;");
        if (_signature.ResultType is not null)
            _writer.Line($"{Compiler}Unsafe.SkipInit(out {_names.Result});");
        foreach (var local in _method.TopLocals)
            _writer.Line(local.Ref.Length > 0 ? $"scoped {local.Ref} {local.Type} {local.Name} = ref {Compiler}Unsafe.NullRef<{local.Type}>();"
                : local.IsRefLike ? $"scoped {local.Type} {local.Name} = default;" : $"{Compiler}Unsafe.SkipInit(out {local.Type} {local.Name});");
        foreach (var kept in _method.Kept)
            _writer.Line($"var {kept.Name} = {(kept.Field is { } field ? $"{Services}FrameOperations.Restore(ref {field}, true ? default : {kept.Example})" : $"true ? default : {kept.Example}")};");
        foreach (var point in _method.Points.Where(p => p.IsResultAtTop && p.ResultType is not null && _markers.IsInline(p)))
            _writer.Line($"{Compiler}Unsafe.SkipInit(out {point.ResultType} {point.ResultLocal});");
        _writer.Line();
        body.Emit();
        lines.Hide();
        if (!_method.Body.EndsInJump)
        {
            if (_signature.ResultType is null)
                lines.Mapped(_method.Body.CloseBrace, "return true;");
            else
                _writer.Line("throw new global::System.Diagnostics.UnreachableException();");
        }

        lines.Hide();
        _writer.Close();
    }

    private void Position(string contract)
    {
        var file = System.IO.Path.GetFileName(_method.Shell.FilePath);
        _writer.Line("/// <summary>Where the frame stands, for messages and dumps.</summary>");
        _writer.Line($"readonly {Services}CoroutinePosition {contract}.Position => new(\"{_signature.DisplayName}\", \"{file}\", {_names.AtField} switch");
        _writer.Line("{");
        foreach (var point in _method.Points)
            _writer.Line($"    {_names.At}.{point.State} => {point.Span.StartLine},");
        _writer.Line($"    _ => {_method.Shell.Line},");
        _writer.Line("});");
    }

    private void Captures()
    {
        foreach (var scope in _method.Scopes)
        {
            _writer.Line();
            _writer.Line("/// <summary>Variables that lambdas share with the body; a new one each time their scope is entered.</summary>");
            _writer.Open($"private sealed class {scope.ClassName}{scope.TypeParameters}");
            foreach (var variable in scope.Variables)
                _writer.Line($"public {variable.Type} {variable.Name};");
            _writer.Close();
        }

        foreach (var helper in _method.Helpers)
        {
            _writer.Line();
            _writer.Line("/// <summary>Tells the compiler a type that has no name.</summary>");
            _writer.Line(helper);
        }
    }
}
