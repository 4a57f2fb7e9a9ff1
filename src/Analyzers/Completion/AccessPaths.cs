using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coroutines.Analyzers;

/// <summary>Finds the access path of an expression, seeing through conversions, awaiters and flow captures.</summary>
internal sealed class AccessPaths(ImmutableDictionary<CaptureId, IOperation> captures)
{
    /// <summary>For expressions outside a control flow graph, which hold no captures.</summary>
    public static AccessPaths WithoutCaptures { get; } = new(ImmutableDictionary<CaptureId, IOperation>.Empty);

    /// <summary>The path, or null for an expression that makes a new value each time it is evaluated.</summary>
    public AccessPath? Of(IOperation? operation)
    {
        operation = Strip(operation);
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return AccessPath.Of(local.Local);
            case IParameterReferenceOperation parameter:
                return AccessPath.Of(parameter.Parameter);
            case IFieldReferenceOperation field:
                return OfMember(field, field.Instance);
            case IPropertyReferenceOperation property when Awaitables.IsEnumeratorCurrent(property):
                return Of(property.Instance)?.Element("*");
            case IPropertyReferenceOperation { Arguments.Length: > 0 } indexer:
                return Of(indexer.Instance)?.Element(Text(indexer.Arguments));
            case IPropertyReferenceOperation property:
                return OfMember(property, property.Instance);
            case IArrayElementReferenceOperation element:
                return Of(element.ArrayReference)?.Element(Text(element.Indices));
            case IInvocationOperation call when Awaitables.PickedFrom(call) is { } collection:
                return Of(collection)?.Element(call.TargetMethod.Name);
            case IAssignmentOperation assignment:
                return Of(assignment.Target);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } input:
                return Of(Awaitables.PatternInput(input));
            case IConditionalAccessInstanceOperation instance:
                return Of(Awaitables.ConditionalReceiver(instance));
            default:
                return null;
        }
    }

    /// <summary>Removes what passes the same awaitable on.</summary>
    public IOperation? Strip(IOperation? operation)
    {
        while (true)
        {
            var inner = operation switch
            {
                IConversionOperation conversion => conversion.Operand,
                IParenthesizedOperation parenthesized => parenthesized.Operand,
                IFlowCaptureReferenceOperation reference => captures.TryGetValue(reference.Id, out var captured) ? captured : null,
                IInvocationOperation call => Awaitables.PassedOn(call),
                _ => null,
            };
            if (inner is null)
            {
                return operation;
            }

            operation = inner;
        }
    }

    private AccessPath? OfMember(IMemberReferenceOperation member, IOperation? instance)
        => instance is null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }
            ? AccessPath.Of(member.Member)
            : Of(instance)?.Member(member.Member.Name);

    private static string Text<T>(ImmutableArray<T> operations) where T : IOperation
        => string.Join(",", operations.Select(operation => operation.Syntax.ToString()));
}
