using System.Collections;
using System.Globalization;

namespace Conformance;

/// <summary>What programs call to be observed. Every program has <c>using static</c> of it.</summary>
public static class Trace
{
    /// <summary>Adds a line to the trace.</summary>
    /// <param name="line">The line.</param>
    public static void Log(string line) => Recording.Current.Log(line);

    /// <summary>Adds a value to the trace.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="value">The value.</param>
    public static void Log(string name, object? value) => Recording.Current.Log($"{name} = {Show(value)}");

    /// <summary>An operand that is seen when it is evaluated.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The value.</returns>
    public static T Val<T>(string name, T value)
    {
        Log(name);
        return value;
    }

    /// <summary>An operand that is seen when it is evaluated, and that throws in some of the runs.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The value.</returns>
    /// <exception cref="StepException">The plan says so.</exception>
    public static T Risk<T>(string name, T value)
    {
        Log(name);
        return Recording.Current.Decide() is Fate.Throws or Fate.ThrowsLater ? throw new StepException(name) : value;
    }

    /// <summary>An exception as the trace has it.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>Its type and message.</returns>
    public static string Show(Exception exception) => $"{exception.GetType().Name}: {exception.Message}";

    /// <summary>A value as the trace has it.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Its text, the same on every machine; sequences with their elements.</returns>
    public static string Show(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        Exception exception => Show(exception),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Show))}]",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
