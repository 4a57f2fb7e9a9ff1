using System.Text;
using Generator.Tests.Harness;

namespace Generator.Tests.Docs;

/// <summary>Makes <c>docs/lowering.md</c>: each construct before and after, as the generator prints it today.</summary>
internal static class LoweringDocument
{
    private const string Head = """
        # Lowering, construct by construct

        What the generator makes of each C# construct that can hold an `await`. This page is made by the tests; it cannot go stale.
        To make it anew after a change: `COROUTINES_UPDATE_DOCS=1 dotnet test tests/Generator.Tests`.

        How to read it:
        - `await Name: operand;` stands for the lines that are the same at every await: start what is awaited; if it is not done, note where to
          go on (`at = At.Name;`) and return to the loop; then the label `Name:`, at which a resumed frame comes in. [Generated code](generated-code.md) shows them.
        - `resumeAt` says at which await the frame was suspended; `At.None` means that it runs in the ordinary way. C# cannot jump into a block,
          so each block on the way to that await has a jump at its head.
        - Locals that live across an await are fields of the frame; they have the user's names.
        - `text = null;` after an await lets go of what is not needed any more, as the frame may be suspended for long.

        """;

    private static readonly (string Title, string Note, string Source)[] Constructs =
    [
        ("An await in a statement", "The value is used where it stood.", "var a = await A(); Use(a);"),
        ("Operands keep their order", "What C# evaluates before the await is stored; what it evaluates after stays where it is.", "Use(F(), await A(), G());"),
        ("An inline child", "The child's frame is a field of this one. A call is a plain method call; nothing is allocated.", "Use(await Child(p));"),
        ("Compound assignment", "C# reads the old value before the await.", "x += await A();"),
        ("Assignment to an element", "Array and index are evaluated before the await, the store is after.", "array[F()] = await A();"),
        ("`&&`", "An operand that may be skipped becomes control flow.", "if (b && await More()) Use(1);"),
        ("`?:`", "Only the chosen arm runs.", "Use(b ? await A() : F());"),
        ("`??`", "The right side runs only on null.", "s = await Text() ?? \"none\" + await A();"),
        ("`?.`", "The receiver is evaluated once; on null nothing to the right is.", "item?.Add(await A());"),
        ("String interpolation", "With an await in a hole C# evaluates every hole before it formats any.", "s = $\"{x} {await A()} {y}\";"),
        ("Object initializers", "The object is made first, then each member in order.", "item = new Item { Field = await A(), Count = 2 };"),
        ("Members that only an initializer may set", "The setter of an `init` member, and the constructor of a type with `required` ones, are called through an accessor, which the runtime binds by name.", "person = new Person { Name = await Text() ?? \"none\" };"),
        ("Anonymous types", "Their types cannot be written down, so a local has the type of an example; a field of type `object` keeps its value while the frame is suspended.", "var pair = new { X = F(), Y = \"y\" }; await A(); Use(pair.X);"),
        ("`dynamic`", "The members of the awaiter are found at run time. What it does not support is thrown before the frame says that it is suspended.", "dynamic d = Boxed(); x = await d.Run();"),
        ("`if`", "A resumed frame passes the condition without evaluating it.", "if (b) { await A(); Use(1); } else Use(2);"),
        ("`while`", "", "while (b) { await A(); x++; }"),
        ("`while` with an await in its condition", "", "while (await More()) Use(1);"),
        ("`do`", "", "do { await A(); } while (b);"),
        ("`for`", "The counter lives across the await, so it is a field.", "for (var i = 0; i < 3; i++) { if (i == 1) continue; await A(i); }"),
        ("`foreach` over an array", "", "foreach (var item in array) { await A(item); }"),
        ("`foreach` over anything else", "The enumerator is driven as the language says, and disposed when the loop is left; not when it is suspended.", "foreach (var text in new List<string>()) { await A(text.Length); }"),
        ("`await foreach`", "Two awaits that the language does not write: `MoveNextAsync` and `DisposeAsync`.", "await foreach (var item in Items()) Use(item);"),
        ("`switch` statement", "One switch picks the section and stores pattern variables; one holds the bodies.", "switch (Boxed()) { case int n when n > 3: await A(n); break; case string text: Use(text.Length); break; default: await A(); break; }"),
        ("A guard that awaits", "It stands behind the picking switch. If it fails, the decision is taken again, without it; what patterns read is read once.", "switch (Boxed()) { case int n when await More(): Use(n); break; default: await A(); break; }"),
        ("`switch` expression", "", "Use(p switch { 1 => await A(1), > 5 => 6, _ => F() });"),
        ("Pattern variables", "A pattern can declare locals only; one that lives across an await is stored once the pattern has matched.", "if (Boxed() is string text) { await A(); Use(text.Length); }"),
        ("`try` and `finally`", "The finally must not run when the frame is suspended.", "try { await A(); } finally { Use(1); }"),
        ("`catch` that awaits", "It runs after the try; the exception is kept. Filters run where they stood.", "try { F(); } catch (InvalidOperationException e) when (e.Message != \"\") { await A(e.Message.Length); throw; }"),
        ("`finally` that awaits", "The try catches everything; after the finally, what was pending goes on. A `return` goes through it too.", "try { if (b) return; F(); } finally { await A(); }"),
        ("`using`", "", "using var file = Open(); await A(); Use(2);"),
        ("`await using`", "", "await using (var file = OpenAsync()) { await A(); }"),
        ("Lambdas that capture", "Captured variables live in an object, a new one each time their scope is entered.", "for (var i = 0; i < 2; i++) { var n = i; await A(); Later(() => n + i); }"),
        ("Local functions", "What they capture must be there in a resumed frame too, so it comes before the re-entry jump.", "var n = 1; int Add(int by) => n += by; await A(); Use(Add(2));"),
        ("`yield return`", "In an async iterator. The frame is suspended as at an await; when it is resumed to be disposed, it leaves, and the `finally` blocks run.", "try { for (var i = 0; i < p; i++) yield return F(i); } finally { Use(1); }"),
        ("`goto`", "Labels stay, as the shape around them stays.", "again: await A(); if (b) goto again;"),
    ];

    public static string Make()
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var (title, note, source) in Constructs)
        {
            text.Append($"\n## {title}\n\n");
            if (note.Length > 0)
                text.Append($"{note}\n\n");
            text.Append($"```csharp\n{source}\n```\nbecomes\n```csharp\n{Dedent(Lowering.Of(source).Trim())}\n```\n");
        }

        return text.ToString();
    }

    /// <summary>The first line lost its indentation; labels never had any, and stay at the margin.</summary>
    private static string Dedent(string code) =>
        string.Join("\n", code.Split('\n').Select((line, i) => i > 0 && line.StartsWith("    ", StringComparison.Ordinal) ? line[4..] : line));
}
