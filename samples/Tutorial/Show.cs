using System.Globalization;

namespace Tutorial;

/// <summary>How the lessons print times.</summary>
internal static class Show
{
    /// <summary>A time in seconds, for example <c>4.0 s</c>, the same in every culture.</summary>
    public static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F1} s");
}
