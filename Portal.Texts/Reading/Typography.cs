using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Portal.Texts.Model;

namespace Portal.Texts.Reading;

/// <summary>
/// The typography of the portal's texts: typographic apostrophes in both languages and, in French, the spacing that the
/// Office québécois de la langue française recommends for text on a screen.
/// </summary>
internal static class Typography
{
    private const char NoBreakSpace = '\u00A0';

    /// <summary>What is wrong with a text: the problem, the words for its message after the key, and where in the text.</summary>
    public static IEnumerable<(DiagnosticDescriptor Descriptor, string[] Words, TextSpan Span)> Check(string text, TextLanguage language)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\'')
            {
                yield return (Problems.StraightApostrophe, [], new(i, 1));
            }

            if (language == TextLanguage.English || !char.IsWhiteSpace(text[i]))
            {
                continue;
            }

            if (i > 0 && text[i - 1] == '«' && text[i] != NoBreakSpace)
            {
                yield return (Problems.BreakingSpace, ["after", "«"], new(i, 1));
            }

            if (i + 1 < text.Length && text[i + 1] is ':' or '%' or '$' or '»' && text[i] != NoBreakSpace)
            {
                yield return (Problems.BreakingSpace, ["before", text[i + 1].ToString()], new(i, 1));
            }

            if (i + 1 < text.Length && text[i + 1] is ';' or '?' or '!')
            {
                yield return (Problems.UnwantedSpace, [text[i + 1].ToString()], new(i, 1));
            }
        }
    }
}
