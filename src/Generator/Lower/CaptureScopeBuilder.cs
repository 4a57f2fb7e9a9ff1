using Coroutines.Generator.Analysis;
using Coroutines.Generator.Bind;
using Coroutines.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Coroutines.Generator.Lower;

/// <summary>Collects the captured variables of one scope.</summary>
internal sealed class CaptureScopeBuilder(string className, string fieldName, SyntaxNode owner, MethodContext context)
{
    private readonly List<(ITypeSymbol Type, string Name)> _variables = [];
    private CaptureScope? _built;
    private string _creation = $"new {className}()";

    public string FieldName => fieldName;

    /// <summary>The expression that makes the object, when all variables are known.</summary>
    public string Creation
    {
        get
        {
            Build();
            return _creation;
        }
    }

    public void Add(Variable variable) => _variables.Add((variable.Type, TypeNames.Identifier(variable.Name)));

    public CaptureScope Build() => _built ??= _variables.All(v => TypeNames.IsNameable(v.Type)) ? OfNamed() : OfUnnamed();

    private CaptureScope OfNamed() => new(className, "", fieldName, _variables.Select(v => new FrameField(context.TypeName(v.Type), v.Name, FieldRole.Local)).ToEquatable());

    private CaptureScope OfUnnamed()
    {
        var (types, fields, creation) = context.Kept.Capture(className, _variables);
        _creation = creation;
        context.Kept.Add(fieldName, creation, owner);
        return new(className, types, fieldName, fields);
    }
}
