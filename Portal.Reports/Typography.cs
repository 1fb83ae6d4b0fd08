using System.Text;
using Portal.Data;

namespace Portal.Reports;

/// <summary>
/// Typed text as each language sets it: curved apostrophes and quotes; in French a no-break space before <c>: % $ »</c> and after
/// <c>«</c>, none before <c>; ? !</c>. What is right already stays as it is.
/// </summary>
public static class Typography
{
    private const char NoBreak = '\u00a0';

    public static string Set(string text, Language language)
    {
        var set = new StringBuilder(text.Length + 8);
        for (var at = 0; at < text.Length; at++)
        {
            var sign = text[at];
            switch (sign)
            {
                case '\'':
                    set.Append(OpensSingle(text, at) ? '‘' : '’');
                    break;
                case '"' when language == Language.English:
                    set.Append(Opens(text, at) ? '“' : '”');
                    break;
                case '"' when Opens(text, at):
                    set.Append('«').Append(NoBreak);
                    break;
                case '"':
                    TrimSpace(set);
                    set.Append(NoBreak).Append('»');
                    break;
                case ';' or '?' or '!' when language == Language.French:
                    TrimSpace(set);
                    set.Append(sign);
                    break;
                case ':' or '%' or '$' or '»' when language == Language.French && set.Length > 0 && IsSpace(set[^1]):
                    TrimSpace(set);
                    set.Append(NoBreak).Append(sign);
                    break;
                case ' ' when language == Language.French && set.Length > 0 && set[^1] == '«':
                    set.Append(NoBreak);
                    break;
                default:
                    set.Append(sign);
                    break;
            }
        }

        return set.ToString();
    }

    /// <summary>At the start of a word: after a space, a bracket or nothing.</summary>
    private static bool Opens(string text, int at) => at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or '[' or '«' or '“';

    /// <summary>An apostrophe that stands before a word is rare: it opens a quotation only where another closes it on the line.</summary>
    private static bool OpensSingle(string text, int at)
    {
        if (!Opens(text, at))
        {
            return false;
        }

        var rest = text.AsSpan(at + 1);
        var line = rest.IndexOf('\n') is >= 0 and var end ? rest[..end] : rest;
        var close = line.IndexOf('\'');
        return close > 0 && (close == line.Length - 1 || !char.IsLetterOrDigit(line[close + 1]));
    }

    private static bool IsSpace(char sign) => sign is ' ' or NoBreak or '\u202f';

    /// <summary>Takes the spaces off the end; line ends stay.</summary>
    private static void TrimSpace(StringBuilder set)
    {
        while (set.Length > 0 && IsSpace(set[^1]))
        {
            set.Length--;
        }
    }
}
