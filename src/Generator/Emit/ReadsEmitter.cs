using Coroutines.Generator.Model;

namespace Coroutines.Generator.Emit;

/// <summary>Prints the objects that read each member of a switched value once.</summary>
internal static class ReadsEmitter
{
    public static void Write(IEnumerable<ReadsClass> classes, SourceWriter writer)
    {
        foreach (var reads in classes)
        {
            writer.Line();
            writer.Line("/// <summary>What a 'switch' reads of its value, each once, however often a guard lets the decision go on.</summary>");
            writer.Open($"private sealed class {reads.ClassName}({reads.ValueType} value)");
            writer.Line($"public {(reads.IsReadOnly ? "readonly " : "")}{reads.ValueType} Value = value;");
            foreach (var member in reads.Members)
                Member(member, writer);
            writer.Close();
        }
    }

    private static void Member(ReadMember member, SourceWriter writer)
    {
        writer.Line();
        writer.Line($"private (bool IsRead, {member.Type} Value) {member.Field};");
        if (member.First.Length == 0 && !member.IsByReference)
        {
            writer.Line($"public {member.Type} {member.Name} => ({member.Field}.IsRead ? {member.Field} : {member.Field} = (true, {member.Read})).Value;");
            return;
        }

        var by = member.IsByReference ? "ref " : "";
        writer.Open($"public {by}{member.Type} {member.Name}");
        writer.Open("get");
        writer.Line($"if ({member.Field}.IsRead)");
        writer.Line($"    return {by}{member.Field}.Value;");
        if (member.First.Length > 0)
            writer.Line(member.First);
        writer.Line($"{member.Field} = (true, {member.Read});");
        writer.Line($"return {by}{member.Field}.Value;");
        writer.Close();
        writer.Close();
    }
}
