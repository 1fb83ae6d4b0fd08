using System.Text;

namespace Portal.Data.Governance.Letters;

/// <summary>A stretch of a template: text as it stands, or a field to fill in.</summary>
/// <param name="Field">Null where it is text.</param>
/// <param name="IsCapital">The field was written with a capital: it begins a sentence.</param>
public readonly record struct LetterPiece(string Text, LetterField? Field = null, bool IsCapital = false);

public enum LetterTextProblem
{
    UnknownField,

    /// <summary>An opening brace without its closing one, or the other way round.</summary>
    LoneBrace,
}

/// <param name="Line">From 1.</param>
/// <param name="Column">Of the brace, from 1.</param>
/// <param name="Found">The name between the braces, shortened; the brace where it stands alone.</param>
public sealed record LetterTextError(LetterTextProblem Problem, int Line, int Column, string Found);

/// <summary>A text with fields in braces, <c>{poste}</c>. A field begins with a capital where it begins a sentence: <c>{Poste}</c>.</summary>
public static class LetterText
{
    private const int LongestFound = 40;

    /// <summary>Line ends as line feeds, no other control characters, nothing around it.</summary>
    public static string Plain(string? text)
    {
        var plain = new StringBuilder(text?.Length ?? 0);
        foreach (var sign in (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'))
        {
            if (sign == '\n' || !char.IsControl(sign))
            {
                plain.Append(sign);
            }
        }

        return plain.ToString().Trim();
    }

    /// <summary>The pieces of a plain text, or what is wrong with it first.</summary>
    public static (IReadOnlyList<LetterPiece> Pieces, LetterTextError? Error) Parse(string text, LetterKind kind, Language language)
    {
        List<LetterPiece> pieces = [];
        for (var at = 0; at < text.Length;)
        {
            var brace = text.AsSpan(at).IndexOfAny('{', '}') is >= 0 and var offset ? at + offset : text.Length;
            if (brace > at)
            {
                pieces.Add(new LetterPiece(text[at..brace]));
            }

            if (brace == text.Length)
            {
                break;
            }

            var end = text.AsSpan(brace + 1).IndexOfAny('{', '}', '\n');
            if (text[brace] == '}' || end < 0 || text[brace + 1 + end] != '}')
            {
                return ([], Error(LetterTextProblem.LoneBrace, text, brace, text[brace].ToString()));
            }

            var name = text.Substring(brace + 1, end);
            if (LetterFields.Find(name, kind, language) is not { } field)
            {
                return ([], Error(LetterTextProblem.UnknownField, text, brace, name.Length > LongestFound ? name[..LongestFound] + "…" : name));
            }

            pieces.Add(new LetterPiece(name, field, char.IsUpper(name.TrimStart()[0])));
            at = brace + end + 2;
        }

        return (pieces, null);
    }

    private static LetterTextError Error(LetterTextProblem problem, string text, int at, string found)
    {
        var lineStart = text.LastIndexOf('\n', Math.Max(0, at - 1), at == 0 ? 0 : at) + 1;
        return new LetterTextError(problem, text.AsSpan(0, at).Count('\n') + 1, at - lineStart + 1, found);
    }
}
