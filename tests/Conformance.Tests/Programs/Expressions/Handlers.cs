// A23: interpolated string handlers that are classes or structs, with awaits in their holes.
internal static partial class Handlers
{
    [InterpolatedStringHandler]
    private sealed class Parts
    {
        private readonly StringBuilder text;

        public Parts(int literals, int holes) => text = new($"{Val("new", literals)},{holes}:");

        public void AppendLiteral(string part) => text.Append(Val($"literal {part}", part));

        public void AppendFormatted<T>(T value) => text.Append(Val($"{typeof(T).Name} {value}", value));

        public void AppendFormatted<T>(T value, int alignment) => text.Append($"{value}/{alignment}");

        public void AppendFormatted<T>(T value, string format) => text.Append($"{value}:{format}");

        public void AppendFormatted(string value, int alignment = 0, string? format = null) => text.Append(Val($"text {value}", $"{value}/{alignment}/{format ?? "-"}"));

        public override string ToString() => text.ToString();
    }

    [InterpolatedStringHandler]
    private struct Limited
    {
        private readonly Log target;
        private readonly List<string> parts = [];
        private int left;

        public Limited(int literals, int holes, Log target, int limit, out bool goesOn)
        {
            this.target = target;
            left = limit;
            goesOn = Val($"{target.Name} goes on", limit > 0);
        }

        public bool AppendLiteral(string part)
        {
            parts.Add(Val("literal", part));
            return --left > 0;
        }

        public bool AppendFormatted<T>(T value)
        {
            parts.Add(Val("hole", $"{value}"));
            return --left > 0;
        }

        public override readonly string ToString() => $"{target.Name}: {string.Join("|", parts)} {left}";
    }

    [InterpolatedStringHandler]
    private readonly struct Switched
    {
        private readonly StringBuilder text = new();

        public Switched(int literals, int holes, bool isOn, out bool goesOn) => goesOn = isOn;

        public void AppendLiteral(string part) => text.Append(part);

        public void AppendFormatted(object? value) => text.Append(Val("formatted", value));

        public override string ToString() => text?.ToString() ?? "";
    }

    private sealed class Log(string name)
    {
        public string Name => name;

        public string Write(int limit, [InterpolatedStringHandlerArgument("", "limit")] ref Limited handler, int more = 0) => Val("write", $"{handler} {more}");

        public string this[int limit, [InterpolatedStringHandlerArgument("", "limit")] Limited handler] => $"[{handler}]";
    }

    private static string Take(Parts parts, string more = "") => Val("take", parts + more);

    private static string When(bool isOn, [InterpolatedStringHandlerArgument("isOn")] Switched text) => Val("when", text.ToString());

    [Case, Coroutine, Covers("A23")]
    internal static async Coroutine<string> Classes()
    {
        Parts parts = $"a{await Step.Of("a", 1)}b{Val("b", "B")}{await Step.Of("c", "C"),5}{2.5:F1}{await Step.Of("d", 'd'),3}";
        return parts + Take($"x{await Step.Of("e", "e")}", await Step.Of("f", "f")) + Take($"{Val("g", 1)} stays {2}", await Step.Of("h", "h")) + Take(await Step.Of("i", parts), $"{parts}");
    }

    [Case, Coroutine, Covers("A23")]
    internal static async Coroutine<string> StopsEarly()
    {
        var log = new Log("log");
        var text = "";
        for (var limit = 0; limit < 5; limit++)
        {
            text += log.Write(Val("limit", limit), $"a{await Step.Of("a", 1)}b{await Step.Of("b", 2)}", await Step.Of("more", 3));
            Func<Log> change = () => log = new Log("other");
            text += log.Write(limit, $"{await Step.Of("c", change().Name)}");
        }

        return text + new Log("made").Write(await Step.Of("limit", 9), $"{await Step.Of("d", 4)}{{}}") + log[2, $"{await Step.Of("e", 5)}"] + log.Write(9, $"{Val("f", 6)}", await Step.Of("g", 7));
    }

    [Case, Coroutine, Covers("A23")]
    internal static async Coroutine<string> SwitchedOff() =>
        When(true, $"a{await Step.Of("a", 1)}{null}") + When(false, $"b{await Step.Of("never", 2)}{Val("never", 3)}") + When(await Step.Of("on", true), $"{await Step.Of("c", "c")}" + $"d{await Step.Of("d", "d")}");

    [Case, Coroutine, Covers("A23")]
    internal static async Coroutine<string> Builders()
    {
        var text = new StringBuilder();
        text.Append($"a{await Step.Of("a", 1)}").AppendLine($"{await Step.Of("b", "b"),4}|{await Step.Of("c", 2.25):F1}");
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"<{await Step.Of("d", 1.5),8:F2}>");
        return text.Replace(Environment.NewLine, "/").ToString();
    }

    [Case, Coroutine, Covers("A23", "A40")]
    internal static async Coroutine<string> DynamicHoles()
    {
        dynamic d = 5, s = "text";
        Parts parts = $"{d}{await Step.Of("a", 1)}{s}";
        return Take($"{parts}{await Step.Of("b", 2)}{d,4}{s:x}") + When(true, $"{d}{await Step.Of("c", 3)}");
    }

    [Case, Coroutine, Covers("A23", "A4")]
    internal static async Coroutine<string> OptionalArguments() => Options(isOn: await Step.Of("on", true), text: $"a{await Step.Of("a", 1)}");

    private static string Options(bool isOn, [InterpolatedStringHandlerArgument("isOn")] Switched text) => Val("options", $"{isOn}{text}");
}
