using System.Buffers;

namespace Portal.Data.Utilization;

/// <summary>The two shapes of code that a form is made of: <c>RPMACT</c> and <c>video</c>.</summary>
internal static class Codes
{
    private static readonly SearchValues<char> IndicatorSigns =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private static readonly SearchValues<char> CategorySigns =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary><c>[A-Z][A-Z0-9_]*</c></summary>
    public static bool IsIndicator(ReadOnlySpan<char> text) =>
        !text.IsEmpty && char.IsAsciiLetterUpper(text[0]) && !text.ContainsAnyExcept(IndicatorSigns);

    /// <summary><c>[a-z][a-z0-9_]*</c></summary>
    public static bool IsCategory(ReadOnlySpan<char> text) =>
        !text.IsEmpty && char.IsAsciiLetterLower(text[0]) && !text.ContainsAnyExcept(CategorySigns);
}
